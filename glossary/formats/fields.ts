import type { FieldName } from './draft.ts';

/** What people call the fields of a glossary in spreadsheets, JSON, YAML and front matter. */

/** Names folded as `foldName` does. */
const NAMES: Record<FieldName, readonly string[]> = {
  term: ['term', 'name', 'headword', 'title', 'word', 'begriff', 'terme', 'termino', 'front'],
  aliases: [
    'aliases',
    'alias',
    'acronym',
    'acronyms',
    'abbr',
    'abbreviation',
    'aka',
    'also known as',
    'synonyms',
    'synonym',
    'longform',
  ],
  category: ['category', 'categories', 'type', 'tags', 'tag', 'topic', 'domain', 'kategorie'],
  blurb: ['blurb', 'short', 'short description', 'summary'],
  definition: ['definition', 'def', 'description', 'meaning', 'explanation', 'bedeutung', 'back'],
  plain: ['plain', 'in plain language', 'plain language'],
  picture: ['picture', 'everyday picture', 'analogy'],
  where: ['where', 'where it shows up'],
  example: ['example', 'examples', 'usage', 'beispiel'],
  myth: ['myth', 'common misunderstanding', 'misunderstanding'],
  takeaway: ['takeaway', 'one line to take with you'],
  seeAlso: ['see also', 'see', 'related', 'related terms', 'ref', 'cross references'],
  sources: ['sources', 'source', 'url', 'link', 'canonical url', 'reference'],
  id: ['id', 'slug', 'key'],
  caseSensitive: ['case sensitive'],
  status: ['status'],
  reviewedBy: ['reviewed by'],
  updated: ['updated', 'last updated', 'modified'],
};

const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as FieldName] as const)),
);

/** `See_Also:`, `seeAlso` and `SEE ALSO` are one name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The field that a heading or key names, and the language its ending says (`def_fr`), or undefined for a name of no field. */
export function fieldOf(name: string): { field: FieldName; language?: string } | undefined {
  const folded = foldName(name);
  const field = FIELD_OF.get(folded);
  if (field) return { field };
  const [, stem, language] = /^(.+) ([a-z]{2,3})$/.exec(folded) ?? [];
  const inLanguage = stem === undefined ? undefined : FIELD_OF.get(stem);
  return inLanguage && language ? { field: inLanguage, language } : undefined;
}

/** A list written in one cell: by semicolons, bars or line breaks; else by commas. */
export function splitList(text: string): string[] {
  const parts = /[;|\n]/.test(text) ? text.split(/[;|\n]/) : text.split(',');
  return parts.map((part) => part.trim()).filter(Boolean);
}
