import { describe, expect, test } from 'vitest';
import { readDraft } from '../../glossary/formats/read.ts';
import { draftFrom, formatOf, termsOf } from './draft-from.ts';

describe('tables are read with any delimiter, with and without headings', () => {
  const pod = { Pod: 'The smallest thing that runs.', Node: 'A machine, real or virtual.' };
  test.each<[what: string, text: string]>([
    ['commas', 'term,definition\nPod,The smallest thing that runs.\nNode,"A machine, real or virtual."\n'],
    ['semicolons', 'Term;Definition\nPod;The smallest thing that runs.\nNode;A machine, real or virtual.'],
    ['tabs', 'Name\tMeaning\nPod\tThe smallest thing that runs.\nNode\tA machine, real or virtual.'],
    ['bars', 'term|definition\nPod|The smallest thing that runs.\nNode|A machine, real or virtual.'],
    ['German', 'Begriff;Bedeutung\nPod;The smallest thing that runs.\nNode;A machine, real or virtual.'],
    ['Japanese', '用語\t定義\nPod\tThe smallest thing that runs.\nNode\tA machine, real or virtual.'],
    ['unknown headings', 'ABC;XYZ\nPod;The smallest thing that runs.\nNode;A machine, real or virtual.'],
    ['no headings', 'Pod\tThe smallest thing that runs.\nNode\tA machine, real or virtual.'],
    [
      'lines of Windows',
      'term,definition\r\nPod,The smallest thing that runs.\r\nNode,"A machine, real or virtual."\r\n',
    ],
    [
      'blanks before quotes',
      'term, definition\nPod, "The smallest thing that runs."\nNode, "A machine, real or virtual."\n',
    ],
    [
      'rows quoted as a whole',
      '"term,definition"\n"Pod,The smallest thing that runs."\n"Node,A machine, real or virtual."\n',
    ],
    [
      'forgotten quotes',
      'term,definition\nPod,The smallest thing that runs.\nNode,A machine, real or virtual.\n',
    ],
    [
      'letters in front',
      'letter,term,definition\nP,Pod,The smallest thing that runs.\nN,Node,"A machine, real or virtual."',
    ],
    [
      'a title above',
      'Our words,\n,\nterm,definition\nPod,The smallest thing that runs.\nNode,"A machine, real or virtual."',
    ],
  ])('%s', async (_, text) => {
    const draft = await draftFrom(text);
    expect(draft.format).toBe('csv');
    expect(termsOf(draft)).toEqual(pod);
  });

  test.each<[encoding: string, bytes: Uint8Array]>([
    [
      'UTF-8 with a byte order mark',
      Uint8Array.of(0xef, 0xbb, 0xbf, ...Buffer.from('term,definition\nCafé,Ein Ort.')),
    ],
    ['Windows-1252', Uint8Array.from(Buffer.from('term,definition\nCafé,Ein Ort.', 'latin1'))],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, ...Buffer.from('term,definition\nCafé,Ein Ort.', 'utf16le'))],
  ])('%s', async (_, bytes) => {
    expect(termsOf(await readDraft([{ name: '', bytes }]))).toEqual({ Café: 'Ein Ort.' });
  });

  test('a quote that begins a cell need not quote it', async () => {
    const draft = await draftFrom(
      'term\tdefinition\n"cohort" theory\tA theory.\n"what\'s up"?\tA question.\n',
    );
    expect(termsOf(draft)).toEqual({ '"cohort" theory': 'A theory.', '"what\'s up"?': 'A question.' });
  });
});

describe('what is no table is not taken for one', () => {
  test.each<[what: string, text: string]>([
    ['prose', 'Well, this is it.\nHowever, there is more.\nIn the end, all is well.\n'],
    ['Markdown', '# Words\n\n- **Pod**: small, and quick\n- **Node**: large, and slow\n'],
    ['a table of Markdown', '| term | definition |\n| --- | --- |\n| Pod | Small. |\n'],
    ['one of no leading bars', 'term | definition\n--- | ---\nPod | Small.\n'],
    ['front matter', '---\ntitle: Pod, or what\n---\nSmall, and quick.\n'],
    ['XML', '<a>,<b>\n<c>,<d>\n'],
  ])('%s', async (_, text) => {
    expect(await formatOf(text)).not.toBe('csv');
  });
});

