import { type Category, PACK_FORMAT } from '../pack-types.ts';
import type { DraftInfo, Dropped } from './draft.ts';
import { takeInfo } from './draft-info.ts';
import { fieldOf } from './fields.ts';
import { headerRow } from './header-row.ts';
import { isBlank, type RawRow, type RawTable } from './raw-table.ts';
import { Tally } from './tally.ts';

/** The rows of a file as a table: with its headings found, and what stands above them understood. */
export interface TableRows {
  table: RawTable;
  info: DraftInfo;
  dropped: Dropped[];
  notes: string[];
  /** LumoMate wrote the file itself. */
  isExact: boolean;
}

interface Row {
  cells: readonly unknown[];
  /** Counted from 1, as spreadsheets do. */
  number: number;
}

/**
 * Makes a table of rows.
 * @param cells of each row of the file, empty rows too
 * @param glue what parted the cells of a row, where a cell may by mistake have been parted by it
 */
export function tableOfRows(cells: readonly (readonly unknown[])[], glue?: string): TableRows {
  const rows = cells
    .map((one, i) => ({ cells: one, number: i + 1 }))
    .filter((row) => !row.cells.every(isBlank));
  const found: TableRows = {
    table: { names: [], rows: [] },
    info: {},
    dropped: [],
    notes: [],
    isExact: false,
  };
  const body = rows.slice(takeInfoRows(rows, found));
  const header = found.isExact ? 0 : headerRow(body.map((row) => row.cells));
  for (const row of body.slice(0, Math.max(0, header))) takeTitle(row, found);
  const below = body.slice(header + 1);
  const headings =
    header < 0 ? [] : body[header]!.cells.map((cell) => (isBlank(cell) ? '' : String(cell).trim()));
  const width = widthOf(headings, below, glue !== undefined && header >= 0);
  const names = Array.from({ length: width }, (_, i) => headings[i] ?? '');
  found.table = { names, rows: rowsBelow(below, names, glue, found) };
  return found;
}

/** Rows such as `#name,Our words`: what is said of the pack. @returns how many rows they are */
function takeInfoRows(rows: readonly Row[], found: TableRows): number {
  const categories: Category[] = [];
  let count = 0;
  for (const { cells, number } of rows) {
    const [, name] = /^#\s*(.*)$/s.exec(String(cells[0])) ?? [];
    if (!name) break;
    const [first, ...others] = cells.slice(1).map((cell) => (isBlank(cell) ? '' : String(cell)));
    if (name === 'format') found.isExact = first === PACK_FORMAT;
    else if (name === 'category' && first) categories.push(categoryOf([first, ...others]));
    else if (takeInfo(found.info, name, first)) count += 0;
    else if (first && !/^#\s/.test(String(cells[0]))) break;
    else found.dropped.push({ at: `row ${number}`, why: 'is a comment' });
    count++;
  }
  if (categories.length) found.info.categories = categories;
  return count;
}

function categoryOf([id = '', name, section]: readonly string[]): Category {
  return { id, name: name || id, ...(section ? { section } : {}) } as Category;
}

/** A title above a table names the pack. */
function takeTitle({ cells, number }: Row, found: TableRows): void {
  const texts = cells.filter((cell) => !isBlank(cell)).map(String);
  if (texts.length === 1 && takeInfo(found.info, 'title', texts[0])) return;
  found.dropped.push({
    at: `row ${number}`,
    term: texts[0]?.slice(0, 60) ?? '',
    why: 'stands above the table',
  });
}

function widthOf(headings: readonly string[], rows: readonly Row[], isFixed: boolean): number {
  const named = headings.findLastIndex(Boolean) + 1;
  if (isFixed && named) return named;
  let width = named;
  for (const { cells } of rows) width = Math.max(width, cells.findLastIndex((cell) => !isBlank(cell)) + 1);
  return width;
}

function rowsBelow(
  rows: readonly Row[],
  names: readonly string[],
  glue: string | undefined,
  found: TableRows,
): RawRow[] {
  const text = names.findIndex((name) => fieldOf(name)?.field === 'definition');
  const tally = new Tally();
  const kept: RawRow[] = [];
  for (const { cells, number } of rows) {
    const at = `row ${number}`;
    if (names.length > 1 && names.every((name, i) => name && cells[i] === name)) {
      found.dropped.push({ at, why: 'repeats the headings' });
      continue;
    }
    const surplus = cells.findLastIndex((cell) => !isBlank(cell)) + 1 - names.length;
    if (surplus > 0 && glue !== undefined) {
      tally.add('rows with more cells than headings, of which the text took what was over: #');
      kept.push({ at, cells: joined(cells, text < 0 ? names.length - 1 : text, surplus, glue) });
    } else {
      kept.push({ at, cells });
    }
  }
  found.notes.push(...tally.lines());
  return kept;
}

/** Cells that were parted because somebody forgot the quotes around a text. */
function joined(cells: readonly unknown[], from: number, surplus: number, glue: string): unknown[] {
  const text = cells.slice(from, from + surplus + 1).join(glue);
  return [...cells.slice(0, from), text, ...cells.slice(from + surplus + 1)];
}
