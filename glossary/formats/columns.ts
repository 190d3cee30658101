import { type Shape, sampleRows, shapesOf } from './column-shapes.ts';
import type { FieldName } from './draft.ts';
import { fieldInLanguage, fieldOf, type NamedField, namesExpansion } from './fields.ts';
import { isSameLanguage, languageOf } from './languages.ts';
import { isBlank, type RawTable } from './raw-table.ts';
import { guessByShape } from './shape-guess.ts';

/** What the columns of a table mean: told by their headings, else by what is in them. */

/** What is done with a column. */
export interface Plan {
  field: FieldName | null;
  /** How likely its heading means the field; 0 is likeliest. */
  rank?: number;
  /** The term of its row, written out. */
  isExpansion?: true;
  /** The language of its texts. BCP 47. */
  language?: string;
  /** The term of its row in another language, which stands in for a definition. */
  isTranslation?: true;
}

export interface Guess {
  plans: Plan[];
  /** The language taken, when headings say languages. */
  language?: string;
  /** All that headings say, in their order. */
  languages: string[];
}

/** A column on its way to a plan. */
export interface Candidate extends Plan {
  name: string;
  rank: number;
  shape: Shape;
}

/** Fields of which one column is enough; of the others, all columns are taken together. */
const SINGLE = new Set<FieldName>([
  'term',
  'blurb',
  'id',
  'caseSensitive',
  'status',
  'reviewedBy',
  'updated',
  'illustration',
]);

/**
 * Guesses what the columns of a table mean.
 * @param wanted the language to take, where headings say several; else the first that has both terms and texts
 */
export function guessColumns(table: RawTable, wanted?: string): Guess {
  const rows = sampleRows(table);
  const shapes = shapesOf(table, rows);
  const columns = nameColumns(table, shapes);
  const { language, languages } = chooseLanguage(columns, wanted);
  if (language !== undefined) keepLanguage(columns, language);
  for (const field of SINGLE) keepOne(columns, field, (one, other) => overlap(rows, columns, one, other));
  partDefinitions(columns, rows);
  if (table.keyed) preferKeys(columns, rows);
  guessByShape(columns, table.keyed ?? false);
  const plans = columns.map(({ name, shape, ...plan }) => plan);
  return { plans, languages, ...(language === undefined ? {} : { language }) };
}

/** A mapping that a person gave, in place of a guess. */
export function givenColumns(table: RawTable, fields: readonly (FieldName | null)[], wanted?: string): Guess {
  const { plans, ...guess } = guessColumns(table, wanted);
  return {
    ...guess,
    plans: plans.map((plan, i) => ({
      ...(plan.language === undefined ? {} : { language: plan.language }),
      ...(plan.isTranslation && fields[i] === plan.field ? { isTranslation: true as const } : {}),
      ...(namesExpansion(table.names[i]!) ? { isExpansion: true as const } : {}),
      field: fields[i] ?? null,
    })),
  };
}

function nameColumns({ names, languages = [] }: RawTable, shapes: readonly Shape[]): Candidate[] {
  const named = names.map((name): NamedField | undefined => (name ? fieldOf(name) : undefined));
  if (!named.some((one) => one?.field === 'term')) nameSource(names, named);
  const tags = names.map((name, i) => (named[i] ? undefined : languageOf(name)));
  const inLanguages = new Set(named.flatMap((one) => (one?.language ? [one.field] : [])));
  const hasTerm = named.some((one) => one?.field === 'term' && !one.language);
  // One heading that may be a language is no sign of languages: “is”, “no”.
  const areLanguages = tags.filter(Boolean).length > (hasTerm || inLanguages.size ? 0 : 1);
  return names.map((name, i): Candidate => {
    const shape = shapes[i]!;
    const told = languages[i] ? { language: languages[i] } : {};
    const found = named[i] ?? nameAmong(inLanguages, name);
    if (found)
      return { ...found, ...told, name, shape, ...(namesExpansion(name) ? { isExpansion: true } : {}) };
    const tag = areLanguages ? tags[i] : undefined;
    if (!tag || languages[i]) return { rank: 0, field: null, ...told, name, shape };
    return {
      rank: 0,
      field: hasTerm && shape.length > 40 ? 'definition' : 'term',
      language: tag,
      name,
      shape,
    };
  });
}

/** In a list of translations, `source,target`, the source is the term. */
function nameSource(names: readonly string[], named: (NamedField | undefined)[]): void {
  const source = names.findIndex((name) => /^source(?:[ _-]?(?:term|text|word))?$/i.test(name));
  if (source < 0 || !names.some((name) => /^target\b/i.test(name.replaceAll('_', ' ')))) return;
  named[source] = { field: 'term', rank: 0 };
}

/** “name_id” is Indonesian where there is a “name_en”. */
function nameAmong(fields: ReadonlySet<FieldName>, name: string): NamedField | undefined {
  const found = fieldInLanguage(name);
  return found && fields.has(found.field) ? found : undefined;
}

/** Columns that say no language are in the main one, whichever it is. */
export const MAIN_LANGUAGE = 'und';