describe('each row is an entry or is named', () => {
  const text = [
    'term,definition,aliases,see also,source,depth',
    'Pod,"Two\nlines","k8s pod; ""pods, all""",Node,https://example.org/pod,1',
    ',Lost.,,,,2',
    '',
    'term,definition,aliases,see also,source,depth',
    'Node,A machine.,,,A book,3',
  ].join('\n');

  test('by its row, the headings counted', async () => {
    const { entries, dropped, notes } = await draftFrom(text);
    expect(entries.map(({ at, term }) => [at, term])).toEqual([
      ['row 2', 'Pod'],
      ['row 6', 'Node'],
    ]);
    expect(dropped).toEqual([
      { at: 'row 5', why: 'repeats the headings' },
      { at: 'row 3', term: 'Lost.', why: 'has no term' },
    ]);
    expect(notes).toEqual(['column “depth” is left out']);
  });

  test('its lists and sources are understood', async () => {
    const { entries } = await draftFrom(text);
    expect(entries[0]).toMatchObject({
      definition: 'Two\nlines',
      aliases: ['k8s pod', 'pods, all'],
      seeAlso: ['Node'],
      sources: [{ url: 'https://example.org/pod' }],
    });
    expect(entries[1]).toMatchObject({ sources: [{ title: 'A book' }] });
  });

  test('surplus cells go to the text, and that is said', async () => {
    const { entries, notes } = await draftFrom(
      'term,definition,category\nPod,Small, quick, cheap.,Core\nNode,A machine.,Core',
    );
    expect(entries[0]).toMatchObject({ definition: 'Small, quick, cheap.', category: 'Core' });
    expect(notes).toContain('rows with more cells than headings, of which the text took what was over: 1');
  });
});

describe('columns', () => {
  test('are told with what they were taken for, and can be given otherwise', async () => {
    const text =
      'Sheet,Variable,Explanation\nall,Pod,The smallest thing that is run here.\nall,Node,Any machine on which things run.';
    const draft = await draftFrom(text);
    expect(draft.columns).toEqual([
      { name: 'Sheet', field: null, examples: ['all', 'all'] },
      { name: 'Variable', field: 'term', examples: ['Pod', 'Node'] },
      { name: 'Explanation', field: 'definition', examples: [expect.any(String), expect.any(String)] },
    ]);
    const other = await draftFrom(text, { columns: ['category', 'term', 'example'] });
    expect(other.entries[0]).toMatchObject({
      term: 'Pod',
      category: 'all',
      example: 'The smallest thing that is run here.',
    });
    expect(other.entries[0]).not.toHaveProperty('definition');
  });

  test('the shorter of two definitions is the blurb; equal ones stand once', async () => {
    const { entries } = await draftFrom(
      'term,definition,description\nTFR,Flight restriction,"A notice that restricts an area."\nPOC,Contact,Contact\nAIN,Angle,The angle from here to there.',
    );
    expect(entries.map(({ blurb, definition }) => [blurb, definition])).toEqual([
      ['Flight restriction', 'A notice that restricts an area.'],
      [undefined, 'Contact'],
      ['Angle', 'The angle from here to there.'],
    ]);
  });

  test('without a term, an acronym is one, and what it stands for its text', async () => {
    const { entries } = await draftFrom(
      'short,long\nFPGA,Field Programmable Gate Array\nRTL,Register Transfer Level',
    );
    expect(entries[0]).toMatchObject({
      term: 'FPGA',
      aliases: ['Field Programmable Gate Array'],
      blurb: 'Field Programmable Gate Array',
    });
  });

  test('a category is preferred to tags, and the rest is counted', async () => {
    const { entries, notes } = await draftFrom(
      'term,tags,category,definition\nPod,small;quick,Core,Runs.\nNode,big,,A machine.',
    );
    expect(entries.map(({ category }) => category)).toEqual(['Core', 'big']);
    expect(notes).toContain('entries with more than one category or tag, of which the first is taken: 1');
  });
});

