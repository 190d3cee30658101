import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { InputFile } from '../../glossary/formats/draft.ts';
import { readDraft } from '../../glossary/formats/read.ts';
import { fileOf, said } from './text-files.ts';

type Article = [word: string, data: string | Uint8Array];

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function number(value: number, width = 4): Uint8Array {
  const bytes = new Uint8Array(width);
  new DataView(bytes.buffer).setUint32(width - 4, value);
  return bytes;
}

/** A StarDict dictionary’s files. */
function stardict(
  articles: Article[],
  fields: Record<string, string> = {},
  synonyms: [string, number][] = [],
): Record<'ifo' | 'idx' | 'dict' | 'syn', Uint8Array> {
  const width = fields.idxoffsetbits === '64' ? 8 : 4;
  const data = articles.map(([, text]) => (typeof text === 'string' ? strToU8(text) : text));
  let offset = 0;
  const idx = joined(
    ...articles.map(([word], i) => {
      const entry = joined(strToU8(`${word}\0`), number(offset, width), number(data[i]!.length));
      offset += data[i]!.length;
      return entry;
    }),
  );
  const lines = {
    version: '2.4.2',
    wordcount: `${articles.length}`,
    idxfilesize: `${idx.length}`,
    bookname: 'Words',
    ...fields,
  };
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  return {
    ifo: strToU8(`StarDict's dict ifo file\n${text.join('')}`),
    idx,
    dict: joined(...data),
    syn: joined(...synonyms.map(([word, i]) => joined(strToU8(`${word}\0`), number(i)))),
  };
}

function filesOf({ ifo, idx, dict, syn }: ReturnType<typeof stardict>): InputFile[] {
  const files = [fileOf('w.ifo', ifo), fileOf('w.idx', idx), fileOf('w.dict', dict)];
  return syn.length ? [...files, fileOf('w.syn', syn)] : files;
}

describe('a StarDict dictionary', () => {
  test('its words, other words for them, and what it says of itself', async () => {
    const made = stardict(
      [
        ['Pod', 'A group.'],
        ['Node', 'A machine.'],
      ],
      { sametypesequence: 'm', author: 'A. Writer', website: 'https://example.org' },
      [['Host', 1]],
    );
    const draft = await readDraft(filesOf(made));
    expect(draft).toMatchObject({
      format: 'stardict',
      info: { name: 'Words', author: 'A. Writer', homepage: 'https://example.org' },
      entries: [
        { term: 'Pod', definition: 'A group.', at: 'word 1' },
        { term: 'Node', aliases: ['Host'] },
      ],
      dropped: [],
      notes: [],
    });
  });

  test.each<[type: string, data: string, text: string]>([
    ['h', '<b>A</b> group<ul><li>of <a href="bword://Node">nodes</a></li></ul>', 'A group\n\n• of nodes'],
    ['g', 'A <b>group</b>\nof them', 'A group\nof them'],
    ['x', '<k>Pod</k>\nA group of <kref>Node</kref>', 'A group of Node'],
    ['tm', 'pɒd\0A group.', '/pɒd/\n\nA group.'],
    ['mr', 'A group.\0img:x.png', 'A group.'],
  ])('fields of the type “%s”', async (types, data, text) => {
    const draft = await readDraft(
      filesOf(
        stardict(
          [
            ['Pod', data],
            ['Node', 'm'],
          ],
          { sametypesequence: types },
        ),
      ),
    );
    expect(draft.entries[0]?.definition).toBe(text);
    if (/bword|kref/.test(data)) expect(draft.entries[0]?.seeAlso).toEqual(['Node']);
  });

  test('fields that say their own types, sounds among them; wide offsets; gzip; zip; no names', async () => {
    const article = joined(
      strToU8('W'),
      number(3),
      new Uint8Array([1, 0, 2]),
      strToU8('mA group.\0'),
      strToU8('tpɒd\0'),
    );
    const made = stardict(
      [
        ['Pod', article],
        ['Node', 'mA machine.'],
      ],
      { idxoffsetbits: '64', synwordcount: '1' },
      [['Host', 1]],
    );
    const expected = ['Pod: A group.\n\n/pɒd/', 'Node: A machine.'];
    const packed = zipSync({
      'w/w.ifo': made.ifo,
      'w/w.idx.gz': made.idx,
      'w/w.dict': made.dict,
      'w/w.syn': made.syn,
    });
    expect(said(await readDraft([fileOf('w.zip', packed)]))).toEqual(expected);
    const zipped = [
      fileOf('', made.ifo),
      fileOf('', gzipSync(made.idx)),
      fileOf('', gzipSync(made.dict)),
      fileOf('', made.syn),
    ];
    expect(said(await readDraft(zipped))).toEqual(expected);
  });

  test('what is cut off is named', async () => {
    const made = stardict(
      [
        ['Pod', 'A group.'],
        ['Node', 'A machine.'],
      ],
      { sametypesequence: 'm' },
    );
    const short = await readDraft(filesOf({ ...made, dict: made.dict.slice(0, 10) }));
    expect(short.dropped).toEqual([
      { at: 'word 2', term: 'Node', why: expect.stringContaining('is cut off') },
    ]);
    await expect(readDraft(filesOf({ ...made, idx: made.idx.slice(0, -3) }))).rejects.toThrow(
      'w.idx: it is cut off',
    );
    await expect(readDraft([fileOf('w.ifo', made.ifo)])).rejects.toThrow('needs its .idx file');
  });
});

