import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from '../../glossary/version.ts';

// The order that semver.org gives as its example, and what else is easily got wrong.
const ORDERED = [
  '0.0.0',
  '0.9.10',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.9.0',
  '1.10.0',
  '9007199254740993.0.0',
  '9007199254740994.0.0',
];

test('versions stand in the order of semver', () => {
  for (const [i, one] of ORDERED.entries()) {
    for (const [j, other] of ORDERED.entries()) {
      expect(Math.sign(compareVersions(one, other)), `${one} and ${other}`).toBe(Math.sign(i - j));
    }
  }
});

test.each([
  ['1.0.0+build.1', '1.0.0+build.2'],
  ['1.0.0', '1.0.0+5'],
  ['1.0.0-rc.1+a', '1.0.0-rc.1'],
])('%s and %s are of one age', (one, other) => {
  expect(compareVersions(one, other)).toBe(0);
});

test('any two can be compared, and whichever is asked for first does not matter', () => {
  const version = fc.stringMatching(/^\d{1,3}\.\d{1,3}\.\d{1,3}(-[a-z0-9.]{0,6})?$/);
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
