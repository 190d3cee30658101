import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { writeCsv } from '../../glossary/formats/write-csv.ts';
import { parsePack } from '../../glossary/pack.ts';
import { LAYERS, type Pack } from '../../glossary/pack-types.ts';
import { draftFrom } from './draft-from.ts';

async function throughCsv(pack: Pack) {
  const draft = await draftFrom(writeCsv(pack));
  return finishDraft(draft, { id: draft.info.id ?? '', name: draft.info.name ?? '' });
}

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom(...'aé漢,;|"\'\n=+-@#<>[]()`*_:/ \t'), minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    '=1+1',
    "'=x",
    '-5',
    '@a',
    '＝x',
    'Node (networking)',
    'a;b',
    '**x** [y](#z)',
    '<b>x</b>',
    '#name',
    'https://a.b',
    'null',
    'n/a',
  ),
);
const line = text.filter((value) => value.trim() !== '');
const source = fc.record({ title: line, url: fc.option(fc.webUrl(), { nil: undefined }) });
const entry = fc.record(
  {
    term: line,
    aliases: fc.uniqueArray(line, { maxLength: 4 }),
    ...Object.fromEntries(LAYERS.filter((layer) => layer !== 'definition').map((layer) => [layer, text])),
    definition: line,
    sources: fc.array(source, { maxLength: 3 }),
    caseSensitive: fc.boolean(),
    status: line,
    reviewedBy: line,
    updated: fc.constantFrom('2026-11-20', 'yesterday', '=now'),
    // JSON knows no −0.
    illustration: fc.json().map((json): unknown => JSON.parse(json.replaceAll('-0', '0'))),
  },
  { requiredKeys: ['term', 'definition'] },
);

/** Any pack that `pack.ts` accepts, ids and links among its entries included. */
const anyPack = fc
  .record({
    entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
    name: line,
    description: text,
    author: line,
    isPrivate: fc.boolean(),
    categories: fc.uniqueArray(fc.record({ id: line, name: line, section: line }), {
      maxLength: 4,
      selector: ({ id }) => id.trim(),
    }),
    links: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ entries, isPrivate, categories, links, ...info }) => ({
    ...info,
    format: 'lumomate-pack/1',
    id: 'words',
    version: '1.4.0',
    language: 'pt-BR',
    private: isPrivate,
    homepage: 'https://example.org/a?b=c,d',
    categories,
    entries: entries.map((one, i) => ({
      ...one,
      aliases: one.aliases,
      id: `e${i}`,
      category: categories[links[i]! % (categories.length + 1)]?.id,
      seeAlso: links[i + 6]! % entries.length === i ? [] : [`e${links[i + 6]! % entries.length}`],
    })),
  }));

function accepted(data: unknown): Pack | undefined {
  try {
    const { pack } = parsePack(data);
    // An alias that is the term, or stands twice, says nothing, and is not kept anywhere.
    for (const one of pack.entries)
      one.aliases = [...new Set(one.aliases)].filter((alias) => alias !== one.term);
    return pack;
  } catch {
    return undefined;
  }
}

describe('a pack as CSV', () => {
  test('is a table, even where a cell ends as headings of reStructuredText do', async () => {
    const { pack } = parsePack({
      format: 'lumomate-pack/1',
      id: 'words',
      name: 'Words',
      version: '1.0.0',
      language: 'en',
      description: 'a\n"',
      categories: [],
      entries: [{ id: 'e', term: 'a', definition: 'b' }],
    });
    expect((await throughCsv(pack)).pack).toEqual(pack);
  });

  test('comes back with every field, whatever is written in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyPack, async (data) => {
        const pack = accepted(data);
        fc.pre(pack !== undefined);
        const { pack: back, dropped } = await throughCsv(pack);
        expect(dropped).toEqual([]);
        expect(back).toEqual(pack);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  const { pack } = parsePack({
    format: 'lumomate-pack/1',
    id: 'words',
    name: '=Our words',
    categories: [{ id: 'core', name: 'Core', section: 'Platform' }],
    entries: [
      {
        term: '=1+1',
        aliases: ['sum, total', 'a; b'],
        category: 'core',
        blurb: '-2',
        sources: [{ title: 'Docs', url: 'https://a.b' }, { title: 'A book' }],
      },
      { term: 'Pod', category: 'core', definition: 'Runs.\n\nAlways.', seeAlso: ['1-1'] },
    ],
  });

  test('opens in a spreadsheet: a byte order mark, no formulas, names of categories', () => {
    const csv = writeCsv(pack);
    expect(csv.startsWith('\ufeff')).toBe(true);
    const cells = Papa.parse<string[]>(csv.slice(1)).data.flat();
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(cells).toEqual(
      expect.arrayContaining(["'=1+1", '"sum, total"; "a; b"', 'Core', 'Docs <https://a.b>; A book']),
    );
  });

  test('the delimiter that another spreadsheet gives it does no harm', async () => {
    const rows = Papa.parse<string[]>(writeCsv(pack).slice(1)).data;
    for (const delimiter of [';', '\t']) {
      const draft = await draftFrom(Papa.unparse(rows, { delimiter }));
      expect(finishDraft(draft, { id: 'words', name: pack.name }).pack).toEqual(pack);
    }
  });
});
