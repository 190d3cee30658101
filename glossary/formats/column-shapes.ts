import { isBlank, type RawTable } from './raw-table.ts';

/** How the contents of columns look: what tells a term from a definition where no heading does. */
export interface Shape {
  /** Share of the sampled rows that fill the column. 0 to 1. */
  filled: number;
  /** Share of its values that occur once. 0 to 1. */
  distinct: number;
  /** Of the middle one of its values. Characters */
  length: number;
  /** Share of its values that are words somebody wrote: no numbers, dates, addresses, file names, codes. 0 to 1. */
  words: number;
  /** Share of its values that look made for machines: `ai-seo`, `user_id`. 0 to 1. */
  slugs: number;
}

/** Rows that are looked at, evenly spread. */
const SAMPLE = 400;

/** The rows from which the shape of a table is told. */
export function sampleRows(table: RawTable): RawTable['rows'] {
  const step = Math.max(1, table.rows.length / SAMPLE);
  const count = Math.min(SAMPLE, table.rows.length);
  return Array.from({ length: count }, (_, i) => table.rows[Math.floor(i * step)]!);
}

/** The shape of each column. */
export function shapesOf(table: RawTable, rows = sampleRows(table)): Shape[] {
  return table.names.map((_, i) => shapeOf(rows.map(({ cells }) => cells[i])));
}

function shapeOf(cells: readonly unknown[]): Shape {
  const values = cells.filter((cell) => !isBlank(cell));
  const texts = values.filter((value) => typeof value === 'string').map((text) => text.trim());
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  const share = (count: number, of: number) => (of ? count / of : 0);
  return {
    filled: share(values.length, cells.length),
    distinct: share(new Set(texts).size, texts.length),
    length: lengths[lengths.length >> 1] ?? 0,
    words: share(texts.filter(isWords).length, values.length),
    slugs: share(texts.filter((text) => /^[a-z\d]+(?:[-_/.][a-z\d]+)+$/.test(text)).length, texts.length),
  };
}

/** A date, a number, an address, a mail address, a path, “true”. */
const NO_WORDS =
  /^(?:[\d\s.,:;/+%()$€£-]+|\d{4}-\d\d-\d\d[T ].*|https?:\S+|www\.\S+|\S+@\S+\.\S+|\.{0,2}\/\S+|true|false|yes|no|n\/?a|null|\S+\.(?:png|jpe?g|svg|gif|webp|md|html?))$/i;

function isWords(text: string): boolean {
  return /\p{L}/u.test(text) && !NO_WORDS.test(text);
}
