/** Which rows of a long list are worth drawing. */

/** Rows beyond each edge of the screen: a turn of the wheel shows no gap. */
const BEYOND = 6;
/** The first row moves in steps, so that most scrolling draws nothing anew. */
const STEP = 4;

export interface RowWindow {
  first: number;
  /** Not included. */
  end: number;
}

interface RowWindowInput {
  /** How far the list's beginning lies above the screen's; negative while it is below. px */
  scrolled: number;
  /** The screen's height. px */
  height: number;
  /** A row's. px */
  row: number;
  count: number;
}

/** The rows on screen and a few around them, of rows that are all of one height. */
export function rowWindow({ scrolled, height, row, count }: RowWindowInput): RowWindow {
  // Nothing has been measured yet: a first screen of rows.
  if (row <= 0) return { first: 0, end: Math.min(count, 2 * BEYOND) };
  const top = Math.floor(scrolled / row) - BEYOND;
  const first = clamp(Math.floor(top / STEP) * STEP, count);
  const end = clamp(Math.ceil((scrolled + height) / row) + BEYOND + STEP, count);
  return { first, end };
}

function clamp(row: number, count: number): number {
  return Math.max(0, Math.min(count, row));
}

/** The numbers of the rows to draw: those of the window, and one more that must not go while it has the focus. */
export function rowsToDraw({ first, end }: RowWindow, kept: number | undefined, count: number): number[] {
  const rows = Array.from({ length: end - first }, (_, i) => first + i);
  if (kept === undefined || kept >= count || (kept >= first && kept < end)) return rows;
  return kept < first ? [kept, ...rows] : [...rows, kept];
}
