import { hashA, hashB, makeWordFilter } from './word-filter.ts';

/**
 * A table of words by two hashes, and a look over a text that says what kinds of words it has, without making a
 * string of any of them: on pages of megabytes nearly every word has been seen before and means nothing to us.
 * ASCII only; a text with other letters is `OTHER`, and is for slower means. Goes into every page.
 */

/** What `look` found; added up. */
export const DULL = 0;
/** A word that has not been `put` yet; `newWords` has it once. */
export const NEW = 1;
/** A word that was `put` as one to stop at. */
export const STOP = 2;
/** Letters beyond ASCII: nothing was looked at. */
export const OTHER = 4;

/** ASCII code → the code of its lower case, 0 for what is no part of a word. */
const LOWER = new Uint8Array(128);
for (const range of ['09', 'az', '__']) {
  for (let code = range.charCodeAt(0); code <= range.charCodeAt(1); code++) LOWER[code] = code;
}
for (let code = 65; code <= 90; code++) LOWER[code] = code + 32;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with control characters
const BEYOND_ASCII = /[^\u0000-\u007f]/;
/** Marks of typography that are no part of words: a text with no others beyond ASCII is as good as ASCII. */
const HARMLESS =
  /[\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u2010-\u2027\u2030-\u205e\u20ac\u2122\u2190-\u21ff\u2500-\u25ff]/g;

export class WordTable {
  /** New words since the caller last took them, in lower case. */
  newWords: string[] = [];
  /** Words looked over, however often. */
  words = 0;
  #a = new Int32Array(4096);
  #b = new Int32Array(4096);
  #state = new Uint8Array(4096);
  #size = 0;

  /** Says what a word is; until then it is new. @param word in lower case @param stop whether `look` is to report it */
  put(word: string, stop: boolean): void {
    // Finding the slot may replace the arrays.
    const slot = this.#slotOf(word);
    this.#state[slot] = (stop ? STOP : DULL) + 1;
  }

  /** As `look`, for one word of any script. @param word folded @returns DULL, NEW or STOP */
  meet(word: string): number {
    this.words += 1;
    return this.#stateAt(this.#slotOf(word), () => word);
  }

  /** A filter of all words that this table has seen. */
  filter(): string {
    return makeWordFilter(this.#size, this.#hashes());
  }

  *#hashes(): Generator<readonly [number, number]> {
    for (let i = 0; i < this.#state.length; i++) {
      if (this.#state[i] !== 0) yield [this.#a[i]!, this.#b[i]!];
    }
  }

  /** Looks over a text. @returns the kinds of words found, added up; OTHER alone where the text is not for this table */
  look(text: string): number {
    if (BEYOND_ASCII.test(text)) {
      if (BEYOND_ASCII.test(text.replace(HARMLESS, ' '))) return OTHER;
    }
    let found = DULL;
    let start = -1;
    let a = 0;
    let b = 0;
    for (let i = 0; i <= text.length; i++) {
      const code = i < text.length ? text.charCodeAt(i) : 32;
      const lower = code < 128 ? LOWER[code]! : 0;
      if (lower !== 0) {
        if (start < 0) {
          start = i;
          a = 0;
          b = 0;
        }
        a = hashA(a, lower);
        b = hashB(b, lower);
      } else if (start >= 0) {
        const from = start;
        this.words += 1;
        found |= this.#stateAt(this.#slot(a, b), () => text.slice(from, i).toLowerCase());
        start = -1;
      }
    }
    return found;
  }

  #stateAt(slot: number, word: () => string): number {
    const state = this.#state[slot]!;
    if (state > 0) return state - 1;
    this.#state[slot] = NEW + 1;
    this.newWords.push(word());
    return NEW;
  }

  #slotOf(word: string): number {
    let a = 0;
    let b = 0;
    for (let i = 0; i < word.length; i++) {
      a = hashA(a, word.charCodeAt(i));
      b = hashB(b, word.charCodeAt(i));
    }
    return this.#slot(a, b);
  }

  /** The slot of a word, made if it has none. */
  #slot(a: number, b: number): number {
    const mask = this.#state.length - 1;
    let slot = (a ^ (a >>> 15)) & mask;
    while (this.#state[slot] !== 0) {
      if (this.#a[slot] === a && this.#b[slot] === b) return slot;
      slot = (slot + 1) & mask;
    }
    this.#size += 1;
    if (this.#size * 2 > mask) {
      this.#grow();
      return this.#slot(a, b);
    }
    this.#a[slot] = a;
    this.#b[slot] = b;
    return slot;
  }

  #grow(): void {
    const [a, b, state] = [this.#a, this.#b, this.#state];
    const size = state.length * 2;
    this.#a = new Int32Array(size);
    this.#b = new Int32Array(size);
    this.#state = new Uint8Array(size);
    this.#size = 0;
    for (let i = 0; i < state.length; i++) {
      if (state[i] !== 0) this.#state[this.#slot(a[i]!, b[i]!)] = state[i]!;
    }
  }
}