describe('languages', () => {
  const wide =
    'id,name_en,name_fr,def_en,def_fr\na,Cloud,Nuage,Others’ machines.,Les machines des autres.\nb,,Brume,,Un nuage bas.';

  test('one of several is taken, and the others are said', async () => {
    const draft = await draftFrom(wide);
    expect(draft).toMatchObject({ languages: ['en', 'fr'], info: { language: 'en' } });
    expect(termsOf(draft)).toEqual({ Cloud: 'Others’ machines.' });
    expect(draft.dropped).toEqual([{ at: 'row 3', term: 'b', why: 'has no term in “en”' }]);
    expect(draft.notes).toEqual(['terms are taken in en; those in fr are left out']);
  });

  test('another one on demand', async () => {
    const draft = await draftFrom(wide, { language: 'fr' });
    expect(draft.info.language).toBe('fr');
    expect(termsOf(draft)).toEqual({ Nuage: 'Les machines des autres.', Brume: 'Un nuage bas.' });
  });

  test.each<[headings: string, languages: string[]]>([
    ['en,ko', ['en', 'ko']],
    ['English,Korean', ['en', 'ko']],
    ['eng,kor', ['en', 'ko']],
    ['영어,한국어', ['en', 'ko']],
    ['term_en,term_ko', ['en', 'ko']],
  ])('terms alone, under %s, stand in for definitions', async (headings, languages) => {
    const draft = await draftFrom(`${headings}\nProduct,프로덕트\nAgile,애자일`);
    expect(draft.languages).toEqual(languages);
    expect(draft.entries.map(({ term, blurb }) => [term, blurb])).toEqual([
      ['Product', '프로덕트 (ko)'],
      ['Agile', '애자일 (ko)'],
    ]);
    expect(draft.notes).toEqual([
      'there are no definitions: the terms in ko stand as the blurbs of those in en',
    ]);
  });

  test('columns without a language are those of the main one', async () => {
    const draft = await draftFrom('term,definition,term_fr,def_fr\nCloud,Machines.,Nuage,Des machines.');
    expect(termsOf(draft)).toEqual({ Cloud: 'Machines.' });
    expect(draft.languages).toEqual(['und', 'fr']);
    const french = await draftFrom('term,definition,term_fr,def_fr\nCloud,Machines.,Nuage,Des machines.', {
      language: 'fr',
    });
    expect(termsOf(french)).toEqual({ Nuage: 'Des machines.' });
  });

  test('a column may say the language of each row', async () => {
    const draft = await draftFrom(
      'term,lang,definition\nCloud,en,Machines.\nSky,en,Above.\nNuage,fr,Des machines.',
    );
    expect(termsOf(draft)).toEqual({ Cloud: 'Machines.', Sky: 'Above.' });
    expect(draft).toMatchObject({ languages: ['en', 'fr'], info: { language: 'en' } });
    expect(draft.dropped).toEqual([{ at: 'row 4', term: 'Nuage', why: 'is in “fr”' }]);
  });

  test('“term_id” is an id, “name_id” beside “name_en” is Indonesian', async () => {
    expect((await draftFrom('term_id,term,definition\n7,Pod,Runs.')).entries[0]).toMatchObject({
      id: '7',
      term: 'Pod',
    });
    expect((await draftFrom('name_en,name_id,def_en\nCloud,Awan,Machines.')).languages).toEqual(['en', 'id']);
  });
});

test('rows above the headings tell of the pack', async () => {
  const draft = await draftFrom(
    '#name,Our words\n#version,2\n#category,core,Core,Platform\n# a comment\nterm,category,definition\nPod,Core,Runs.',
  );
  expect(draft.info).toEqual({
    name: 'Our words',
    version: '2.0.0',
    categories: [{ id: 'core', name: 'Core', section: 'Platform' }],
  });
  expect(draft.dropped).toEqual([{ at: 'row 4', why: 'is a comment' }]);
  expect(termsOf(draft)).toEqual({ Pod: 'Runs.' });
});

test('of a folder the tables are read together, the rest is named', async () => {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const draft = await readDraft([
    file('a.csv', 'term,definition\nPod,Runs.'),
    file('b.csv', 'term,definition\nNode,A machine.\n,Lost.'),
    file('README', 'These are our words.'),
  ]);
  expect(draft.entries.map(({ at }) => at)).toEqual(['a.csv, row 2', 'b.csv, row 2']);
  expect(draft.dropped).toEqual([
    { at: 'b.csv, row 3', term: 'Lost.', why: 'has no term' },
    { at: 'README', why: 'is in another format' },
  ]);
});
