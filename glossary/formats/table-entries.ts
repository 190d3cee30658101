import { type Block, bareText, inlineText, type Row } from './blocks.ts';
import type { Column, Dropped, FieldName } from './draft.ts';
import { entryOf, isEntryLink, type RawEntry } from './entry-parts.ts';
import { fieldOf, splitList } from './fields.ts';

/** Tables whose rows are entries. */

export type Table = Extract<Block, { kind: 'table' }>;

/** What each column of a table fills; undefined for a table that is no glossary. */
export interface TableShape {
  fields: (FieldName | null)[];
  /** Its headings say so; else only its looks do. */
  named: boolean;
}

/** Terms are short, what is said of them is longer. Characters */
const MAX_TERM = 60;

/**
 * @param lenient takes a table whose looks say nothing, as nothing else in its text does
 * @param wanted the columns as a person has put them right
 */
export function tableShape(
  table: Table,
  lenient: boolean,
  wanted?: readonly (FieldName | null)[],
): TableShape | undefined {
  const width = Math.max(table.head.length, ...table.rows.map(({ cells }) => cells.length));
  if (width < 2 || !table.rows.length) return undefined;
  if (wanted?.length === width) return { fields: [...wanted], named: true };
  const fields = Array.from(
    { length: width },
    (_, i) => fieldOf(bareText(table.head[i] ?? []))?.field ?? null,
  );
  unrepeat(fields);
  const isNamed = fields.includes('term') || fields.includes('definition') || fields.includes('aliases');
  if (!fields.includes('term')) {
    const other = fields.indexOf('aliases');
    const first = other >= 0 ? other : fields.findIndex((field, i) => !field && !isCounter(table, i));
    const nameless = first >= 0 ? first : fields.findIndex((field) => field === 'id' || field === 'category');
    if (nameless < 0) return undefined;
    fields[nameless] = 'term';
  }
  if (!fields.includes('definition') && !fields.includes('blurb')) {
    const longest = widest(table, fields);
    if (longest < 0) return undefined;
    fields[longest] = 'definition';
  }
  const shape = { fields, named: isNamed };
  return isNamed || looksLikeGlossary(table, shape, lenient) ? shape : undefined;
}

/** Each field is filled by the first column that names it; “Type” and “Tags” cannot both be the category. */
function unrepeat(fields: (FieldName | null)[]): void {
  for (const [i, field] of fields.entries()) if (field && fields.indexOf(field) < i) fields[i] = null;
}

function isCounter(table: Table, column: number): boolean {
  return table.rows.every(({ cells }) => /^[\d.#]*$/.test(bareText(cells[column] ?? [])));
}

function widest(table: Table, fields: readonly (FieldName | null)[]): number {
  const free = fields.flatMap((field, i) => (field === null && !isLinkColumn(table, i) ? [i] : []));
  return free.sort((a, b) => averageLength(table, b) - averageLength(table, a))[0] ?? -1;
}

function isLinkColumn({ rows }: Table, column: number): boolean {
  const cells = rows.map(({ cells: all }) => all[column] ?? []).filter((cell) => bareText(cell));
  return cells.every((cell) =>
    cell.every(({ href, text }) => href || text.split(/\s+/).every((word) => /^(?:https?:|$)/.test(word))),
  );
}

function averageLength({ rows }: Table, column: number): number {
  return rows.reduce((sum, { cells }) => sum + inlineText(cells[column] ?? []).length, 0) / rows.length;
}

function looksLikeGlossary(table: Table, { fields }: TableShape, lenient: boolean): boolean {
  const terms = averageLength(table, fields.indexOf('term'));
  const texts = averageLength(table, fields.indexOf('definition'));
  const letters = table.rows.filter(({ cells }) => bareText(cells[fields.indexOf('term')] ?? []).length <= 1);
  return (
    table.rows.length >= 2 &&
    terms > 0 &&
    terms <= MAX_TERM &&
    (lenient ? texts > 0 : texts > terms) &&
    letters.length < table.rows.length / 2
  );
}

/** The entries of a table’s rows, and the rows that are none. */
export function tableEntries(
  table: Table,
  { fields }: TableShape,
  category: string | undefined,
): { entries: RawEntry[]; dropped: Dropped[] } {
  const entries: RawEntry[] = [];
  const dropped: Dropped[] = [];
  for (const row of table.rows) {
    const at = `line ${row.line}`;
    const entry = rowEntry(row, fields, at);
    const why = !entry.term ? 'has no term' : isLinkList(row, fields) ? 'is a list of links' : undefined;
    if (why) dropped.push({ at, ...(entry.term ? { term: entry.term } : {}), why });
    else entries.push(category && !entry.category ? { ...entry, category } : entry);
  }
  return { entries, dropped };
}

/** An index of letters, each with the terms that begin with it. */
function isLinkList({ cells }: Row, fields: readonly (FieldName | null)[]): boolean {
  const cell = cells[fields.indexOf('definition')] ?? [];
  const links = cell.filter(({ href }) => href && isEntryLink(href)).length;
  return links > 1 && cell.every(({ href, text }) => href || /^[\s•·,;|/&-]*$/.test(text));
}

function rowEntry({ cells, line }: Row, fields: readonly (FieldName | null)[], at: string): RawEntry {
  const cellOf = (field: FieldName) => {
    const column = fields.indexOf(field);
    return column < 0 ? [] : (cells[column] ?? []);
  };
  const definition = cellOf('definition');
  const body: Block[] = inlineText(definition) ? [{ kind: 'paragraph', inline: definition, line }] : [];
  const entry = entryOf([cellOf('term')], body, at);
  for (const [column, field] of fields.entries()) {
    const cell = cells[column] ?? [];
    const text = inlineText(cell);
    if (!text || !field || field === 'term' || field === 'definition') continue;
    if (field === 'aliases') entry.aliases!.push(...splitList(text.replaceAll('`', '')));
    else if (field === 'seeAlso') entry.seeAlso!.push(...splitList(text));
    else if (field === 'sources') entry.sources!.push(...sourcesOf(cell, text));
    else if (field === 'caseSensitive') entry.caseSensitive = /^(?:yes|true|x|✓)$/i.test(text);
    else entry[field] = text;
  }
  return entry;
}

function sourcesOf(cell: Row['cells'][number], text: string): { title?: string; url?: string }[] {
  const links = cell.filter(({ href }) => href && /^https?:/i.test(href));
  return links.length
    ? links.map((link) => ({ title: link.text.trim(), url: link.href! }))
    : [{ title: text }];
}

/** The table’s columns as they were taken, for a preview. */
export function tableColumns(table: Table, { fields }: TableShape): Column[] {
  return fields.map((field, i) => {
    const values = table.rows.map(({ cells }) => inlineText(cells[i] ?? [])).filter(Boolean);
    return { name: bareText(table.head[i] ?? []) || `Column ${i + 1}`, field, examples: values.slice(0, 3) };
  });
}
