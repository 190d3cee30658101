import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../glossary/text.ts';
import { DULL, NEW, OTHER, STOP, WordTable } from '../../glossary/word-table.ts';

test('a word is new until it is put, in whatever case, and listed once', () => {
  const table = new WordTable();
  expect(table.look('Load balancer')).toBe(NEW);
  expect(table.look('BALANCER')).toBe(NEW);
  expect(table.newWords).toEqual(['load', 'balancer']);
  table.put('load', false);
  table.put('balancer', false);
  expect(table.look('BALANCER, load!')).toBe(DULL);
  expect(table.words).toBe(5);
});

test('words to stop at are reported, and what else was found with them', () => {
  const table = new WordTable();
  table.put('proxy', true);
  table.put('the', false);
  expect(table.look('the the')).toBe(DULL);
  expect(table.look('the Proxy')).toBe(STOP);
  expect(table.look('a proxy')).toBe(NEW | STOP);
});

test('typography is no obstacle, other scripts are', () => {
  const table = new WordTable();
  expect(table.look('“quoted” — and… done™')).toBe(NEW);
  expect(table.newWords).toEqual(['quoted', 'and', 'done']);
  expect(table.look('naïve')).toBe(OTHER);
  expect(table.look('soft\u00adhyphen')).toBe(OTHER);
});

test('finds just the words that the page’s own rule finds, through any growth', () => {
  const texts = fc.array(fc.stringMatching(/^[ -~\n]{0,60}$/), { maxLength: 300 });
  fc.assert(
    fc.property(texts, (lines) => {
      const table = new WordTable();
      for (const line of lines) table.look(line);
      const expected = new Set(lines.flatMap(wordsOf).map((word) => word.toLowerCase()));
      expect(new Set(table.newWords)).toEqual(expected);
      expect(table.newWords.length).toBe(expected.size);
    }),
    { numRuns: 300 },
  );
});

test('words to stop at are not forgotten when the table grows', () => {
  const table = new WordTable();
  const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`);
  for (const [i, word] of words.entries()) {
    if (i % 3 === 0) table.put(word, true);
    else table.put(word, false);
  }
  expect(words.filter((word) => table.look(word) === STOP)).toEqual(words.filter((_, i) => i % 3 === 0));
});
