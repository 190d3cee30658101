import {
  type Draft,
  type DraftInfo,
  type Dropped,
  FormatError,
  type FormatName,
  type ReadOptions,
} from './draft.ts';
import { takeInfo } from './draft-info.ts';
import { fieldOf, foldName } from './fields.ts';
import { languageTag } from './languages.ts';
import { isBlank, type RawRow, type RawTable } from './raw-table.ts';
import { type RecordSet, recordSetOf, type TreeRecord } from './record-sets.ts';
import { draftOfTable } from './table-draft.ts';
import { tableOfRows } from './table-rows.ts';
import { type Pair, plain, type Tree } from './tree.ts';

/** What people call the list of entries in a file of JSON or YAML. */
const LISTS = new Set(
  (
    'entries terms glossary glossaries glossary terms glossary entries definitions concepts words vocabulary ' +
    'dictionary items data records rows results abbreviations acronyms'
  ).split(' '),
);
/** The list of entries stands no deeper. */
const DEEPEST_LIST = 5;

interface Found {
  set: RecordSet;
  score: number;
  /** The maps that it stands in, the outermost first, and itself. */
  path: Tree[];
}

/**
 * Makes a draft of a tree, whatever its shape.
 * @throws FormatError when there is nothing in it that could be entries
 */
export function draftOfTree(root: Tree, format: FormatName, options: ReadOptions, name: string): Draft {
  const best = bestSet(root, options.language);
  if (!best) throw new FormatError('there is no list of terms in it', name);
  const { set, path } = best;
  const info: DraftInfo = {};
  const notes = aroundNotes(path, info);
  if (set.rows) {
    const { table, ...found } = tableOfRows(set.rows);
    return draftOfTable(table, { format, options, ...found, info: { ...info, ...found.info }, notes });
  }
  const doubles: string[] = [];
  const table = tableOfRecords(set.records, doubles);
  const dropped = set.others.map(
    ({ line, scalar }): Dropped => ({
      at: `line ${line}`,
      term: String(scalar ?? '').slice(0, 60),
      why: 'is no entry',
    }),
  );
  const context = { format, options, info, dropped, columnWord: 'field' as const };
  const draft = draftOfTable(table, { ...context, notes: [...notes, ...doubles] });
  const { languages } = set;
  if (!languages) return draft;
  const others = languages.all.filter((one) => one !== languages.taken).join(', ');
  return {
    ...draft,
    info: { ...draft.info, language: languages.taken },
    languages: languages.all,
    notes: [...draft.notes, `terms are taken in ${languages.taken}; those in ${others} are left out`],
  };
}

/** The list or map that most looks like the entries of a glossary. */
function bestSet(root: Tree, language: string | undefined): Found | undefined {
  let best: Found | undefined;
  const visit = (tree: Tree, key: string, path: Tree[]) => {
    const set = recordSetOf(tree, language) ?? (path.length ? undefined : lonelySet(tree));
    const score = set ? scoreOf(set, key) : 0;
    if (set && score > (best?.score ?? 0)) best = { set, score, path: [...path, tree] };
    for (const pair of innerLists(tree, set, path.length)) visit(pair.value, pair.key, [...path, tree]);
  };
  visit(root, '', []);
  return best;
}

/** Where else to look. What stands within records is a part of them, if it is not called a list of entries. */
function innerLists({ pairs = [] }: Tree, set: RecordSet | undefined, depth: number): readonly Pair[] {
  if (depth >= DEEPEST_LIST || set?.isWhole) return [];
  if (!set) return pairs.filter(({ value }) => value.items ?? value.pairs);
  return pairs.filter(({ key, value }) => value.items && LISTS.has(foldName(key)));
}

/** A file that is one entry. */
function lonelySet({ pairs, line }: Tree): RecordSet | undefined {
  const fields = pairs?.map(({ key }) => fieldOf(key)?.field) ?? [];
  const isEntry = fields.includes('term') && (fields.includes('definition') || fields.includes('blurb'));
  return pairs && isEntry ? { records: [{ line, pairs }], others: [] } : undefined;
}

