import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS } from './fixtures.ts';
import { everythingStored } from './stored.ts';
import {
  acceptPreview,
  ask,
  dropFile,
  importFile,
  press,
  textsOf,
  typeInto,
  untilText,
  type View,
  viewOf,
} from './views.ts';

/** What is shown of a file before it is stored, and what is made of it then. */

const FORMAT = { format: 'lumomate-pack/1' };
const FINE = { term: 'Zorkmid', blurb: 'A coin.' };

/** Files of which nothing can be made, and what is said of each. */
const REFUSED: [what: string, file: string, text: string, said: string][] = [
  ['is no text of any format', 'diary.json', 'Dear diary, { today', 'none of the formats'],
  [
    'has another version of the format',
    'later.json',
    JSON.stringify({ format: 'lumomate-pack/2', id: 'mine', name: 'Mine', entries: [FINE] }),
    'this is “lumomate-pack/2”',
  ],
];

/** Files of which something can be made once more is known, and what is said of each. */
const DOUBTFUL: [what: string, data: object, said: string[], importable: boolean][] = [
  [
    'an entry without a term',
    { entries: [FINE, { blurb: 'Who am I?' }] },
    ['2 found', '1 to be imported', '1 dropped', 'entry 2 has no term'],
    true,
  ],
  [
    'the same entry twice, and two of one id',
    {
      entries: [
        { ...FINE, id: 'z' },
        { ...FINE, id: 'z' },
        { term: 'Groat', blurb: 'Another.', id: 'z' },
      ],
    },
    ['2 to be imported', 'entry 2 “Zorkmid” is the same as entry 1'],
    true,
  ],
  [
    'broken fields',
    { entries: [FINE, { term: 'Groat', blurb: 4 }] },
    ['1 to be imported', 'entry 2 “Groat” field “blurb” must be text'],
    true,
  ],
  [
    'a home page that is a script',
    { homepage: 'javascript:alert(1)', entries: [FINE] },
    ['Home page must be an http(s) address'],
    false,
  ],
  [
    'the id of the built-in glossary',
    { id: 'lumomate', entries: [FINE] },
    ['Id is that of the built-in glossary'],
    false,
  ],
  ['no entry that has a definition', { entries: [{ term: 'Zorkmid' }] }, ['no entry is left'], false],
];

