/**
 * Is this page about that subject? Everyday words ("service", "watch") are marked only where distinct terms that
 * mean one thing only, of the same pack, stand near them or all over the page. Pure and explainable: every
 * decision is a count of named terms.
 */

/** What deciding needs to know of a mention. */
export interface SenseMention {
  entry: { key: string; category: string };
  everyday: boolean;
}

/** A block of the page, in reading order. */
export interface SensePlace {
  /** Words in the block, terms or not. */
  words: number;
  mentions: readonly SenseMention[];
}

/** How far on either side a term speaks for a word: about a screen and a half of prose. Words. */
export const NEIGHBOURHOOD = 500;
/** Two terms of its subject near by; one alone is a coincidence on every long page of ordinary prose. */
const NEAR_TERMS = 2;
/** On a whole page the terms needed grow with its length: one up to 750 words, two up to 3,250, … */
const PAGE_TERMS = 0.7;
const WORDS_PER_TERM = 2_500;

/** The distinct unambiguous terms of a stretch of text, by pack. */
export class Evidence {
  words = 0;
  readonly #terms = new Map<string, Map<string, number>>();

  add({ words, mentions }: SensePlace): void {
    this.words += words;
    for (const { entry, everyday } of mentions) if (!everyday) this.#count(entry.key, 1);
  }

  remove({ words, mentions }: SensePlace): void {
    this.words -= words;
    for (const { entry, everyday } of mentions) if (!everyday) this.#count(entry.key, -1);
  }

  /** How many distinct terms of a pack stand here. */
  of(pack: string): number {
    return this.#terms.get(pack)?.size ?? 0;
  }

  #count(key: string, by: 1 | -1): void {
    const pack = packOf(key);
    const terms = this.#terms.get(pack) ?? new Map<string, number>();
    this.#terms.set(pack, terms);
    const count = (terms.get(key) ?? 0) + by;
    if (count > 0) terms.set(key, count);
    else terms.delete(key);
  }
}

/** Is a whole page, by its evidence, about a pack's subject? */
export function isAbout(page: Evidence, pack: string): boolean {
  return page.of(pack) >= PAGE_TERMS + page.words / WORDS_PER_TERM;
}

/**
 * Which mentions are to be marked.
 * @param places blocks in reading order, with what stands around those that matter
 * @param page the evidence of the whole page, as far as it has been read
 * @returns for each place, the mentions that mean the term
 */
export function senseOf<M extends SenseMention>(
  places: readonly { words: number; mentions: readonly M[] }[],
  page: Evidence,
): M[][] {
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
    return place.mentions.filter(({ entry, everyday }) => {
      const pack = packOf(entry.key);
      return !everyday || near.of(pack) >= NEAR_TERMS || isAbout(page, pack);
    });
  });
}

function packOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
