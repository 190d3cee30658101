import * as v from 'valibot';
import { CategoryNames } from '../category-names.ts';
import { splitTitle } from '../forms.ts';
import { PackError, tooManyEntries } from '../pack.ts';
import { EntrySchema, InfoSchema, isWebAddress, LIMITS } from '../pack-schema.ts';
import { type Entry, PACK_FORMAT, type Pack, type PackInfo, type Source } from '../pack-types.ts';
import { slug } from '../slug.ts';
import type { Draft, DraftEntry, DraftInfo, Dropped } from './draft.ts';

/** What is said of the pack that a file becomes: what its author left unsaid, and what the reader wants otherwise. */
export type PackChoice = Pick<PackInfo, 'id' | 'name'> & Partial<PackInfo>;

/** A pack made of a draft, and everything of the draft that is not in it. */
export interface Finished {
  pack: Pack;
  dropped: Dropped[];
  /** Lines about what was left out of entries that were taken. */
  notes: string[];
  /** Where each entry of the pack stands in the file. */
  places: string[];
  /** What leads nowhere, one by one: of the pack's n-th entry, from 0. Also said in the notes. */
  dead: { entry: number; field: 'seeAlso' | 'sources'; value: string }[];
}

/**
 * What a pack says of itself, checked.
 * @param said by its file
 * @param choice what its reader wants otherwise; undefined says that the pack has none
 * @throws PackError naming the fields that are wrong
 */
export function packInfo(said: DraftInfo, choice: PackChoice): SaidInfo {
  const info = v.safeParse(InfoSchema, { ...said, ...choice, format: PACK_FORMAT });
  if (!info.success) {
    throw new PackError(
      info.issues.map((issue) => ({ field: v.getDotPath(issue) ?? 'pack', message: issue.message })),
    );
  }
  const { format: _, ...kept } = info.output;
  return set(kept) as SaidInfo;
}

/** Its categories may have no section yet. */
type SaidInfo = Omit<PackInfo, 'categories'> & Pick<v.InferOutput<typeof InfoSchema>, 'categories'>;

/** How often it is told how many entries have been checked. */
const TOLD_EVERY = 5_000;

/**
 * Makes a pack of a draft. What is unfit is dropped alone, with its place and why; the Y of a title such as “X (Y)”
 * becomes an alias; names of categories and of other entries become ids.
 * @param onProgress told now and then how many entries have been checked
 * @throws PackError when what is said of the pack itself is wrong, or no entry is left
 */
export function finishDraft(
  draft: Draft,
  choice: PackChoice,
  onProgress: (done: number, total: number) => void = () => {},
): Finished {
  const info = packInfo(draft.info, choice);
  if (draft.entries.length > LIMITS.entries) throw tooManyEntries(draft.entries.length);
  const work = new Finishing(draft, new CategoryNames(info.categories, info.name));
  for (const [i, entry] of draft.entries.entries()) {
    if (i % TOLD_EVERY === 0) onProgress(i, draft.entries.length);
    work.take(entry);
  }
  if (!work.entries.length) {
    const message = `no entry is left${reasons(work.dropped)}`;
    throw new PackError([{ message }]);
  }
  const entries = work.linked();
  const pack: Pack = { ...info, categories: work.categories.all(), entries };
  const { dropped, notes, places, dead } = work;
  return { pack, dropped, notes, places, dead };
}

/** A draft on its way to a pack. */
class Finishing {
  readonly entries: Entry[] = [];
  readonly categories: CategoryNames;
  readonly dropped: Dropped[];
  readonly notes: string[];
  readonly places: string[] = [];
  readonly dead: Finished['dead'] = [];
  readonly #isExact: boolean;
  /** The entries taken, by id, and where each stands in the file. */
  readonly #places = new Map<string, { entry: Entry; at: string }>();
  /** Of ids that several entries want: the number to try next, and where each that has been taken stands, by content. */
  readonly #twins = new Map<string, { next: number; places: Map<string, string> }>();
  /** Ids by every name that a see-also may use. */
  readonly #names = new Map<string, string>();

  constructor(draft: Draft, categories: CategoryNames) {
    this.dropped = [...draft.dropped];
    this.notes = [...draft.notes];
    this.categories = categories;
    this.#isExact = draft.exact ?? false;
  }

