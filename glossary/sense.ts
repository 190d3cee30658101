/**
 * Is this page about that subject? Everyday words ("service", "watch") are marked only where distinct terms that
 * mean one thing only, of the same pack, stand near them or all over the page. Pure and explainable: every
 * decision is a count of named terms.
 */

/** An entry that could be meant. */
export interface Meaning {
  /** `pack/entry` */
  key: string;
  /** `pack/category` */
  category: string;
  /** Whose terms are evidence for it: `subjectOf`. */
  subject: string;
}

/**
 * What an entry’s subject is: its pack; in a large one of several sections, which is about many things, its category.
 * @param key as in `Meaning` @param category as in `Meaning`
 */
export function subjectOf(
  { categories, entryCount }: { categories: readonly { section: string }[]; entryCount: number },
  { key, category }: { key: string; category: string },
): string {
  const isBroad =
    entryCount >= LARGE_PACK && categories.some(({ section }) => section !== categories[0]!.section);
  return isBroad ? category : packOf(key);
}

/** A smaller pack has too few terms in each category to be evidence for one another. Entries */
const LARGE_PACK = 200;

/** What deciding needs to know of a mention. */
export interface SenseMention {
  meanings: readonly Meaning[];
  everyday: boolean;
  /** The words, folded, and where they stand in their place: code units. */
  form: string;
  start: number;
  end: number;
  /** Stands right after an opening bracket. */
  bracketed: boolean;
}

/** A block of the page, in reading order. */
export interface SensePlace {
  /** Words in the block, terms or not. */
  words: number;
  mentions: readonly SenseMention[];
}

/** How far on either side a term speaks for a word: about a screen and a half of prose. Words. */
const NEIGHBOURHOOD = 500;
/** Two terms of its subject near by; one alone is a coincidence on every long page of ordinary prose. */
const NEAR_TERMS = 2;
/** On a whole page the terms needed grow with its length: one up to 750 words, two up to 3,250, … five. */
const PAGE_TERMS = 0.7;
const WORDS_PER_TERM = 2_500;
/** A longer page needs no more: it says the same terms again, not others. Words */
const LONG_PAGE = 10_000;

/** Evidence as it travels. */
export interface EvidenceMessage {
  words: number;
  /** Of each pack and category, as `Evidence.of` answers them. */
  counts: (readonly [packOrCategory: string, terms: number])[];
  /** As `Evidence.spelled` answers them. */
  spelled: (readonly [form: string, key: string])[];
  /** Which terms were counted, for what is counted after them; sealed, because a page only holds it. */
  terms: string;
}

/** The distinct terms of a stretch of text that mean one thing only, counted by pack and by category. */
export class Evidence {
  words = 0;
  readonly #mentions = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #spelled = new Map<string, string>();

  /** @param known what a whole page was found to say; nothing is added to it then */
  constructor(known?: EvidenceMessage) {
    if (!known) return;
    this.words = known.words;
    this.#counts = new Map(known.counts);
    this.#spelled = new Map(known.spelled);
  }

  add(place: SensePlace): void {
    this.words += place.words;
    for (const [form, key] of spelledOut(place)) this.#spelled.set(form, key);
    for (const meaning of clearMeanings(place)) this.#count(meaning, 1);
  }

  remove(place: SensePlace): void {
    this.words -= place.words;
    for (const meaning of clearMeanings(place)) this.#count(meaning, -1);
  }

  /** The entry that a form was said to mean, if it ever was: “role-based access control (RBAC)”. */
  spelled(form: string): string | undefined {
    return this.#spelled.get(form);
  }

  /** How many distinct terms of a pack, or of a category (`pack/category`), stand here. */
  of(packOrCategory: string): number {
    return this.#counts.get(packOrCategory) ?? 0;
  }

  #count({ key, category }: Meaning, by: 1 | -1): void {
    const before = this.#mentions.get(key) ?? 0;
    this.#mentions.set(key, before + by);
    if (before > 0 && before + by > 0) return;
    for (const name of [packOf(key), category]) this.#counts.set(name, this.of(name) + by);
  }
}

