import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { eachText } from './texts.ts';

/** An automaton of all terms. @returns how many it found that are words of their own */
export function find(terms: readonly string[]): number {
  const automaton = new AhoCorasick([...new Set(terms.map((term) => term.toLowerCase()))]);
  let count = 0;
  eachText(document.body, (data) => {
    const text = data.toLowerCase();
    for (const { begin, end } of automaton.matchInText(text)) {
      if (!isWord(text[begin - 1]) && !isWord(text[end])) count += 1;
    }
  });
  return count;
}

function isWord(character = ' '): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