  take({ at, ...draft }: DraftEntry): void {
    const { term } = draft;
    // The title stays as its author wrote it; what it says twice is an alias that everybody can see.
    const others = this.#isExact || term.length > LIMITS.term ? [] : splitTitle(term).slice(1);
    const { sources, dead } = sourcesOf(draft.sources);
    const aliases = aliasesOf(draft, others);
    const parsed = v.safeParse(EntrySchema, { ...draft, aliases, sources }, { abortPipeEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const field = v.getDotPath(issue) ?? 'entry';
      this.dropped.push({ at, term: draft.term.slice(0, 60), why: `field “${field}” ${issue.message}` });
      return;
    }
    const entry = set(parsed.output) as Entry;
    if (!entry.blurb && !entry.definition) {
      this.dropped.push({ at, term: entry.term, why: 'has neither a definition nor a blurb' });
      return;
    }
    const id = this.#freeId(entry, at);
    if (id === undefined) return;
    entry.id = id;
    this.#places.set(id, { entry, at });
    entry.category = this.categories.idOf(entry.category);
    for (const value of dead) this.dead.push({ entry: this.entries.length, field: 'sources', value });
    this.entries.push(entry);
    this.places.push(at);
    for (const name of [draft.id ?? '', id, draft.term, entry.term, ...entry.aliases]) this.#name(name, id);
  }

  /** The entries with see-alsos as ids; those that lead nowhere are noted. */
  linked(): Entry[] {
    for (const [number, entry] of this.entries.entries()) {
      const ids = entry.seeAlso.map((name) => {
        // An id means its own entry, even where another one has it as an alias.
        const id = this.#places.has(name) ? name : this.#names.get(fold(name));
        if (id === undefined) this.dead.push({ entry: number, field: 'seeAlso', value: name });
        return id;
      });
      entry.seeAlso = ids.filter(
        (id, i) => id !== undefined && id !== entry.id && ids.indexOf(id) === i,
      ) as string[];
    }
    const [links, sources] = [this.#dead('seeAlso'), this.#dead('sources')];
    if (links.length) this.notes.push(`see-alsos that lead to no entry: ${listed(links)}`);
    if (sources.length) {
      this.notes.push(`sources that are no http(s) address, kept as titles: ${listed(sources)}`);
    }
    return this.entries;
  }

  /** An id that no entry has yet; undefined, with a line on it, for an entry that is there already, word for word. */
  #freeId(entry: Entry, at: string): string | undefined {
    const wanted = entry.id ?? slug(entry.term);
    if (!this.#places.has(wanted)) return wanted;
    const twins = this.#twins.get(wanted) ?? { next: 1, places: new Map() };
    this.#twins.set(wanted, twins);
    for (;;) {
      const id = numbered(wanted, twins.next);
      const twin = this.#places.get(id);
      const twinAt = twin ? undefined : twins.places.get(contentOf(entry));
      if (twinAt !== undefined) {
        this.dropped.push({ at, term: entry.term, why: `is the same as ${twinAt}` });
        return undefined;
      }
      if (!twin) return id;
      const content = contentOf(twin.entry);
      if (!twins.places.has(content)) twins.places.set(content, twin.at);
      twins.next += 1;
    }
  }

  #dead(field: 'seeAlso' | 'sources'): string[] {
    return [...new Set(this.dead.filter((one) => one.field === field).map(({ value }) => value))];
  }

  #name(name: string, id: string): void {
    const folded = fold(name);
    if (folded && !this.#names.has(folded)) this.#names.set(folded, id);
  }
}

/** @returns as they are where they are no list: what a file of our own format holds has not been checked yet */
function aliasesOf({ term, aliases = [] }: Omit<DraftEntry, 'at'>, others: readonly string[]): unknown {
  if (!Array.isArray(aliases)) return aliases;
  return [...new Set([...others, ...aliases])].filter((alias) => alias !== '' && alias !== term);
}

/** Sources with their addresses where those are some; what is no address becomes a title. What is no source stays. */
function sourcesOf(given: unknown = []): { sources: unknown; dead: string[] } {
  const dead: string[] = [];
  if (!Array.isArray(given)) return { sources: given, dead };
  const sources = given.flatMap((source) => {
    const { title, url } = Object(source) as Partial<Source>;
    if (Object(source) !== source || !['undefined', 'string'].includes(typeof url)) return [source];
    if (!url) return title ? [{ title }] : [];
    if (isWebAddress(url)) {
      return [{ title: title || new URL(url).host, url }];
    }
    dead.push(url);
    return [{ title: title || url }];
  });
  return { sources, dead };
}

/** The n-th id of those that want the same. */
function numbered(id: string, n: number): string {
  return n === 1 ? id : `${id.slice(0, LIMITS.id - 1 - String(n).length)}-${n}`;
}

/** Entries of which this is the same are the same. */
function contentOf({ term, definition, blurb }: Entry): string {
  return JSON.stringify([term, definition, blurb]);
}

/** Why nothing was taken: “: 130 × has neither a definition nor a blurb”. */
function reasons(dropped: readonly Dropped[]): string {
  const counts = new Map<string, number>();
  for (const { why } of dropped) counts.set(why, (counts.get(why) ?? 0) + 1);
  const commonest = [...counts].sort(([, one], [, other]) => other - one).slice(0, 3);
  const list = commonest.map(([why, count]) => `${count} × ${why}`).join('; ');
  return list ? `: ${list}` : ' that has a term and a definition or a blurb';
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function set<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && one !== ''),
  ) as Partial<T>;
}

/** How many names a note lists. */
const MOST_NAMES = 12;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
