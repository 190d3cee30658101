import type { FormIndex } from '../../glossary/form-index.ts';
import { type Form, Matcher } from '../../glossary/match.ts';
import { type Category, type Entry, LAYERS } from '../../glossary/pack-types.ts';
import {
  type CategoryCount,
  type EntryView,
  entryPath,
  type KnownEntry,
  type Neighbour,
  splitKey,
  type TermLink,
} from '../../glossary/requests.ts';
import { subjectOf } from '../../glossary/sense.ts';
import { Slices, type Steps } from '../../glossary/slices.ts';
import { foldWord, keysOf, wordRule, wordsOf } from '../../glossary/text.ts';
import type { Shelf } from './shelf.ts';
import { infoOf, type StoredPack } from './store.ts';

/** Questions a library is asked about words and entries. Reads only. */

/** At most this many results of a search: a popup shows no more. */
const MAX_RESULTS = 30;

/** How marks of entries fade, by key. */
export type Fades = ReadonlyMap<string, 'faint' | 'none'>;

/** Forms, and what the number in each one’s `entry` stands for. */
interface Forms {
  forms: Form[];
  entryAt(number: number): KnownEntry;
}

/**
 * The forms that could stand in a text, those that have no words but these, in the order in which packs explain.
 * @param words folded
 * @param fades by key, of entries that the reader knows
 */
export function formsOf(shelf: Shelf, words: ReadonlySet<string>, fades: Fades = new Map()): Forms {
  const forms: Form[] = [];
  /** Of the packs that the reader has chosen for them: what a match means first is what was added first. */
  const chosen: Form[] = [];
  const { entryAt, numberOf } = createEntryList(fades);
  for (const { pack, index } of shelf.indexes()) {
    for (const word of words) {
      for (const form of index.formsAt(word)) {
        if (form.text !== word && !hasOthers(form, words)) continue;
        const list = shelf.chosenPack(form.text) === pack.id ? chosen : forms;
        list.push({ ...form, entry: numberOf(pack, index, form.entry) });
      }
    }
  }
  return { entryAt, forms: [...chosen, ...forms] };
}

/** Are a form’s words, but the one it hangs on, among these? @param words folded */
function hasOthers({ text, anchor, own }: Form, words: ReadonlySet<string>): boolean {
  return wordsOf(text).every((word, i) => i === anchor || words.has(own ? foldWord(word) : word));
}

/**
 * Numbers entries. What is said of one is read when somebody wants it: in a large pack a few in a hundred of the
 * forms that could stand in a text do.
 */
function createEntryList(fades: Fades) {
  const places: { pack: StoredPack; index: FormIndex; entry: number }[] = [];
  const numbers = new Map<FormIndex, Map<number, number>>();
  const known: KnownEntry[] = [];

  function numberOf(pack: StoredPack, index: FormIndex, entry: number): number {
    const own = numbers.get(index) ?? new Map<number, number>();
    numbers.set(index, own);
    let number = own.get(entry);
    if (number === undefined) {
      number = places.push({ pack, index, entry }) - 1;
      own.set(entry, number);
    }
    return number;
  }

  function entryAt(number: number): KnownEntry {
    known[number] ??= knownEntry(places[number]!);
    return known[number];
  }

  function knownEntry({ pack, index, entry }: (typeof places)[number]): KnownEntry {
    const { id, term, category } = index.head(entry);
    const place = { key: `${pack.id}/${id}`, category: `${pack.id}/${category}` };
    const fade = fades.get(place.key);
    return {
      ...place,
      term,
      subject: subjectOf(pack, place),
      language: pack.language,
      ...(pack.private ? { private: true } : {}),
      ...(fade && { fade }),
    };
  }

  return { entryAt, numberOf };
}

interface Named extends TermLink {
  /** `pack/category` */
  category: string;
  everyday: boolean;
}

/** The entries a text names: every match of every pack, keyed. */
function namedIn(shelf: Shelf, text: string): Named[] {
  const { entryAt, forms } = formsOf(shelf, new Set(keysOf(text)));
  const matcher = new Matcher();
  matcher.add(forms);
  return matcher.match(text).map(({ start, end, everyday, entries: [first = 0] }) => {
    const { key, category } = entryAt(first);
    return { start, end, key, category, everyday };
  });
}

/** The entry that a selected text is a form of, if the whole of it is one; else the longest one in it. */
export function explain(shelf: Shelf, text: string): { key: string } | null {
  const matches = namedIn(shelf, text.trim().slice(0, 200));
  const longest = matches.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  return longest ? { key: longest.key } : null;
}

