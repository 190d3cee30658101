/**
 * What a word is, for the page and for the index alike: both must cut and fold text in the same way, or a form
 * that was indexed is never found. Small, because it goes into every page.
 */

/**
 * Letters, marks, digits and underscores of any script, and the invisible characters that stand inside words
 * (soft hyphen, zero-width space and joiners, word joiner). Apostrophes end a word, so that “server’s” is
 * *server*. Global: use with `matchAll`, or reset `lastIndex`.
 */
export const WORD = /[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_\u00ad\u200b-\u200d\u2060]*/gu;

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060]/g;

/**
 * A word as it would be typed: invisible characters out, compatibility characters (ligatures, full-width forms)
 * replaced by their plain ones, composed. Keeps case. Unicode normalisation form KC.
 */
export function plainWord(word: string): string {
  return word.replace(INVISIBLE, '').normalize('NFKC');
}

/** `WORD` where all is ASCII, which most texts are: many times faster. */
const ASCII_WORD = /\w+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with control characters
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** Is there any character in it that is not ASCII? */
export function isBeyondAscii(text: string): boolean {
  return BEYOND_ASCII.test(text);
}

/** How a text is cut into words, and what a word’s key is: plain and in lower case, so that *Load* and *load* are one. */
export interface WordRule {
  /** Global: use with `match` or `matchAll`. */
  word: RegExp;
  fold(word: string): string;
}

const ASCII_RULE: WordRule = { word: ASCII_WORD, fold: (word) => word.toLowerCase() };
const ANY_RULE: WordRule = { word: WORD, fold: foldWord };

/** The rule for a text. What is ASCII is cut and folded in a quicker way, which comes to the same. */
export function wordRule(text: string): WordRule {
  return BEYOND_ASCII.test(text) ? ANY_RULE : ASCII_RULE;
}

/** A word's key. */
export function foldWord(word: string): string {
  return plainWord(word).toLowerCase();
}

/** The keys of a text’s words, in order. */
export function keysOf(text: string): string[] {
  return BEYOND_ASCII.test(text)
    ? (text.match(WORD) ?? []).map(foldWord)
    : (text.toLowerCase().match(ASCII_WORD) ?? []);
}

/** The words of a text, in order, each as it stands there. */
export function wordsOf(text: string): string[] {
  return text.match(wordRule(text).word) ?? [];
}