const INDEX = {
  title: 'Wörter',
  revision: '1.2.0',
  format: 3,
  author: 'A. Writer',
  url: 'https://example.org',
  sourceLanguage: 'de',
};

function yomitan(rows: unknown[], more: Record<string, unknown> = {}): InputFile[] {
  const files = { 'index.json': INDEX, 'term_bank_1.json': rows, ...more };
  const bytes = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, json]) => [name, strToU8(JSON.stringify(json))])),
  );
  return [fileOf('y.zip', bytes)];
}

const row = (term: string, reading: string, tags: string, definitions: unknown[], sequence = 0) => [
  term,
  reading,
  tags,
  '',
  0,
  definitions,
  sequence,
  '',
];

describe('a Yomitan dictionary', () => {
  test('its rows, with tags as categories and rows of one number as one entry', async () => {
    const draft = await readDraft(
      yomitan(
        [
          row('食べる', 'たべる', 'v1 1', ['to eat'], 7),
          row('喰べる', 'たべる', 'v1', ['to eat', { type: 'text', text: 'to live on' }], 7),
          row('Haus', '', '', ['house']),
        ],
        {
          'tag_bank_1.json': [['v1', 'pos', 0, 'Ichidan verb', 0]],
          'term_meta_bank_1.json': [['Haus', 'freq', 3]],
        },
      ),
    );
    expect(draft).toMatchObject({
      format: 'yomitan',
      info: {
        name: 'Wörter',
        author: 'A. Writer',
        homepage: 'https://example.org',
        language: 'de',
        version: '1.2.0',
      },
      entries: [
        {
          term: '食べる',
          aliases: ['たべる', '喰べる'],
          category: 'Ichidan verb',
          definition: 'to eat\n\n• to eat\n• to live on',
          at: 'term_bank_1.json, row 1',
        },
        { term: 'Haus', aliases: [], definition: 'house', at: 'term_bank_1.json, row 3' },
      ],
      dropped: [{ at: 'term_meta_bank_1.json', why: 'holds no terms' }],
    });
  });

  test('structured content is its text: lists, links, no readings over characters, no pictures', async () => {
    const content = [
      {
        tag: 'div',
        content: [
          'See ',
          { tag: 'a', href: '?query=Haus&wildcards=off', content: 'Haus' },
          ' & ',
          { tag: 'ruby', content: ['漢', { tag: 'rt', content: 'かん' }] },
        ],
      },
      {
        tag: 'ul',
        content: [
          { tag: 'li', content: 'one <b>' },
          { tag: 'li', content: { tag: 'span', content: 'two' } },
        ],
      },
      { tag: 'img', path: 'x.png' },
    ];
    const { entries } = await readDraft(
      yomitan([
        row('Hof', '', '', [{ type: 'structured-content', content }]),
        row('Haus', '', '', ['house']),
      ]),
    );
    expect(entries[0]).toMatchObject({
      definition: 'See Haus & 漢\n\n• one <b>\n\n• two',
      seeAlso: ['Haus'],
    });
  });

  test('what is no entry is dropped by bank and row; a broken bank is refused', async () => {
    const rows = [
      row('Hof', '', '', [{ type: 'image', path: 'x.png' }]),
      ['no row'],
      row('Haus', '', '', ['house']),
    ];
    const { entries, dropped } = await readDraft(yomitan(rows));
    expect(entries.map(({ term }) => term)).toEqual(['Haus']);
    expect(dropped).toEqual([
      { at: 'term_bank_1.json, row 1', term: 'Hof', why: 'has no text' },
      { at: 'term_bank_1.json, row 2', why: 'is no row of a term' },
    ]);
    const files = [fileOf('index.json', JSON.stringify(INDEX)), fileOf('term_bank_1.json', '[["Hof"')];
    await expect(readDraft(files)).rejects.toThrow('term_bank_1.json: it is damaged: it is not a JSON list');
  });
});