/** All a card shows of an entry, or null when no stored pack has it. */
export async function viewEntry(shelf: Shelf, key: string): Promise<EntryView | null> {
  const found = await findEntry(shelf, key);
  if (!found) return null;
  const { pack, entry } = found;
  const { categories: _, ...info } = infoOf(pack);
  const category = categoryOf(pack, entry);
  const seeAlso = await Promise.all(entry.seeAlso.map((other) => neighbour(shelf, `${pack.id}/${other}`)));
  const links = linksIn(shelf, key, entry);
  return {
    key,
    path: entryPath(key, category),
    entry,
    category,
    pack: info,
    seeAlso: seeAlso.filter((other) => other !== null),
    links,
    ...((pack.private || leadsToPrivate(shelf, links)) && { private: true as const }),
  };
}

/** Is any term in these texts one of a private pack? */
function leadsToPrivate(shelf: Shelf, links: EntryView['links']): boolean {
  const hidden = new Set(shelf.packs().flatMap((pack) => (pack.private ? [pack.id] : [])));
  return Object.values(links).some((found) => found.some(({ key }) => hidden.has(splitKey(key).pack)));
}

async function findEntry(shelf: Shelf, key: string): Promise<{ pack: StoredPack; entry: Entry } | null> {
  const { pack: packId, id } = splitKey(key);
  const pack = shelf.packs().find((other) => other.id === packId);
  const entry = pack && (await shelf.entry(packId, id));
  return pack && entry ? { pack, entry } : null;
}

function categoryOf(pack: StoredPack, { category: id }: Entry): Category {
  return pack.categories.find((other) => other.id === id) ?? { id, name: id, section: pack.name };
}

/** An entry in one line, or null when it is gone. */
async function neighbour(shelf: Shelf, key: string): Promise<Neighbour | null> {
  const found = await findEntry(shelf, key);
  if (!found) return null;
  const { pack, entry } = found;
  const blurb = entry.blurb ?? entry.definition ?? '';
  return { key, term: entry.term, blurb, path: entryPath(key, categoryOf(pack, entry)) };
}

/**
 * The terms inside an entry's own texts; each other entry once per layer, never the entry itself. What means something
 * else in ordinary texts is one only where the entry is about its subject.
 */
function linksIn(shelf: Shelf, key: string, entry: Entry): EntryView['links'] {
  const { pack } = splitKey(key);
  const isMeant = (named: Named) =>
    !named.everyday ||
    named.category === `${pack}/${entry.category}` ||
    entry.seeAlso.some((id) => named.key === `${pack}/${id}`);
  const links: EntryView['links'] = {};
  for (const layer of LAYERS) {
    const seen = new Set([key]);
    const found: TermLink[] = [];
    for (const named of namedIn(shelf, entry[layer] ?? '')) {
      if (seen.has(named.key) || !isMeant(named)) continue;
      seen.add(named.key);
      found.push({ start: named.start, end: named.end, key: named.key });
    }
    if (found.length) links[layer] = found;
  }
  return links;
}

/** Entries by term: first the one the query is a form of, then terms that begin with it, then terms that have it. */
export async function searchEntries(shelf: Shelf, query: string): Promise<Neighbour[]> {
  const wanted = foldWord(query.trim());
  if (!wanted) return [];
  const exact = explain(shelf, query);
  const { starts, contains } = await new Slices().run(termsWith(shelf, wanted));
  const keys = [...new Set([...(exact ? [exact.key] : []), ...starts, ...contains])].slice(0, MAX_RESULTS);
  return nameEntries(shelf, keys);
}

/** Terms looked at between two moments at which others may be answered. */
const STRIDE = 500;

/** Keys of entries whose terms begin with a text or have it in them, as many of each as may be wanted. @param wanted folded */
function* termsWith(shelf: Shelf, wanted: string): Steps<{ starts: string[]; contains: string[] }> {
  const starts: string[] = [];
  const contains: string[] = [];
  for (const { pack, index } of shelf.indexes()) {
    for (let i = 0; i < index.size.entries && starts.length < MAX_RESULTS; i++) {
      const term = index.term(i);
      const at = wordRule(term).fold(term).indexOf(wanted);
      const found = at === 0 ? starts : contains;
      if (at >= 0 && found.length < MAX_RESULTS) found.push(`${pack.id}/${index.head(i).id}`);
      if (i % STRIDE === 0) yield;
    }
  }
  return { starts, contains };
}

/** One line for each key that still names an entry. */
export async function nameEntries(shelf: Shelf, keys: readonly string[]): Promise<Neighbour[]> {
  const named = await Promise.all(keys.map((key) => neighbour(shelf, key)));
  return named.filter((other) => other !== null);
}

/** Every category of every pack, with how many entries stand in it; empty ones are left out. */
export function countCategories(packs: readonly StoredPack[]): CategoryCount[] {
  return packs.flatMap((pack) =>
    pack.categories
      .map((category) => ({
        ...category,
        key: `${pack.id}/${category.id}`,
        pack: pack.name,
        entries: Object.hasOwn(pack.categoryCounts, category.id) ? pack.categoryCounts[category.id]! : 0,
      }))
      .filter(({ entries }) => entries > 0),
  );
}
