import Papa from 'papaparse';
import { type Category, type Entry, PACK_FORMAT, type Pack, type Source } from '../pack-types.ts';
import { FIELDS, type FieldName } from './draft.ts';
import { joinList } from './fields.ts';

/** The fields of a pack that a row `#name,value` says, in their order. */
const INFO = [
  'id',
  'name',
  'version',
  'language',
  'description',
  'author',
  'licence',
  'homepage',
  'private',
] as const satisfies (keyof Pack)[];

/** Columns as people read them: the term first, its id and LumoMate's own matters last. */
const COLUMNS = [...FIELDS] as const;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@＝＋－＠]/;

/**
 * A pack as CSV that spreadsheets open: rows `#name,value` about the pack, then a row for each entry. Lists stand in
 * one cell as `joinList` writes them, sources as `Title <address>`. Cells that a spreadsheet would take for formulas
 * begin with an apostrophe, which the reader takes away again.
 * @returns the text, with a byte order mark, lines ending as CSV's do
 */
export function writeCsv(pack: Pack): string {
  const categories = new Map(pack.categories.map((category) => [category.id, category]));
  const rows = [
    ['#format', PACK_FORMAT],
    ...INFO.flatMap((field) => (pack[field] ? [[`#${field}`, String(pack[field])]] : [])),
    ...pack.categories.map(({ id, name, section }) => ['#category', id, name, section]),
    [...COLUMNS],
    ...pack.entries.map((entry) => {
      const name = categoryName(entry.category, categories);
      return COLUMNS.map((field) => cellOf(entry, field, name));
    }),
  ];
  return `\ufeff${Papa.unparse(rows.map((row) => row.map(harmless)))}\r\n`;
}

function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The name of a category, unless another category could be meant by it. */
function categoryName(id: string, categories: ReadonlyMap<string, Category>): string {
  const name = categories.get(id)?.name;
  if (name === undefined) return id;
  const isClear = [...categories.values()].every(
    (other) => other.id === id || (other.name !== name && other.id !== name),
  );
  return isClear ? name : id;
}

function cellOf(entry: Entry, field: FieldName, category: string): string {
  switch (field) {
    case 'aliases':
    case 'seeAlso':
      return joinList(entry[field]);
    case 'sources':
      return joinList(entry.sources.map(sourceText));
    case 'category':
      return category;
    case 'caseSensitive':
      return entry.caseSensitive ? 'true' : '';
    case 'illustration':
      return entry.illustration === undefined ? '' : JSON.stringify(entry.illustration);
    default:
      return entry[field] ?? '';
  }
}

/** `Title <address>`; a title alone that looks like one, or like an address, gets an empty address. */
function sourceText({ title, url }: Source): string {
  if (url) return `${title} <${url}>`;
  return /https?:|<[^>]*>$|^\/\//i.test(title) ? `${title} <>` : title;
}
