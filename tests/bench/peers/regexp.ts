import { eachText } from './texts.ts';

/** One alternation of all terms. @returns how many it found */
export function find(terms: readonly string[]): number {
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((term) => term.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, 'giu');
  let count = 0;
  eachText(document.body, (text) => {
    for (const _ of text.matchAll(pattern)) count += 1;
  });
  return count;
}
