import { bareWord } from './catalogue.ts';
import { WORD, wordsOf } from './text.ts';

/** A stretch of a text, and whether it is why the text was found. */
export interface Stretch {
  text: string;
  found: boolean;
}

/**
 * Cuts a text where it was found: words that begin as something in the query does, for so far; words that were
 * found in spite of a slip, whole.
 * @param words the bare words that were found
 */
export function highlight(text: string, query: string, words: readonly string[]): Stretch[] {
  const typed = wordsOf(query).map(bareWord);
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const bare = bareWord(word);
    if (!words.includes(bare)) continue;
    if (index > end) stretches.push({ text: text.slice(end, index), found: false });
    end = index + typedLength(word, bare, typed);
    stretches.push({ text: text.slice(index, end), found: true });
  }
  if (end < text.length) stretches.push({ text: text.slice(end), found: false });
  return stretches;
}

/** How much of a word was typed. Characters of the word as it stands, which may be fewer than of its bare form. */
function typedLength(word: string, bare: string, typed: readonly string[]): number {
  const longest = typed.filter((other) => bare.startsWith(other)).sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) return word.length;
  for (let length = 1; length < word.length; length++) {
    // What follows may be a mark on the last letter.
    const isWhole = !/^[\p{M}\u00ad\u200b-\u200d\u2060]/u.test(word.slice(length));
    if (isWhole && bareWord(word.slice(0, length)).length >= longest.length) return length;
  }
  return word.length;
}