/** The evidence of some places. @param before of others */
export function summaryOf(places: readonly SensePlace[], before?: EvidenceMessage): EvidenceMessage {
  const terms = new Map<string, string>(before && JSON.parse(before.terms));
  const spelled = new Map(before?.spelled);
  let words = before?.words ?? 0;
  for (const place of places) {
    words += place.words;
    for (const [form, key] of spelledOut(place)) spelled.set(form, key);
    for (const { key, category } of clearMeanings(place)) terms.set(key, category);
  }
  const counts = new Map<string, number>();
  for (const [key, category] of terms) {
    for (const name of [packOf(key), category]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { words, counts: [...counts], spelled: [...spelled], terms: JSON.stringify([...terms]) };
}

/** “role-based access control (RBAC)”, “RBAC (role-based …)”: between the two stands a space and a bracket. */
const SPELLED_GAP = 2;

/** The forms that a text says in other words right beside them, with the entry that both mean. */
function spelledOut({ mentions }: SensePlace): [form: string, key: string][] {
  return mentions.flatMap((mention, i): [string, string][] => {
    const before = mentions[i - 1];
    if (!before || !mention.bracketed || mention.start - before.end > SPELLED_GAP) return [];
    if (mention.form === before.form) return [];
    const both = mention.meanings.find(({ key }) => before.meanings.some((other) => other.key === key));
    return both
      ? [
          [before.form, both.key],
          [mention.form, both.key],
        ]
      : [];
  });
}

/** Of each pack, what a mention means if there is only one such entry in it. */
function clearMeanings({ mentions }: SensePlace): Meaning[] {
  return mentions.flatMap(({ everyday, meanings }) => {
    if (everyday) return [];
    return meanings.length === 1 ? meanings : meanings.filter((meaning) => isAloneInPack(meaning, meanings));
  });
}

function isAloneInPack({ key }: Meaning, meanings: readonly Meaning[]): boolean {
  return meanings.filter((other) => packOf(other.key) === packOf(key)).length === 1;
}

/** Is a whole page, by its evidence, about a subject? */
function isAbout(page: Evidence, subject: string): boolean {
  return page.of(subject) >= PAGE_TERMS + Math.min(page.words, LONG_PAGE) / WORDS_PER_TERM;
}

/** What a mention means, and why. */
export interface Sense<M> {
  mention: M;
  /** The entry that is meant most likely; the others are to be offered. */
  meaning: Meaning;
  /** An everyday word is meant only where there is evidence for its subject, or the page says what it means. */
  isMeant: boolean;
}

/**
 * What the mentions of a page mean.
 * @param places blocks in reading order, with what stands around those that matter
 * @param page the evidence of the whole page, as far as it has been read
 * @param chosen the entry the reader chose for a mention before, if there is one
 * @returns for each place, its mentions with what they mean
 */
export function senseOf<M extends SenseMention>(
  places: readonly { words: number; mentions: readonly M[] }[],
  page: Evidence,
  chosen: (mention: M) => string | undefined = () => undefined,
): Sense<M>[][] {
  const near = new Evidence();
  let from = 0;
  let to = 0;
  let before = 0;
  let after = 0;
  return places.map((place, at) => {
    for (; to < places.length && (to <= at || after < NEIGHBOURHOOD); to++) {
      near.add(places[to]!);
      if (to > at) after += places[to]!.words;
    }
    for (; from < at && before > NEIGHBOURHOOD; from++) {
      near.remove(places[from]!);
      before -= places[from]!.words;
    }
    before += place.words;
    after -= places[at + 1]?.words ?? 0;
    return place.mentions.map((mention) => {
      const own = chosen(mention) ?? near.spelled(mention.form) ?? page.spelled(mention.form);
      const meaning = likeliest(mention.meanings, own, near, page);
      // Of packs that share a word, one may be what the page is about and another the one that explains it.
      const isMeant =
        !mention.everyday ||
        own === meaning.key ||
        mention.meanings.some(({ subject }) => near.of(subject) >= NEAR_TERMS || isAbout(page, subject));
      return { mention, meaning, isMeant };
    });
  });
}

/**
 * The reader's own choice or the page's own words, else an entry of the pack that the reader has put first; in that
 * pack the entry whose category has most terms near by, then on the page.
 */
function likeliest(
  meanings: readonly Meaning[],
  chosen: string | undefined,
  near: Evidence,
  page: Evidence,
): Meaning {
  const first = packOf(meanings[0]!.key);
  // Each weighs more than all that comes after it: a page has fewer than 10,000 distinct terms of a category.
  const score = ({ key, category }: Meaning) =>
    1e9 * +(key === chosen) + 1e8 * +(packOf(key) === first) + 1e4 * near.of(category) + page.of(category);
  return meanings.reduce((best, other) => (score(other) > score(best) ? other : best));
}

function packOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