function chooseLanguage(
  columns: readonly Candidate[],
  wanted: string | undefined,
): { language?: string; languages: string[] } {
  const of = (...fields: FieldName[]) =>
    columns.filter(
      ({ field, language, shape }) => language && field && fields.includes(field) && shape.filled,
    );
  const terms = of('term');
  const texts = of('definition', 'blurb');
  const told = [...new Set((terms.length ? terms : texts).map(({ language }) => language!))];
  if (!told.length) return { languages: [] };
  const hasMain =
    terms.length > 0 &&
    columns.some((one) => one.field === 'term' && !one.language && one.shape.filled > 0.3);
  const languages = hasMain ? [MAIN_LANGUAGE, ...told] : told;
  const isWanted = (one: string) => wanted !== undefined && isSameLanguage(one, wanted);
  const language = languages.find(isWanted) ?? (hasMain ? MAIN_LANGUAGE : bestLanguage(told, terms, texts));
  return { language, languages };
}

/** The first in which most rows have terms, and texts if there are any. */
function bestLanguage(
  languages: readonly string[],
  terms: readonly Candidate[],
  texts: readonly Candidate[],
): string {
  const most = Math.max(...terms.map(({ shape }) => shape.filled), 0);
  const isGood = (language: string) =>
    (!texts.length || texts.some((text) => text.language === language)) &&
    terms.every((term) => term.language !== language || term.shape.filled >= most * 0.5);
  return languages.find(isGood) ?? languages[0]!;
}

/** Columns of other languages are left out; terms alone, without any text, stand in for definitions. */
function keepLanguage(columns: Candidate[], language: string): void {
  const own = new Set(columns.flatMap((one) => (one.language === language ? [one.field] : [])));
  const isOther = (column: Candidate) =>
    column.language === undefined
      ? language !== MAIN_LANGUAGE && own.has(column.field) && own.has('term') && column.field !== null
      : column.language !== language;
  const hasText = columns.some(
    (column) =>
      (column.field === 'definition' || column.field === 'blurb') && !isOther(column) && column.shape.filled,
  );
  for (const column of columns.filter(isOther)) {
    const isTranslation = column.field === 'term' && !hasText;
    column.field = isTranslation ? 'blurb' : null;
    if (isTranslation) column.isTranslation = true;
  }
}

/** Share of the rows with either in which both are filled. 0 to 1. */
function overlap(
  rows: RawTable['rows'],
  columns: readonly Candidate[],
  one: Candidate,
  other: Candidate,
): number {
  const [a, b] = [columns.indexOf(one), columns.indexOf(other)];
  let either = 0;
  let both = 0;
  for (const { cells } of rows) {
    const [inOne, inOther] = [!isBlank(cells[a]), !isBlank(cells[b])];
    if (inOne || inOther) either++;
    if (inOne && inOther) both++;
  }
  return either ? both / either : 0;
}

/** Of columns for one field the likeliest is kept, with those that are filled where it is not. */
function keepOne(
  columns: Candidate[],
  field: FieldName,
  overlapOf: (one: Candidate, other: Candidate) => number,
): void {
  const found = columns.filter((column) => column.field === field && !column.isTranslation);
  found.sort((a, b) => badness(a, field) - badness(b, field) || a.rank - b.rank);
  const [best, ...others] = found;
  for (const other of others) if (overlapOf(best!, other) > 0.05) other.field = null;
}

/** Empty columns come last, and so do names made for machines among terms. */
function badness(column: Candidate, field: FieldName): number {
  return (column.shape.filled ? 0 : 2) + (field === 'term' && column.shape.slugs > 0.5 ? 1 : 0);
}

/** Where records that say a term have no text, it is another name for their key: `AP: {term: Acquisition plan}`. */
function preferKeys(columns: Candidate[], rows: RawTable['rows']): void {
  const terms = columns.filter(({ field }) => field === 'term');
  const texts = columns.flatMap(({ field }, i) => (field === 'definition' || field === 'blurb' ? [i] : []));
  const named = rows.filter(({ cells }) => terms.some((term) => !isBlank(cells[columns.indexOf(term)])));
  const told = named.filter(({ cells }) => texts.some((i) => !isBlank(cells[i])));
  if (!terms.length || !texts.length || told.length * 2 >= named.length) return;
  for (const term of terms) {
    term.field = 'aliases';
    term.isExpansion = true;
  }
  columns[0]!.field = 'term';
}

/** Of two definitions in a row, where there is no blurb, the shorter is one. */
function partDefinitions(columns: Candidate[], rows: RawTable['rows']): void {
  const found = columns
    .filter(({ field, shape }) => field === 'definition' && shape.filled)
    .sort((a, b) => b.shape.length - a.shape.length);
  const [long] = found;
  const short = found.at(-1);
  if (!long || !short || long === short || columns.some(({ field }) => field === 'blurb')) return;
  if (short.shape.length < long.shape.length * 0.8 && overlap(rows, columns, long, short) > 0.05) {
    short.field = 'blurb';
  }
}
