import { type BadPack, FINE, file, packText, withEntry } from './bad-pack.ts';

/** Packs that break the rules of their own format, and those that are too much of something. */

const WRONG_ENTRIES: [what: string, entry: unknown, said: RegExp][] = [
  ['null', null, /entry 2 has no term/],
  ['a list', [], /entry 2 has no term/],
  ['a text', 'Pod', /entry 2 has no term/],
  ['a number', 7, /entry 2 has no term/],
  ['without a term', { blurb: 'x' }, /entry 2 has no term/],
  ['with a term that is a map', { term: {}, blurb: 'x' }, /entry 2 has no term/],
  ['with a term that is a list', { term: ['Pod'], blurb: 'x' }, /entry 2 has no term/],
  ['with an empty term', { term: '  ', blurb: 'x' }, /entry 2.*term.*empty/],
  ['without a text', { term: 'Pod' }, /entry 2 “Pod” has neither/],
  ['with a blurb that is a number', { term: 'Pod', blurb: 1 }, /entry 2 “Pod” field “blurb” must be text/],
  ['with a blurb that is a map', { term: 'Pod', blurb: {} }, /entry 2 “Pod” field “blurb” must be text/],
  ['with aliases that are a text', { ...FINE, term: 'Pod', aliases: 'x' }, /entry 2 “Pod” field “aliases”/],
  ['with aliases that are a number', { ...FINE, term: 'Pod', aliases: 5 }, /entry 2 “Pod” field “aliases”/],
  ['with aliases that are a map', { ...FINE, term: 'Pod', aliases: {} }, /entry 2 “Pod” field “aliases”/],
  ['with an alias that is null', { ...FINE, term: 'Pod', aliases: [null] }, /entry 2 “Pod” field “aliases/],
  ['with an alias that is a map', { ...FINE, term: 'Pod', aliases: [{}] }, /entry 2 “Pod” field “aliases/],
  ['with a source that is null', { ...FINE, term: 'Pod', sources: [null] }, /entry 2 “Pod” field “sources/],
  ['with a source that is a text', { ...FINE, term: 'Pod', sources: ['x'] }, /entry 2 “Pod” field “sources/],
  ['with sources that are a map', { ...FINE, term: 'Pod', sources: {} }, /entry 2 “Pod” field “sources/],
  ['with sources that are a number', { ...FINE, term: 'Pod', sources: 3 }, /entry 2 “Pod” field “sources/],
  [
    'with an address that is a map',
    { ...FINE, term: 'Pod', sources: [{ title: 'x', url: {} }] },
    /entry 2 “Pod” field “sources|no http/,
  ],
  ['with see-alsos that are a text', { ...FINE, term: 'Pod', seeAlso: 'x' }, /entry 2 “Pod” field “seeAlso/],
  [
    'with a see-also that is a number',
    { ...FINE, term: 'Pod', seeAlso: [4] },
    /entry 2 “Pod” field “seeAlso/,
  ],
  ['with an id that is a number', { ...FINE, term: 'Pod', id: 9 }, /entry 2 “Pod” field “id/],
  [
    'with an id that is a path',
    { ...FINE, term: 'Pod', id: '../../x' },
    /entry 2 “Pod” field “id” must not contain/,
  ],
  [
    'with a category that is a list',
    { ...FINE, term: 'Pod', category: ['x'] },
    /entry 2 “Pod” field “category/,
  ],
  ['with a flag that is a text', { ...FINE, term: 'Pod', caseSensitive: 'yes' }, /field “caseSensitive/],
  ['with a term of 201 characters', { term: 'x'.repeat(201), blurb: 'x' }, /field “term” is longer than 200/],
  ['with a text of 10,001 characters', { term: 'Pod', blurb: 'x'.repeat(10_001) }, /field “blurb” is longer/],
  [
    'with 101 aliases',
    { ...FINE, term: 'Pod', aliases: count(101, (i) => `a${i}`) },
    /has more than 100 items/,
  ],
  [
    'with 100,000 aliases',
    { ...FINE, term: 'Pod', aliases: count(1e5, (i) => `a${i}`) },
    /has more than 100/,
  ],
  [
    'with 101 sources',
    { ...FINE, term: 'Pod', sources: count(101, (i) => ({ title: `${i}` })) },
    /has more than 100 items/,
  ],
];

