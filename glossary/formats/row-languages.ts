import type { Dropped } from './draft.ts';
import { foldName } from './fields.ts';
import { isSameLanguage, languageOf } from './languages.ts';
import { isBlank, type RawTable } from './raw-table.ts';
import { textOf } from './values.ts';

/** Tables of which a column says the language of each row. */

const NAMES = new Set([
  'language',
  'lang',
  'locale',
  'sprache',
  'langue',
  'idioma',
  'lingua',
  'taal',
  'язык',
  '言語',
  '语言',
  '언어',
]);

export interface InLanguage {
  table: RawTable;
  /** Rows in other languages. */
  dropped: Dropped[];
  language?: string;
  /** When there are several. */
  languages?: string[];
}

/** The rows in one language: the one wanted, else the one of most rows. */
export function rowsInLanguage(table: RawTable, wanted: string | undefined): InLanguage {
  const column = table.names.findIndex((name) => NAMES.has(foldName(name)));
  if (column < 0) return { table, dropped: [] };
  const counts = new Map<string, number>();
  const languageOfRow = (cells: readonly unknown[]) => languageOf(textOf(cells[column]));
  for (const { cells } of table.rows) {
    const language = languageOfRow(cells);
    if (!language && !isBlank(cells[column])) return { table, dropped: [] };
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const languages = [...counts].sort((a, b) => b[1] - a[1]).map(([language]) => language);
  const taken = languages.find((one) => wanted && isSameLanguage(one, wanted)) ?? languages[0];
  if (!taken) return { table, dropped: [] };
  if (languages.length === 1) return { table, dropped: [], language: taken };
  const isTaken = (language: string | undefined) => language === undefined || language === taken;
  const rows = table.rows.filter(({ cells }) => isTaken(languageOfRow(cells)));
  const dropped = table.rows.flatMap(({ at, cells }): Dropped[] => {
    const language = languageOfRow(cells);
    const term = textOf(cells.find((cell, i) => i !== column && !isBlank(cell))).slice(0, 60);
    return isTaken(language) ? [] : [{ at, term, why: `is in “${language}”` }];
  });
  return { table: { ...table, rows }, dropped, language: taken, languages };
}
