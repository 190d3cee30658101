import { singularsOf } from './english.ts';
import type { IsEveryday } from './forms.ts';

/**
 * The words that everybody uses: SCOWL's size 55 and below (Kevin Atkinson, wordlist.aspell.net), without those
 * plurals that a rule gives. Kept as a text file of the extension, one word a line, and read only when a pack is
 * stored.
 */

/** @param text the file, one word a line */
export function readEverydayWords(text: string): IsEveryday {
  const words = new Set(text.split('\n'));
  return (word) => words.has(word) || singularsOf(word).some((one) => words.has(one));
}

/** Writes the file. @param words all words up to the wanted size, any case */
export function writeEverydayWords(words: Iterable<string>): string {
  const all = new Set([...words].map((word) => word.toLowerCase()).filter((word) => /^\p{L}+$/u.test(word)));
  return [...all]
    .filter((word) => !singularsOf(word).some((one) => all.has(one)))
    .sort()
    .join('\n');
}