const WRONG_INFO: [what: string, info: object, said: RegExp][] = [
  ['another version', { format: 'lumomate-pack/9' }, /lumomate-pack\/9/],
  ['entries that are a map', { entries: {} }, /“entries” must be a list/],
  ['entries that are null', { entries: null }, /“entries” must be a list/],
  ['no entries', { entries: [] }, /no entry is left/],
  ['an id that is a path', { id: '../../../etc' }, /field “id”/],
  ['an id of 65 characters', { id: 'x'.repeat(65) }, /field “id”/],
  ['a language that is markup', { language: '<b>' }, /field “language”/],
  ['a version that is a sentence', { version: 'newest' }, /field “version”/],
  ['a name of 201 characters', { name: 'n'.repeat(201) }, /field “name”/],
  ['a homepage that is a script', { homepage: 'javascript:alert(1)' }, /field “homepage”/],
  ['categories that are a text', { categories: 'all' }, /field “categories”/],
  ['a category that is null', { categories: [null] }, /field “categories/],
  ['a category without a name', { categories: [{ id: 'x' }] }, /field “categories/],
  ['a licence that is a map', { licence: {} }, /field “licence”/],
  ['a private that is a text', { private: 'no' }, /field “private”/],
];

export const SCHEMA: BadPack[] = [
  ...WRONG_ENTRIES.map(
    ([what, entry, harmless]): BadPack => ({ name: `an entry ${what}`, files: withEntry(entry), harmless }),
  ),
  ...WRONG_INFO.map(
    ([what, info, refused]): BadPack => ({
      name: `a pack with ${what}`,
      files: file(packText(info)),
      refused,
    }),
  ),
  {
    name: '600,001 entries',
    files: () =>
      file(
        packText(
          {},
          count(600_001, (i) => ({ term: `t${i}`, blurb: 'x' })),
        ),
      )(),
    refused: /has 600,001 entries/,
  },
  {
    name: '100,000 entries, each in a category of its own',
    files: () =>
      file(
        packText(
          {},
          count(100_000, (i) => ({ term: `t${i}`, blurb: 'x', category: `c${i}` })),
        ),
      )(),
    harmless: true,
    holds: ({ entries }) => entries.length === 100_000,
  },
  {
    name: '100,000 entries that are all called the same',
    files: () =>
      file(
        packText(
          {},
          count(100_000, (i) => ({ term: 'same', blurb: `x${i}` })),
        ),
      )(),
    harmless: true,
    holds: ({ entries }) => new Set(entries.map(({ id }) => id)).size === 100_000,
  },
  {
    name: 'JSON that is nested 100,000 deep',
    files: file(`[${'['.repeat(100_000)}${']'.repeat(100_000)}]`, 'deep.json'),
    refused: /deep\.json.*nested too deeply|no table|no entry/,
  },
  {
    name: 'a map that is nested 50,000 deep in an entry',
    files: file(
      `{"format":"lumomate-pack/1","id":"a","name":"A","entries":[{"term":"Pod","blurb":"x","illustration":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}]}`,
    ),
    refused: /field “illustration” is too large or nested too deeply/,
  },
  {
    name: 'a term of a megabyte',
    files: withEntry({ term: 'x '.repeat(500_000), blurb: 'x' }),
    harmless: /field “term” is longer than 200/,
  },
  {
    name: 'a term of a thousand brackets',
    files: file(JSON.stringify([{ term: `${'('.repeat(100_000)}`, definition: 'x' }])),
    refused: /field “term” is longer than 200/,
  },
  {
    name: 'a pack that is cut off',
    files: file(packText().slice(0, -20), 'cut.json'),
    refused: /cut\.json, line 1/,
  },
  { name: 'an empty file', files: file('', 'empty.json'), refused: /empty\.json.*empty/ },
  {
    name: 'a file of white space',
    files: file(' \n\r\n'.repeat(30_000), 'blank.txt'),
    refused: /blank\.txt.*empty/,
  },
];

function count<T>(length: number, make: (i: number) => T): T[] {
  return Array.from({ length }, (_, i) => make(i));
}
