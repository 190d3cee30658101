import { expect, test } from 'vitest';
import { Matcher } from '../../glossary/match.ts';

/** Words that begin many forms of one to fifteen words, and never end one. */
const repeated = Array.from({ length: 50 }, (_, i) => ({
  text: `${'load '.repeat((i % 15) + 1)}x${i}`,
  anchor: 0,
  own: false,
  everyday: false,
  entry: i,
}));

test.each([
  ['one word again and again', 'load '],
  ['one word without an end', 'load'],
  ['no word at all', '-- ..\n'],
  ['marks that join words', 'lo\u00ad\u200d'],
  ['paths', '/load'],
  ['apostrophes', "load's'"],
  ['letters and their accents', 'lo\u0301ad '],
])('time grows with the text and no faster: %s', (_, unit) => {
  const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
  const timeOnce = (input: string): number => {
    const matcher = new Matcher();
    matcher.add(repeated);
    const start = performance.now();
    matcher.match(input);
    return performance.now() - start;
  };
  // The better of two: what else the machine does in between is no work of the matcher's.
  const time = (input: string): number => Math.min(timeOnce(input), timeOnce(input));
  time(text.slice(0, 100_000));
  // Ten times the text; a quadratic matcher would need a hundred times the time.
  expect(time(text)).toBeLessThan(40 * Math.max(5, time(text.slice(0, 100_000))));
});
