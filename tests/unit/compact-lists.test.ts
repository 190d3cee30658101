import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashCounts, NumberList, TextList } from '../../glossary/compact-lists.ts';

const LAST = 2 ** 32 - 1;

describe('a list of numbers', () => {
  test('gives back what was pushed and set, over many chunks', () => {
    const list = new NumberList();
    for (let i = 0; i < 200_000; i++) list.push((i * 2_654_435_761) >>> 0);
    list.set(131_072, LAST);
    expect(list.length).toBe(200_000);
    expect([0, 65_535, 65_536, 199_999].map((i) => list.get(i))).toEqual(
      [0, 65_535, 65_536, 199_999].map((i) => (i * 2_654_435_761) >>> 0),
    );
    expect(list.get(131_072)).toBe(LAST);
  });
});

describe('a list of texts', () => {
  test.each([0, 1, 85, 255, 256, 21_845])(
    'gives back texts of %i characters, whatever stands beside them',
    (length) => {
      const list = new TextList();
      const texts = ['a', 'ß', '大', '🎛'].map((sign) => sign.repeat(length / sign.length));
      const places = Array.from({ length: 40 }, (_, i) => list.push(texts[i % 4]!));
      const given = places.map((place) => new TextDecoder().decode(list.at(place)));
      expect(given).toEqual(places.map((_, i) => texts[i % 4]));
    },
  );

  test('cuts one that is longer than any', () => {
    const list = new TextList();
    expect(list.at(list.push('a'.repeat(70_000))).length).toBe(65_535);
  });
});

test('hashes are counted as a map counts them', () => {
  const hash = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: LAST }));
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 500 }), (hashes) => {
      const counts = new HashCounts();
      const expected = new Map<number, number>();
      for (const one of hashes) {
        counts.add(one);
        expected.set(one, (expected.get(one) ?? 0) + 1);
      }
      for (const [one, count] of expected) expect(counts.get(one)).toBe(count);
      expect(counts.get(41)).toBe(expected.get(41) ?? 0);
    }),
  );
});
