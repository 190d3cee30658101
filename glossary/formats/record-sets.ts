import { fieldOf } from './fields.ts';
import { languageOf, languageTag } from './languages.ts';
import { type Pair, plain, scalarText, type Tree } from './tree.ts';

/** Records in a tree: a list of maps, a map of maps or texts, columns, tables; grouped or not. */

/** One thing that may be an entry. */
export interface TreeRecord {
  /** Its key in a map; undefined in a list. */
  key?: string;
  line: number;
  pairs: readonly Pair[];
  /** The heading that it stands under. */
  category?: string;
}

export interface RecordSet {
  records: TreeRecord[];
  /** What stands among the records and is none. */
  others: Tree[];
  /** A table instead of records: rows of cells, the first perhaps headings. */
  rows?: unknown[][];
  /** It is made of all that stands in the list or map: nothing in it is a list of its own. */
  isWhole?: true;
  /** Languages of which one was taken, and that one. */
  languages?: { all: string[]; taken: string };
}

/**
 * The records that a list or map consists of.
 * @param language wanted, where there is a map for each of several
 * @returns undefined when it consists of something else
 */
export function recordSetOf(tree: Tree, language?: string): RecordSet | undefined {
  if (tree.items) return listSet(tree.items, language);
  return tree.pairs ? mapSet(tree.pairs, tree.line, language) : undefined;
}

function listSet(items: readonly Tree[], language: string | undefined): RecordSet | undefined {
  const maps = items.filter(({ pairs }) => pairs);
  if (maps.length * 2 >= items.length && maps.length) {
    const sections = sectionsOf(maps, language);
    if (sections) return sections;
    const others = items.filter((item) => !item.pairs && scalarText(item) !== undefined);
    if (maps.every(({ pairs }) => pairs!.length === 1 && !isNamed(pairs![0]!) && isText(pairs![0]!.value))) {
      return { records: maps.map(({ pairs }) => keyedRecord(pairs![0]!)), others };
    }
    return { records: maps.map(({ pairs, line }) => ({ line, pairs: pairs! })), others };
  }
  const rows = items.filter((row) => row.items && !row.items.some((cell) => cell.pairs));
  if (rows.length * 2 > items.length && rows.some((row) => row.items!.length > 1)) {
    return { records: [], others: [], rows: rows.map((row) => row.items!.map(plain)) };
  }
  return linesSet(items);
}

/** Texts that hold both: “Pod: the smallest thing that runs”. */
function linesSet(items: readonly Tree[]): RecordSet | undefined {
  const records = items.flatMap((item): TreeRecord[] => {
    const [, key, text] = /^([^:\n]{1,80}?)(?::|\s[–—-])\s+(.+)$/s.exec(scalarText(item) ?? '') ?? [];
    if (!key || !text) return [];
    return [keyedRecord({ key, line: item.line, value: { line: item.line, scalar: text } })];
  });
  if (records.length < 2 || records.length < items.length * 0.8) return undefined;
  return { records, others: items.filter(({ line }) => !records.some((record) => record.line === line)) };
}

/** `[{category: Networks, terms: [{…}, …]}, …]`. */
function sectionsOf(maps: readonly Tree[], language: string | undefined): RecordSet | undefined {
  const sets = maps.map(({ pairs }) => {
    const set = pairs!
      .filter(
        ({ key, value }) => value.items?.some((item) => item.pairs) && fieldOf(key)?.field !== 'sources',
      )
      .map(({ value }) => recordSetOf(value, language))
      .find((one) => one?.records.some(({ pairs: inner }) => isEntryLike(inner)));
    const title = pairs!.find(
      ({ key }) => /^(?:term|category)$/.test(fieldOf(key)?.field ?? '') || /^letter$/i.test(key),
    );
    return { set, title: title && scalarText(title.value) };
  });
  const found = sets.filter(({ set }) => set);
  if (!found.length || found.length < maps.length * 0.6) return undefined;
  const isEntry = maps.some(({ pairs }) =>
    pairs!.some((pair) => fieldOf(pair.key)?.field === 'definition' && isText(pair.value)),
  );
  return isEntry ? undefined : joined(found.map(({ set, title }) => ({ set: set!, title })));
}

function joined(sets: readonly { set: RecordSet; title: string | undefined }[]): RecordSet {
  return {
    records: sets.flatMap(({ set, title }) =>
      set.records.map((record) => ({ ...(title && !isLetter(title) ? { category: title } : {}), ...record })),
    ),
    others: sets.flatMap(({ set }) => set.others),
  };
}

/** The letters of an alphabet are no categories. */
function isLetter(title: string): boolean {
  return [...title].length === 1 || /^(?:0-9|[A-Z]-[A-Z]|numbers?|symbols?|other)$/i.test(title);
}

function mapSet(pairs: readonly Pair[], line: number, language: string | undefined): RecordSet | undefined {
  const columns = columnsSet(pairs, line);
  if (columns) return columns;
  if (isEntryLike(pairs)) return undefined;
  return languagesSet(pairs, language) ?? keyedSet(pairs) ?? groupsSet(pairs, language);
}