describe.each(Object.entries(BROWSERS))('what comes in by the options page in %s', (_, launch) => {
  let extended: ExtendedBrowser;
  let options: View;

  beforeAll(async () => {
    extended = await launch();
    options = viewOf(await extended.openExtensionPage('/options.html'));
    await untilText(options, '.pack', 'Built in');
  });
  afterAll(() => extended.close());

  /** Once: a pack that is there already is left alone. */
  async function importMine(): Promise<void> {
    if ((await textsOf(options, '.pack')).some((text) => text.startsWith('Mine'))) return;
    const pack = { ...FORMAT, id: 'mine', name: 'Mine', version: '1.2.3', entries: [FINE] };
    await importFile(options, 'mine.json', JSON.stringify(pack));
    await untilText(options, '.report-done', 'Mine is in, with one entry.');
    await untilText(options, '.pack', /^Mine one entry · version 1\.2\.3/);
  }

  test.each(REFUSED)('refuses a file that %s, says why, and changes nothing', async (_, file, text, said) => {
    await importMine();
    const before = await everythingStored(options);
    await dropFile(options, file, text);
    expect(await untilText(options, '[role=alert]', file)).toContain(said);
    expect(await everythingStored(options)).toEqual(before);
    await press(options, `Dismiss the report on ${file}`);
    await until('the report is gone', async () => !(await textsOf(options, '.report-refused')).length);
  });

  test.each(DOUBTFUL)(
    'shows a pack that has %s, and stores nothing unasked',
    async (_, data, said, importable) => {
      await importMine();
      const before = await everythingStored(options);
      await dropFile(
        options,
        'doubt.json',
        JSON.stringify({ ...FORMAT, id: 'doubt', name: 'Doubt', ...data }),
      );
      await untilText(options, '.preview', 'doubt.json');
      await options.run(({ document }) => {
        for (const folded of document.querySelectorAll('.preview details'))
          folded.toggleAttribute('open', true);
      });
      const [preview = ''] = await textsOf(options, '.preview');
      // Counts stand with the number first, as they are seen.
      const seen = preview.replace(/(found|to be imported|dropped) (\d+)/g, '$2 $1');
      for (const line of said) expect(seen).toContain(line);
      const isDisabled = await options.run(
        ({ document }) => document.querySelector<HTMLButtonElement>('.preview .button-main')!.disabled,
      );
      expect(isDisabled).toBe(!importable);
      await press(options, 'Cancel');
      await until('the preview is gone', async () => !(await textsOf(options, '.preview')).length);
      expect(await everythingStored(options)).toEqual(before);
    },
  );

  test('can be changed before it is stored: what it is called, and who keeps it', async () => {
    await dropFile(
      options,
      'other.json',
      JSON.stringify({ ...FORMAT, id: 'other', name: 'Other', entries: [FINE] }),
    );
    await untilText(options, '.preview', 'other.json');
    await typeInto(options, 'Name', 'Coins of Zork');
    await typeInto(options, 'Version', '2.0');
    await untilText(options, '.preview', 'Version must look like 1.4.0');
    await typeInto(options, 'Version', '2.0.0');
    await options.run(({ document }) =>
      document.querySelector<HTMLElement>('.preview [type=checkbox]')!.click(),
    );
    await acceptPreview(options, 'other.json');
    await untilText(options, '.pack', /^Coins of Zork Yours one entry · version 2\.0\.0/);
    await ask(options, 'remove-pack', { id: 'other' });
  });

  test('says what an older version would change in the pack that is there', async () => {
    await importMine();
    const entries = [
      { term: 'Groat', blurb: 'Another.' },
      { term: 'Florin', blurb: 'A third.' },
    ];
    await dropFile(
      options,
      'old.json',
      JSON.stringify({ ...FORMAT, id: 'mine', name: 'Mine', version: '1.0.0', entries }),
    );
    const text = await untilText(options, '.replaces', '+2 −1 entries');
    expect(text).toContain('version 1.2.3 → 1.0.0');
    expect(text).toContain('older than the one you have');
    await press(options, 'Cancel');
  });

  test('is taken from pasted text, into the form or anywhere on the page', async () => {
    const text = JSON.stringify({ ...FORMAT, id: 'pasted', name: 'Pasted', entries: [FINE] });
    await press(options, 'Paste text…');
    await typeInto(options, 'Text of a glossary', text);
    await press(options, 'Read this text');
    await acceptPreview(options, 'Pasted text');
    await untilText(options, '.report-done', 'Pasted is in');
    await options.run((view, pasted) => {
      const clipboardData = new view.DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new view.ClipboardEvent('paste', { bubbles: true, cancelable: true });
      // Firefox makes no event with anything on the clipboard.
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      view.document.body.dispatchEvent(event);
    }, text);
    await untilText(options, '.replaces', 'version 0.0.0 again');
    await press(options, 'Cancel');
    await ask(options, 'remove-pack', { id: 'pasted' });
  });

  test('is fetched from an address once, and only the address that was typed', async () => {
    const pack = { ...FORMAT, id: 'far', name: 'Far', entries: [FINE] };
    const site = await serve({ pages: { '/far.json': JSON.stringify(pack) } });
    await typeInto(options, 'Address of a pack', 'http://words.example/far.json');
    await press(options, 'Import once');
    await untilText(options, '.address', 'Addresses begin with https://');
    await typeInto(options, 'Address of a pack', `${site.origin}/far.json`);
    await press(options, 'Import once');
    await acceptPreview(options, `${site.origin}/far.json`);
    await untilText(options, '.report-done', 'Far is in');
    expect(site.requests).toEqual(['/far.json']);

    await typeInto(options, 'Address of a pack', `${site.origin}/gone.json`);
    await press(options, 'Import once');
    await untilText(options, '.report-refused', 'answers 404');
    await ask(options, 'remove-pack', { id: 'far' });
    await site.close();
  });
});
