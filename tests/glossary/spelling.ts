import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { isAcronym } from '../../glossary/acronym.ts';
import { type Entry, LAYERS } from '../../glossary/pack-types.ts';
import { type Flaw, flawOf } from './flaw.ts';

/** British spelling, by the dictionary that office programs use and our own list of names and words of the trade. */

/** The own list, one word a line. */
export const WORDS_FILE = 'glossary/packs/words.txt';

/** Letters and the apostrophes inside; words with digits are codes. */
const WORD = /(?<![\p{L}\p{M}\p{N}_])\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*(?![\p{L}\p{M}\p{N}_])/gu;
/** What nobody spells: code, addresses, names of files and domains. */
const NOT_PROSE = /`[^`]*`|\S*(?:\/\/|@|\p{Ll}\.\p{Ll})\S*/gu;

const british = nspell(dictionary);

/** The words that neither the dictionary nor the list knows, each with the field it stands in. */
export function spellingFlaws(entries: readonly Entry[], ownWords: readonly string[]): Flaw[] {
  const own = new Set(ownWords);
  return entries.flatMap((entry) =>
    fieldsOf(entry).flatMap(([field, text]) =>
      strangeWords(text)
        .filter((word) => !own.has(word) && !own.has(uncapitalised(word)))
        .map((word) =>
          flawOf(entry, field, `“${word}” is no word of ${WORDS_FILE} or the British dictionary`),
        ),
    ),
  );
}

/** What is wrong with the list itself: its order, and words that no entry needs. */
export function wordListFlaws(entries: readonly Entry[], ownWords: readonly string[]): Flaw[] {
  const needed = new Set<string>();
  for (const word of entries.flatMap((entry) => fieldsOf(entry).flatMap(([, text]) => strangeWords(text)))) {
    needed.add(word).add(uncapitalised(word));
  }
  const sorted = sortWords(ownWords);
  const reasons = ownWords.filter((word) => !needed.has(word)).map((word) => `“${word}” is not needed`);
  const unsorted = ownWords.findIndex((word, at) => word !== sorted[at]);
  if (unsorted >= 0) reasons.push(`“${ownWords[unsorted]}” stands where “${sorted[unsorted]}” belongs`);
  return reasons.map((reason) => ({ file: WORDS_FILE, entry: '', field: '', reason }));
}

/** The list as it should be after these entries: what they need, each word once, sorted. */
export function wordListFor(entries: readonly Entry[]): string[] {
  const words = new Set(
    entries.flatMap((entry) => fieldsOf(entry).flatMap(([, text]) => strangeWords(text))),
  );
  // At the beginning of a sentence every word has a capital.
  return sortWords(
    [...words].filter((word) => word === uncapitalised(word) || !words.has(uncapitalised(word))),
  );
}

/** By letters first, so that the order does not depend on the machine's language. */
function sortWords(words: readonly string[]): string[] {
  const key = (word: string) => `${word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()} ${word}`;
  return [...new Set(words)].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function fieldsOf(entry: Entry): [Flaw['field'], string][] {
  return [
    ['', entry.term],
    ['aliases', entry.aliases.join('\n')],
    ...LAYERS.map((layer): [Flaw['field'], string] => [layer, entry[layer] ?? '']),
  ];
}

/** The words that the dictionary does not know; acronyms have no spelling. */
function strangeWords(text: string): string[] {
  const words = text.replace(NOT_PROSE, ' ').match(WORD) ?? [];
  const bare = words.map((word) => word.replaceAll('’', "'").replace(/'s$/, ''));
  return bare.filter((word) => word.length > 1 && !isAcronym(word) && !british.correct(word));
}

function uncapitalised(word: string): string {
  return word.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}