/** `{term: {0: …, 1: …}, definition: {0: …, 1: …}}`, `{term: […], definition: […]}`, `{columns: […], data: [[…]]}`. */
function columnsSet(pairs: readonly Pair[], line: number): RecordSet | undefined {
  const named = new Map(pairs.map(({ key, value }) => [key, value]));
  const [columns, data] = [named.get('columns')?.items, named.get('data')?.items];
  if (columns && data?.every(({ items }) => items)) {
    return {
      records: [],
      others: [],
      rows: [columns.map(plain), ...data.map(({ items }) => items!.map(plain))],
    };
  }
  if (!pairs.some(isNamed) || pairs.length < 2) return undefined;
  const cells = pairs.map(({ key, value }) => ({ key, cells: columnCells(value) }));
  if (!cells.every((one) => one.cells && one.cells.size > 1)) return undefined;
  const ids = new Set(cells.flatMap((one) => [...one.cells!.keys()]));
  const records = [...ids].map((id) => ({
    line,
    pairs: cells.flatMap(({ key, cells: all }) => {
      const value = all!.get(id);
      return value ? [{ key, line: value.line, value }] : [];
    }),
  }));
  return { records, others: [], isWhole: true };
}

function columnCells({ items, pairs }: Tree): Map<string, Tree> | undefined {
  if (items && !items.some((item) => item.pairs)) return new Map(items.map((item, i) => [String(i), item]));
  if (!pairs?.every(({ key }) => /^\d+$/.test(key))) return undefined;
  return new Map(pairs.map(({ key, value }) => [key, value]));
}

/** `{en: {…}, fr: {…}}`. */
function languagesSet(pairs: readonly Pair[], language: string | undefined): RecordSet | undefined {
  if (pairs.length < 2 || !pairs.every(({ key, value }) => languageTag(key) && !isText(value)))
    return undefined;
  const sets = pairs.map(({ key, value }) => ({ tag: languageTag(key)!, set: recordSetOf(value, language) }));
  if (!sets.every(({ set }) => set)) return undefined;
  const largest = [...sets].sort((a, b) => b.set!.records.length - a.set!.records.length)[0]!;
  const taken = sets.find(({ tag }) => tag === language) ?? largest;
  return { ...taken.set!, isWhole: true, languages: { all: sets.map(({ tag }) => tag), taken: taken.tag } };
}

/** `{Pod: “…”}`, `{Pod: {definition: …}}`, `{Pod: [“…”, “…”]}`. */
function keyedSet(pairs: readonly Pair[]): RecordSet | undefined {
  const nothing = pairs.filter(({ value }) => isNothing(value));
  const fit = pairs.filter(
    ({ value }) => isText(value) || (value.pairs && isRecord(value.pairs)) || isTexts(value),
  );
  const others = pairs.filter((pair) => !fit.includes(pair) && !nothing.includes(pair));
  if (!fit.length || fit.length < (pairs.length - nothing.length) * 0.8) return undefined;
  // `{name: …, version: …, terms: […]}` is no map of terms.
  if (others.length && fit.filter(isNamed).length * 2 >= fit.length) return undefined;
  const taken = pairs.filter((pair) => !others.includes(pair));
  return { records: taken.map(keyedRecord), others: others.map(({ line, key }) => ({ line, scalar: key })) };
}

/** `{Networks: [{…}], Storage: {…}}`. */
function groupsSet(pairs: readonly Pair[], language: string | undefined): RecordSet | undefined {
  const sets = pairs.flatMap(({ key, value }) => {
    const set = isText(value) ? undefined : recordSetOf(value, language);
    return set?.records.length ? [{ set, title: key }] : [];
  });
  return sets.length > 1 && sets.length >= pairs.length * 0.6
    ? { ...joined(sets), isWhole: true }
    : undefined;
}

function keyedRecord({ key, line, value }: Pair): TreeRecord {
  return { key, line, pairs: value.pairs ?? [{ key: 'definition', line, value }] };
}

function isNothing(tree: Tree): boolean {
  return !tree.items && !tree.pairs && scalarText(tree) === undefined;
}

function isText(tree: Tree): boolean {
  return scalarText(tree) !== undefined;
}

function isTexts({ items }: Tree): boolean {
  return items !== undefined && items.length > 0 && items.every(isText);
}

function isNamed({ key }: Pair): boolean {
  return fieldOf(key) !== undefined;
}

/** Has it fields of an entry, or texts in languages? A map of many terms may have a few that are called like fields. */
function isRecord(pairs: readonly Pair[]): boolean {
  const known = pairs.filter((pair) => isNamed(pair) || languageOf(pair.key));
  const isFields = known.some(isNamed) || known.length > 1;
  return isFields && known.length * 5 >= pairs.length;
}

/** Is it an entry in itself: a term and a text, by their names? */
function isEntryLike(pairs: readonly Pair[]): boolean {
  const fields = new Set(pairs.filter(({ value }) => !value.items).map(({ key }) => fieldOf(key)?.field));
  return fields.has('term') && (fields.has('definition') || fields.has('blurb') || fields.has('example'));
}
