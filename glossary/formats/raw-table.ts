/** What tables and lists of records have in common, before anybody knows what their columns mean. */

/** A row or record. */
export interface RawRow {
  /** Where it stands in the file: “row 3”, “line 12”. */
  at: string;
  /** One for each column; text from tables, anything from JSON and YAML. */
  cells: readonly unknown[];
  /** The heading that it stands under. */
  category?: string;
}

export interface RawTable {
  /** The columns’ headings or the records’ keys; '' for a column without one. */
  names: readonly string[];
  /** The language of each column, where something beside its name says it. BCP 47. */
  languages?: readonly (string | undefined)[];
  rows: readonly RawRow[];
  /** The first column holds the keys of a map, which name its records. */
  keyed?: true;
}

/** Is there nothing in a cell? */
export function isBlank(cell: unknown): boolean {
  return (
    cell === undefined ||
    cell === null ||
    (typeof cell === 'string' && cell.trim() === '') ||
    (Array.isArray(cell) && cell.every(isBlank))
  );
}
