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

/** A word's key: plain and in lower case, so that *Load* and *load* are one. */
export function foldWord(word: string): string {
  return plainWord(word).toLowerCase();
}

/** The words of a text, in order, each as it stands there. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
