import fc from 'fast-check';
import { finishDraft } from '../../glossary/formats/finish.ts';
import { LAYERS, type Pack } from '../../glossary/pack-types.ts';

/** Packs as they come of any draft at all, for properties that hold of every pack. */

/** What breaks writers: signs of their syntaxes, markup that is text, spaces, other scripts, what XML cannot hold. */
const NASTY = [
  '<b>bold</b>',
  '<br>',
  'a < b && c > d',
  '&amp; &nbsp;',
  ']]> --> <?x?>',
  '"""\\" \\n \\u0041',
  "it's `code <i>x</i>`",
  'first\n\nsecond\n  indented\n\ttabbed',
  '\u2028 \u0085 \ufffe \uffff',
  'ﷺ עברית \u202eevil',
  '🏳️‍🌈 𝔘',
  'In short: Case-sensitive: yes',
  'https://example.org/a b',
  '@en ^^xsd:date #fragment',
  '%41%zz',
];

const text = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12, unit: 'binary' })), {
      maxLength: 4,
    })
    .map((parts) =>
      parts
        .join(' ')
        .slice(0, maxLength)
        .replace(/\p{Cs}/gu, ''),
    );
/** Few enough that ids, terms, aliases and see-alsos meet. */
const COMMON = ['the pod', 'a', 'A', 'b b', 'b-b', 'x'];
const name = fc.oneof(
  fc.constantFrom(...COMMON),
  text(100).map((one) => one || 'x'),
);
const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.constant('https://example.org/ä "b" {c}?d=<e>'),
);
/** No two of them make one id. */
const CATEGORIES = ['Infra / DevOps', '<Data>', 'Größe & "Maß"', '品詞', 'C++'];

const entry = fc.record(
  {
    term: name,
    aliases: fc.array(name, { maxLength: 4 }),
    id: name,
    category: fc.constantFrom(...CATEGORIES),
    ...(Object.fromEntries(LAYERS.map((layer) => [layer, text(300)])) as Record<
      (typeof LAYERS)[number],
      fc.Arbitrary<string>
    >),
    seeAlso: fc.array(fc.constantFrom(...COMMON), { maxLength: 3 }),
    sources: fc.array(fc.record({ title: name, url }, { requiredKeys: ['title'] }), { maxLength: 3 }),
    caseSensitive: fc.boolean(),
    status: text(40),
    reviewedBy: text(40),
    updated: fc.oneof(fc.constant('2026-11-20'), text(20)),
  },
  { requiredKeys: ['term', 'definition'] },
);

const info = fc.record(
  {
    id: fc.constantFrom('acme', 'a-1'),
    name,
    version: fc.constantFrom('1.4.0', '0.0.1-beta+3'),
    language: fc.constantFrom('en', 'pt-BR', 'zh-Hant-TW', 'fil'),
    description: text(200),
    author: text(50).map((one) => one || 'x'),
    licence: fc.constantFrom('CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'),
    homepage: url,
    private: fc.boolean(),
  },
  { requiredKeys: ['id', 'name', 'language', 'version'] },
);

/** At least one entry that another may lead to, and whose blurb stands without a definition. */
const POD = { term: 'Pod', id: 'the pod', blurb: 'The smallest thing that runs.', at: '' };

/** Any pack that could be stored. */
export const anyPack: fc.Arbitrary<Pack> = fc
  .record({ info, entries: fc.array(entry, { maxLength: 6 }) })
  .map(({ info: { author, name: title, ...rest }, entries }) => {
    const draft = {
      format: 'lumomate' as const,
      info: rest,
      entries: [POD, ...entries.map((one, i) => ({ ...defined(one), at: `entry ${i}` }))],
      dropped: [],
      notes: [],
    };
    const choice = { id: rest.id, name: printable(title), ...(author ? { author: printable(author) } : {}) };
    return settled(finishDraft(draft, choice).pack);
  });

/** What is left when a pack is taken in once more: names that became alike have become one. */
function settled({ entries, ...kept }: Pack): Pack {
  const again = entries.map((one) => ({ ...one, at: '' }));
  const draft = {
    format: 'lumomate' as const,
    info: kept,
    entries: again,
    dropped: [],
    notes: [],
    exact: true as const,
  };
  return finishDraft(draft, kept).pack;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** A pack cannot be named by signs that nobody sees. */
function printable(title: string): string {
  return /[\p{L}\p{N}]/u.test(title) ? title : 'x';
}
