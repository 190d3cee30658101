import { expect, test } from 'vitest';
import { draftFrom } from './draft-from.ts';

test('notes with the columns that Anki names', async () => {
  const draft = await draftFrom(
    [
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#deck:Work::Platform',
      '#tags column:4',
      'x1\tPod\t<div>Runs <code>things</code>.</div><br>[sound:pod.mp3]\tk8s::core quick',
      'x2\tNode\t"{{c1::A machine}}, ""real"" or<br>virtual"\t',
      'x3\t\tLost.\t',
    ].join('\n'),
  );
  expect(draft).toMatchObject({ format: 'anki', info: { name: 'Platform' } });
  expect(draft.entries).toMatchObject([
    { at: 'row 6', term: 'Pod', definition: 'Runs `things`.', category: 'core' },
    { at: 'row 7', term: 'Node', definition: 'A machine, "real" or\nvirtual' },
  ]);
  expect(draft.dropped).toEqual([{ at: 'row 8', term: 'x3', why: 'has no term' }]);
});

test('fields by the names in #columns', async () => {
  const draft = await draftFrom(
    '#separator:Comma\n#html:false\n#columns:Word,Example,Meaning,Tags\n#tags column:4\nPod,One pod.,"Runs, <b>always</b>.",core',
  );
  expect(draft.entries[0]).toMatchObject({
    term: 'Pod',
    example: 'One pod.',
    definition: 'Runs, always.',
    category: 'core',
  });
});