/** Records with a name and a text count, and more so where they are called so. */
function scoreOf({ records, rows }: RecordSet, name: string): number {
  const weight = LISTS.has(foldName(name)) ? 3 : 1;
  if (rows) return weight * rows.length;
  let score = 0;
  for (const { key, pairs } of records) {
    const filled = pairs.filter(({ value }) => !isBlank(plain(value)));
    if (filled.length < (key === undefined ? 2 : 1)) continue;
    const fields = filled.map((pair) => fieldOf(pair.key)?.field);
    score += fields.some((field) => field === 'definition' || field === 'blurb' || field === 'term') ? 2 : 1;
  }
  return weight * score;
}

/** What stands beside the entries: said of the pack, or left out. */
function aroundNotes(path: readonly Tree[], info: DraftInfo): string[] {
  const beside = path
    .slice(0, -1)
    .flatMap(({ pairs = [] }) => pairs.filter(({ value }) => !path.includes(value)));
  const left = beside.filter(({ key, value }) => !takesInfo(info, key, value));
  return left.map(({ key }) => `“${key}”, which stands beside the entries, is left out`);
}

function takesInfo(info: DraftInfo, key: string, value: Tree): boolean {
  if (value.pairs)
    return value.pairs.filter((pair) => takeInfo(info, pair.key, plain(pair.value))).length > 0;
  return takeInfo(info, key, plain(value)) || isBlank(plain(value));
}

interface ColumnOf {
  name: string;
  language?: string;
  index: number;
}

/** Records as rows: a column for each key, and one for each language of each key. */
function tableOfRecords(records: readonly TreeRecord[], notes: string[]): RawTable {
  const columns = new Map<string, ColumnOf>();
  const isKeyed = records.every(({ key }) => key !== undefined);
  if (isKeyed) columns.set('', { name: 'key', index: 0 });
  const rows = records.map((record): RawRow => {
    const cells: unknown[] = isKeyed ? [record.key] : [];
    for (const { name, language, pair } of record.pairs.flatMap(spread)) {
      const id = `${name}\n${language ?? ''}`;
      const column = columns.get(id) ?? { name, index: columns.size, ...(language ? { language } : {}) };
      columns.set(id, column);
      const value = plain(pair.value);
      if (cells[column.index] === undefined) cells[column.index] = value;
      else {
        cells[column.index] = [cells[column.index], value].flat();
        notes.push(`line ${pair.line}: “${pair.key}” stands twice in an entry; both are taken`);
      }
    }
    return { at: '', cells, ...(record.category === undefined ? {} : { category: record.category }) };
  });
  const all = [...columns.values()];
  const places = placesOf(records);
  return {
    names: all.map(({ name }) => name),
    languages: all.map(({ language }) => language),
    rows: rows.map((row, i) => ({ ...row, at: places[i]!, cells: filledUp(row.cells, all.length) })),
    ...(isKeyed ? { keyed: true as const } : {}),
  };
}

function filledUp(cells: readonly unknown[], width: number): unknown[] {
  return Array.from({ length: width }, (_, i) => cells[i]);
}

/** What people call the place of an entry’s translations. */
const TRANSLATIONS = /^(?:translations?|i18n|locales?|languages?|locali[sz]ations?)$/i;

interface Value {
  name: string;
  language?: string;
  pair: Pair;
}

/** `def: {en: …, fr: …}`, `en: {def: …}` and `translations: {fr: {def: …}}` as a value for each language. */
function spread(pair: Pair): Value[] {
  const inner = pair.value.pairs;
  if (!inner?.length) return [{ name: pair.key, pair }];
  const language = languageTag(pair.key);
  if (language) return inner.map((one) => ({ name: one.key, language, pair: one }));
  if (!inner.every(({ key }) => languageTag(key))) return [{ name: pair.key, pair }];
  if (TRANSLATIONS.test(pair.key)) {
    return inner.flatMap((one) => (one.value.pairs ? spread(one) : inLanguage('term', one)));
  }
  if (inner.some(({ value }) => value.pairs)) return [{ name: pair.key, pair }];
  return inner.flatMap((one) => inLanguage(pair.key, one));
}

function inLanguage(name: string, pair: Pair): Value[] {
  return [{ name, language: languageTag(pair.key)!, pair }];
}

/** Lines where a person finds records; their numbers where all stand on the same line. */
function placesOf(records: readonly TreeRecord[]): string[] {
  const lines = new Set(records.map(({ line }) => line));
  return records.map(({ line }, i) => (lines.size > records.length / 2 ? `line ${line}` : `entry ${i + 1}`));
}
