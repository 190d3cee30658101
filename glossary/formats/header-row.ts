import { fieldOf } from './fields.ts';
import { languageOf } from './languages.ts';
import { isBlank } from './raw-table.ts';

/** Which row of a table holds its headings. */

type Cells = readonly unknown[];

/** Headings are shorter than this. Characters */
const LONGEST_HEADING = 50;
/** A title, a date and the like may stand above the headings, in this many rows. */
const ROWS_ABOVE = 12;

/**
 * Finds the headings of a table.
 * @param rows none of them empty
 * @returns the index of the row; -1 when there are none
 */
export function headerRow(rows: readonly Cells[]): number {
  let above = 0;
  for (const [i, row] of rows.slice(0, ROWS_ABOVE).entries()) {
    const width = filled(row).length;
    // What stands above a table has fewer cells than the table, if it is not the letters of its columns.
    if (i > 0 && above * 2 > width && !(i === 1 && namesEntries(row))) break;
    if (hasHeadings(row)) return i;
    above = Math.max(above, width);
  }
  return looksLikeHeadings(rows) ? 0 : -1;
}

/** Do the cells of a row have the names of fields? */
export function hasHeadings(row: Cells): boolean {
  const texts = filled(row);
  if (!texts.length || !texts.every(isShort)) return false;
  const named = texts.flatMap((text) => fieldOf(text) ?? []);
  const kinds = new Set(named.map(({ field, language }) => `${field} ${language}`));
  const languages = texts.filter((text) => !fieldOf(text) && languageOf(text));
  const tells = named.filter(({ field }) => /^(?:term|definition|blurb|aliases)$/.test(field)).length;
  if (kinds.size + languages.length >= 2 && (tells || languages.length >= 2)) return true;
  // One name alone may be a term: the other headings must at least be as brief.
  return tells === 1 && texts.length > 1 && texts.every((text) => text.split(/\s+/).length <= 3);
}

/** Are a term and a text among the headings? */
function namesEntries(row: Cells): boolean {
  const fields = new Set(filled(row).map((text) => fieldOf(text)?.field));
  return fields.has('term') && (fields.has('definition') || fields.has('blurb'));
}

/** Headings in words that are not known: brief, over a column of long texts. */
function looksLikeHeadings([first, ...rest]: readonly Cells[]): boolean {
  if (!first || rest.length < 2 || first.some(isBlank)) return false;
  const texts = filled(first);
  if (!texts.every((text) => isShort(text) && text.length <= 30 && text.split(/\s+/).length <= 4))
    return false;
  if (new Set(texts).size < texts.length || texts.some((text) => !/\p{L}/u.test(text))) return false;
  return first.some((heading, i) => {
    const lengths = rest.slice(0, 50).map((row) => String(row[i] ?? '').length);
    lengths.sort((a, b) => a - b);
    // The shortest tenth counts too: among definitions stand few that are as brief as a heading.
    return lengths[Math.floor(lengths.length / 10)]! > 20 && String(heading).length <= 20;
  });
}

function filled(row: Cells): string[] {
  return row.filter((cell) => !isBlank(cell)).map((cell) => String(cell).trim());
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_HEADING && !/[.!?。]$/.test(text) && !/^\d+$/.test(text);
}
