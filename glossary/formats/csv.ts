import Papa from 'papaparse';
import { type Draft, FormatError, type ReadOptions } from './draft.ts';
import { areMostly, readEach } from './each-file.ts';
import { hasHeadings, headerRow } from './header-row.ts';
import { isBlank } from './raw-table.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { draftOfTable } from './table-draft.ts';
import { tableOfRows } from './table-rows.ts';

const DELIMITERS = ['\t', ',', ';', '|'];
/** What a table is told by. Characters */
const LOOKED_AT = 60_000;

/** CSV and TSV, with any delimiter, with and without headings. */
export const csvReader: Reader = {
  name: 'csv',
  recognises: (files) => areMostly(files, isCsv),
  read: (files, options) => readEach(files, options, isCsv, readCsv),
};

/** Tables that LumoMate wrote: nothing in their cells makes them anything else. */
export const ownCsvReader: Reader = {
  ...csvReader,
  recognises: (files) => areMostly(files, ({ text }) => OWN.test(text)),
};

function isCsv({ text }: Sample): boolean {
  const start = beginning(text);
  // JSON, XML, front matter, a directive: none of them begins a table.
  if (/^\s*(?:[<{]|\[[\s[{"\]]|---\s*\n|%YAML|@prefix|@base|\.\. )/.test(start)) return false;
  return dialectOf(start) !== undefined;
}

function readCsv({ text, name }: Sample, options: ReadOptions): Draft {
  const { delimiter, isSpaced } = dialectOf(beginning(text)) ?? { delimiter: '\t', isSpaced: false };
  const rows = unquoted(parse(isSpaced ? withoutSpaces(text, delimiter) : text, delimiter), delimiter);
  if (!rows.length) throw new FormatError('the file is empty', name);
  const { table, ...found } = tableOfRows(rows.map(harmless), delimiter);
  return draftOfTable(table, { format: 'csv', options, ...found });
}

/** The beginning of a text, up to a line's end. */
function beginning(text: string): string {
  if (text.length <= LOOKED_AT) return text;
  return text.slice(0, text.lastIndexOf('\n', LOOKED_AT) + 1 || LOOKED_AT);
}

function parse(text: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, header: false, skipEmptyLines: false });
  return errors.some(({ type }) => type === 'Quotes') ? parseLoose(text, delimiter) : data;
}

/** Rows in which a quote that begins a cell need not be the beginning of a quoted one: `"cohort" theory`. */
function parseLoose(text: string, delimiter: string): string[][] {
  const edge = delimiter === '|' ? '\\|' : delimiter;
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"(?=${edge}|\\r?\\n|$)|([^${edge}\\r\\n]*))(${edge}|\\r?\\n|\\r|$)`,
    'gy',
  );
  const rows: string[][] = [[]];
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, quoted, bare = '', end] = found;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end !== delimiter) rows.push([]);
  }
  return rows;
}

interface Dialect {
  delimiter: string;
  /** Quotes stand after a blank: `term, "definition"`. */
  isSpaced: boolean;
  hasNames: boolean;
  /** Share of the rows that have as many cells as most. 0 to 1. */
  evenness: number;
  width: number;
}

/** How a table begins that LumoMate wrote, whatever a spreadsheet has made of its commas. */
const OWN = /^"?#format"?([,;\t|])"?lumomate-pack\//;

/** How the cells of a table are parted; undefined for what is no table. */
function dialectOf(start: string): Dialect | undefined {
  const [, own] = OWN.exec(start) ?? [];
  if (own) return { delimiter: own, isSpaced: false, hasNames: true, evenness: 1, width: 2 };
  const dialects = DELIMITERS.flatMap((delimiter) => tryDelimiter(start, delimiter) ?? []);
  dialects.sort(
    (a, b) => Number(b.hasNames) - Number(a.hasNames) || b.evenness - a.evenness || b.width - a.width,
  );
  return dialects[0];
}

function tryDelimiter(start: string, delimiter: string): Dialect | undefined {
  if (!start.includes(delimiter)) return undefined;
  let rows = parse(start, delimiter);
  const isSpaced = rows.some((row) => row.some((cell) => /^[^\S\n]+"/.test(cell)));
  if (isSpaced) rows = parse(withoutSpaces(start, delimiter), delimiter);
  rows = unquoted(rows, delimiter).filter((row) => !row.every(isBlank) && !isInfo(row));
  const width = modeOf(rows.map((row) => row.length));
  const even = rows.filter((row) => row.length === width).length / rows.length;
  const top = rows[headerRow(rows)];
  const hasNames = top !== undefined && top.length > 1 && hasHeadings(top);
  const dialect = { delimiter, isSpaced, hasNames, evenness: even, width: hasNames ? top.length : width };
  return width > 1 && isTable(rows, dialect) ? dialect : undefined;
}

/** A row about the pack, above the table. */
function isInfo(row: readonly string[]): boolean {
  return /^#./.test(row[0]!);
}

/** Is it a table, and no prose, Markdown, YAML or program, which have commas and semicolons too? */
function isTable(
  rows: readonly (readonly string[])[],
  { delimiter, hasNames, evenness, width }: Dialect,
): boolean {
  const share = (is: (row: readonly string[]) => boolean) => rows.filter(is).length / rows.length;
  const filledColumns = Array.from({ length: width }, (_, i) => share((row) => !isBlank(row[i])));
  if (filledColumns.filter((filled) => filled >= 0.2).length < 2) return false;
  if (rows.some((row) => row.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell)) && row.length > 1)) return false;
  if (delimiter === '|' && share((row) => isBlank(row[0])) > 0.5) return false;
  const marked = share(([first = '']) => /^(?:#{1,6} |[-*+>] |\d+\. |```|\*\*|\.\. |:\w+:)/.test(first));
  const keyed = share(([first = '']) => /^\s*(?:- )?[\p{L}\w ()-]+:(?:\s|$)/u.test(first));
  if (hasNames) return marked < 0.5 && keyed < 0.5 && evenness >= 0.3;
  if (marked > 0.1 || keyed > 0.3) return false;
  if (delimiter === '\t') return evenness >= 0.7;
  const brief = share(([first = '']) => first.length <= 80 && !/[.!?]$|[.!?] \p{Lu}/u.test(first));
  return rows.length > 1 && evenness >= 0.9 && brief >= 0.8 && !isProse(rows);
}

/** Sentences are parted by commas with a blank after them; cells seldom are. */
function isProse(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== '');
  return cells.filter((cell) => /^ \p{Ll}/u.test(cell)).length > cells.length / 2;
}

function modeOf(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** `term, "definition"` as `term,"definition"`. */
function withoutSpaces(text: string, delimiter: string): string {
  return text.replaceAll(
    new RegExp(`(${delimiter === '|' ? '\\|' : delimiter})[^\\S\\n\\t]+(?=")`, 'g'),
    '$1',
  );
}

/** Rows that somebody quoted as a whole, `"term,definition"`, taken apart. */
function unquoted(rows: string[][], delimiter: string): string[][] {
  const filled = rows.filter((row) => !row.every(isBlank));
  if (filled.some((row) => row.length > 1) || !filled.every(([cell]) => cell!.includes(delimiter)))
    return rows;
  return rows.map(([cell = '']) => parse(cell, delimiter)[0] ?? []);
}

/** Cells as they were before somebody kept a spreadsheet from taking them for formulas: `'=A1` is “=A1”. */
function harmless(row: readonly string[]): string[] {
  return row.map((cell) => (/^'+[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell));
}
