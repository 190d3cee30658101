import { tooManyEntries } from '../pack.ts';
import { LIMITS } from '../pack-schema.ts';
import { withoutBareNames } from './bare-names.ts';
import { type Guess, givenColumns, guessColumns, MAIN_LANGUAGE } from './columns.ts';
import {
  type Column,
  type Draft,
  type DraftInfo,
  type Dropped,
  FIELDS,
  type FormatName,
  type ReadOptions,
} from './draft.ts';
import { isBlank, type RawRow, type RawTable } from './raw-table.ts';
import { entryOfRow, type RowEntry } from './row-entry.ts';
import { type InLanguage, rowsInLanguage } from './row-languages.ts';
import { Tally } from './tally.ts';
import { textOf } from './values.ts';

/** What is known of a table beside its rows. */
export interface TableContext {
  format: FormatName;
  options: ReadOptions;
  info?: DraftInfo;
  dropped?: readonly Dropped[];
  notes?: readonly string[];
  /** LumoMate wrote the file itself. */
  isExact?: boolean;
  /** What its columns are called there. */
  columnWord?: 'column' | 'field';
}

/** Of this many columns a person can still be asked about each. */
const MOST_COLUMNS = 40;

/**
 * Makes a draft of a table or of a list of records.
 * @throws PackError when it has more rows than a pack may have entries
 */
export function draftOfTable(whole: RawTable, context: TableContext): Draft {
  const { options, isExact = false, notes = [], columnWord = 'column' } = context;
  if (whole.rows.length > LIMITS.entries) throw tooManyEntries(whole.rows.length);
  const inRows = isExact ? { table: whole, dropped: [] } : rowsInLanguage(whole, options.language);
  const { table } = inRows;
  const guess = guessOf(table, options, isExact);
  const spoken = languagesOf(guess, inRows, context.info?.language);
  const tally = new Tally();
  const dropped = [...(context.dropped ?? []), ...inRows.dropped];
  const taken = entriesOf(table, guess, isExact, tally, dropped);
  if (!isExact) cleanIds(taken);
  const columns = columnsOf(table, guess);
  return {
    format: context.format,
    info: { ...context.info, ...(spoken.language ? { language: spoken.language } : {}) },
    entries: isExact ? taken.map(({ entry }) => entry) : withoutBareNames(taken, dropped),
    dropped,
    notes: [
      ...notes,
      ...leftColumns(columns, guess, columnWord),
      ...languageNotes(guess, spoken),
      ...tally.lines(),
    ],
    ...(isExact ? { exact: true as const } : {}),
    ...(columns.length <= MOST_COLUMNS ? { columns } : {}),
    ...(spoken.languages.length > 1 ? { languages: spoken.languages } : {}),
  };
}

function guessOf(table: RawTable, { columns, language }: ReadOptions, isExact: boolean): Guess {
  if (columns) return givenColumns(table, columns, language);
  if (!isExact) return guessColumns(table, language);
  const plans = table.names.map((name) => ({ field: FIELDS.find((field) => field === name) ?? null }));
  return { plans, languages: [] };
}

interface Spoken {
  language?: string | undefined;
  languages: string[];
}

/** The language taken, and all, where columns without a language are in that of the file. */
function languagesOf(guess: Guess, inRows: InLanguage, ofFile: string | undefined): Spoken {
  const main = ofFile ?? inRows.language;
  const tag = (language: string) => (language === MAIN_LANGUAGE ? (main ?? language) : language);
  if (inRows.languages) return { language: inRows.language, languages: inRows.languages };
  if (guess.language === undefined) return { language: main, languages: [] };
  const language = guess.language === MAIN_LANGUAGE ? main : guess.language;
  return { language, languages: guess.languages.map(tag) };
}

function entriesOf(
  table: RawTable,
  guess: Guess,
  isExact: boolean,
  tally: Tally,
  dropped: Dropped[],
): RowEntry[] {
  const reading = { plans: guess.plans, isKeyed: table.keyed ?? false, isExact, tally };
  const taken: RowEntry[] = [];
  for (const row of table.rows) {
    if (row.cells.every(isBlank)) continue;
    const found = entryOfRow(row, reading);
    if (found) taken.push(found);
    else dropped.push(withoutTerm(row, guess));
  }
  return taken;
}

/** A row that names no term; what else stands in it tells a person which it is. */
function withoutTerm({ at, cells }: RawRow, { plans, language }: Guess): Dropped {
  const id = plans.findIndex(({ field }, i) => field === 'id' && !isBlank(cells[i]));
  const any = id >= 0 ? id : cells.findIndex((cell) => !isBlank(cell));
  const where = language === undefined || language === MAIN_LANGUAGE ? '' : ` in “${language}”`;
  const hasTerms = plans.some(({ field }) => field === 'term');
  return {
    at,
    term: textOf(cells[any]).slice(0, 60),
    why: hasTerms ? `has no term${where}` : 'has nothing that could be its term',
  };
}

/** Ids hold no “/”, which parts them in addresses. */
function cleanIds(taken: readonly RowEntry[]): void {
  const changed = new Map<string, string>();
  for (const { entry } of taken) {
    if (!entry.id?.includes('/')) continue;
    const id = entry.id.replaceAll('/', '-');
    changed.set(entry.id, id);
    entry.id = id;
  }
  if (!changed.size) return;
  for (const { entry } of taken) {
    if (entry.seeAlso) entry.seeAlso = entry.seeAlso.map((name) => changed.get(name) ?? name);
  }
}

/** Of the first rows that fill a column, this many values are shown. */
const EXAMPLES = 3;
/** Longer values are cut where they are shown. Characters */
const LONGEST_EXAMPLE = 200;

function columnsOf(table: RawTable, { plans }: Guess): Column[] {
  return table.names.map((name, i) => {
    const examples: string[] = [];
    for (const { cells } of table.rows) {
      if (examples.length === EXAMPLES) break;
      if (!isBlank(cells[i])) examples.push(textOf(cells[i]).slice(0, LONGEST_EXAMPLE));
    }
    const language = table.languages?.[i];
    const heading = name || `Column ${i + 1}`;
    return { name: language ? `${heading} (${language})` : heading, field: plans[i]!.field, examples };
  });
}

function leftColumns(columns: readonly Column[], { plans }: Guess, word: string): string[] {
  return columns
    .filter(({ field, examples }, i) => !field && examples.length && !plans[i]!.language)
    .map(({ name }) => `${word} “${name}” is left out`);
}

function languageNotes({ plans }: Guess, { language, languages }: Spoken): string[] {
  const own = language ?? MAIN_LANGUAGE;
  const others = languages.filter((one) => one !== own).join(', ');
  if (!others) return [];
  const name = language ?? 'the main language';
  return plans.some(({ isTranslation }) => isTranslation)
    ? [`there are no definitions: the terms in ${others} stand as the blurbs of those in ${name}`]
    : [`terms are taken in ${name}; those in ${others} are left out`];
}
