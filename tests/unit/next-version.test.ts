import { describe, expect, test } from 'vitest';
import { bumped } from '../../glossary/publish/bump.ts';
import { nextVersion } from '../../glossary/publish/next-version.ts';
import { compareVersions } from '../../glossary/version.ts';

describe('the version', () => {
  test.each<
    [
      what: string,
      given: string | undefined,
      published: string | undefined,
      isSame: boolean,
      bump: 'patch' | 'minor' | undefined,
      version: string,
    ]
  >([
    ['of a first build without one', undefined, undefined, false, undefined, '1.0.0'],
    ['of a first build', '0.3.0', undefined, false, undefined, '0.3.0'],
    ['given later', '1.1.0', '1.0.0', false, undefined, '1.1.0'],
    ['given later, although nothing has changed', '1.1.0', '1.0.0', true, undefined, '1.1.0'],
    ['raised', '1.0.9', '1.0.9', false, 'patch', '1.0.10'],
    ['raised from what is published', '1.0.0', '1.4.2', false, 'minor', '1.5.0'],
    ['not raised when it is later already', '2.0.0', '1.4.2', false, 'patch', '2.0.0'],
    ['not raised for nothing', '1.0.0', '1.4.2', true, 'patch', '1.4.2'],
    ['kept', undefined, '1.4.2', true, undefined, '1.4.2'],
  ])('%s', (_, given, published, isSame, bump, version) => {
    expect(nextVersion({ given, published, isSame, bump })).toEqual({ version });
  });

  test.each<[given: string | undefined, published: string, isSame: boolean]>([
    ['1.0.0', '1.0.0', false],
    [undefined, '1.0.0', false],
    ['0.9.0', '1.0.0', false],
    ['0.9.0', '1.0.0', true],
    ['1.0.0-beta', '1.0.0', false],
  ])('%s is refused after %s', (given, published, isSame) => {
    expect(nextVersion({ given, published, isSame, bump: undefined })).toHaveProperty('refused');
  });

  test('goes by numbers, and beta before the thing itself', () => {
    const inOrder = [
      '0.9.9',
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    for (const [i, one] of inOrder.entries()) {
      for (const [j, other] of inOrder.entries())
        expect(Math.sign(compareVersions(one, other))).toBe(Math.sign(i - j));
    }
    expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
    expect([bumped('1.2.3', 'major'), bumped('1.2.3', 'minor'), bumped('1.2.3-rc.1', 'patch')]).toEqual([
      '2.0.0',
      '1.3.0',
      '1.2.4',
    ]);
  });
});
