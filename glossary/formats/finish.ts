import * as v from 'valibot';
import { splitTitle } from '../forms.ts';
import { PackError } from '../pack.ts';
import { EntrySchema, InfoSchema, LIMITS } from '../pack-schema.ts';
import { type Category, type Entry, PACK_FORMAT, type Pack, type PackInfo } from '../pack-types.ts';
import { slug } from '../slug.ts';
import type { Draft, DraftEntry, Dropped } from './draft.ts';

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
 * Makes a pack of a draft. What is unfit is dropped alone, with its place and why; the Y of a title such as “X (Y)”
 * becomes an alias; names of categories and of other entries become ids.
 * @throws PackError when what is said of the pack itself is wrong, or no entry is left
 */
export function finishDraft(draft: Draft, choice: PackChoice): Finished {
  const info = v.safeParse(InfoSchema, { ...draft.info, ...choice, format: PACK_FORMAT });
  if (!info.success) {
    throw new PackError(
      info.issues.map((issue) => ({ field: v.getDotPath(issue) ?? 'pack', message: issue.message })),
    );
  }
  const { format: _, ...kept } = info.output;
  const work = new Finishing(draft, kept.name);
  for (const category of kept.categories)
    work.categories.set(category.id, { ...category, section: category.section ?? kept.name });
  for (const entry of draft.entries) work.take(entry);
  if (!work.entries.length) {
    const message = `no entry is left${reasons(work.dropped)}`;
    throw new PackError([{ message }]);
  }
  if (work.entries.length > LIMITS.entries) {
    const message = `has ${work.entries.length} entries; at most ${LIMITS.entries} are taken`;
    throw new PackError([{ field: 'entries', message }]);
  }
  const entries = work.linked();
  const set = Object.fromEntries(
    Object.entries(kept).filter(([, value]) => value !== undefined && value !== ''),
  );
  const pack = { ...set, categories: [...work.categories.values()], entries } as Pack;
  const { dropped, notes, places, dead } = work;
  return { pack, dropped, notes, places, dead };
}

/** Entries without a category stand in this one. */
const UNSORTED = 'Unsorted';

/** A draft on its way to a pack. */
class Finishing {
  readonly entries: Entry[] = [];
  readonly categories = new Map<string, Category>();
  readonly dropped: Dropped[];
  readonly notes: string[];
  readonly places: string[] = [];
  readonly dead: Finished['dead'] = [];
  readonly #packName: string;
  readonly #isExact: boolean;
  /** The entries taken, by id, and where each stands in the file. */
  readonly #places = new Map<string, { entry: Entry; at: string }>();
  /** Ids by every name that a see-also may use. */
  readonly #names = new Map<string, string>();

  constructor(draft: Draft, packName: string) {
    this.dropped = [...draft.dropped];
    this.notes = [...draft.notes];
    this.#packName = packName;
    this.#isExact = draft.exact ?? false;
  }

  take({ at, ...draft }: DraftEntry): void {
    const { term } = draft;
    // The title stays as its author wrote it; what it says twice is an alias that everybody can see.
    const others = this.#isExact ? [] : splitTitle(term).slice(1);
    const aliases = [...others, ...(draft.aliases ?? [])].filter(
      (alias, i, all) => alias && alias !== term && all.indexOf(alias) === i,
    );
    const { sources, dead } = sourcesOf(draft.sources);
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
    entry.category = this.#categoryOf(entry.category);
    for (const value of dead) this.dead.push({ entry: this.entries.length, field: 'sources', value });
    this.entries.push(entry);
    this.places.push(at);
    this.#places.set(id, { entry, at });
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
    let id = wanted;
    for (let count = 2; this.#places.has(id); count++) {
      const twin = this.#places.get(id)!;
      if (isSame(twin.entry, entry)) {
        this.dropped.push({ at, term: entry.term, why: `is the same as ${twin.at}` });
        return undefined;
      }
      id = `${wanted}-${count}`;
    }
    return id;
  }

  #categoryOf(name: string | undefined): string {
    const wanted = name || UNSORTED;
    if (this.categories.has(wanted)) return wanted;
    for (const category of this.categories.values()) {
      if (category.name === wanted) return category.id;
    }
    const id = slug(wanted);
    if (!this.categories.has(id)) this.categories.set(id, { id, name: wanted, section: this.#packName });
    return id;
  }

  #dead(field: 'seeAlso' | 'sources'): string[] {
    return [...new Set(this.dead.filter((one) => one.field === field).map(({ value }) => value))];
  }

  #name(name: string, id: string): void {
    const folded = fold(name);
    if (folded && !this.#names.has(folded)) this.#names.set(folded, id);
  }
}

/** Sources with their addresses where those are some; what is no address becomes a title. */
function sourcesOf(given: DraftEntry['sources'] = []): { sources: Entry['sources']; dead: string[] } {
  const dead: string[] = [];
  const sources = given.flatMap(({ title, url }) => {
    if (!url) return title ? [{ title }] : [];
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) {
      return [{ title: title || new URL(url).host, url }];
    }
    dead.push(url);
    return [{ title: title || url }];
  });
  return { sources, dead };
}

function isSame(one: Entry, other: Entry): boolean {
  return one.term === other.term && one.definition === other.definition && one.blurb === other.blurb;
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
