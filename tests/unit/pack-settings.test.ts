import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrange,
  choosePack,
  isPackOn,
  matchesHost,
  move,
  type PackSettings,
  parsePackSettings,
  useOn,
} from '../../glossary/pack-settings.ts';

const NONE = parsePackSettings(undefined);
const packs = ['acme', 'lumomate', 'bank'].map((id) => ({ id, name: id.toUpperCase() }));
const idsOf = (settings: Partial<PackSettings>) =>
  arrange(packs, { ...NONE, ...settings }).map(({ id }) => id);

describe('stored pack settings', () => {
  test('are read back as they were written', () => {
    const settings: PackSettings = {
      packOrder: ['bank', 'acme'],
      packsOff: ['lumomate'],
      packSites: { acme: { only: ['*.acme.example'] }, bank: { not: ['news.example'] } },
      packChoices: { pod: 'bank' },
    };
    expect(parsePackSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  test.each([
    ['of another type', { packOrder: 'acme', packsOff: [1, 'bank'], packSites: [], packChoices: { pod: 7 } }],
    ['with sites of another type', { packsOff: ['bank'], packSites: { acme: 'here', bank: null } }],
  ])('%s are left out, and the rest is kept', (_, stored) => {
    expect(parsePackSettings(stored)).toEqual({ ...NONE, packsOff: ['bank'] });
  });

  test('are never more than they may be, whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const read = parsePackSettings(stored);
        expect(parsePackSettings(read)).toEqual(read);
      }),
    );
  });

  test('keep “only on no site yet” apart from “everywhere”', () => {
    const { packSites } = parsePackSettings({ packSites: { acme: { only: [] }, bank: {} } });
    expect(packSites).toEqual({ acme: { only: [] } });
  });
});

describe('a host pattern', () => {
  test.each([
    ['docs.example', 'docs.example', true],
    ['docs.example', 'www.docs.example', false],
    ['*.docs.example', 'www.docs.example', true],
    ['*.docs.example', 'docs.example', true],
    ['*.docs.example', 'mydocs.example', false],
    ['*.', 'docs.example', false],
    ['docs.example', '', false],
  ])('%s on “%s”: %s', (pattern, host, is) => {
    expect(matchesHost(pattern, host)).toBe(is);
  });
});

describe('a pack is on', () => {
  const settings: PackSettings = {
    ...NONE,
    packsOff: ['off'],
    packSites: { only: { only: ['a.example'] }, not: { not: ['a.example'] }, nowhere: { only: [] } },
  };
  test.each([
    ['off', 'b.example', false],
    ['other', 'b.example', true],
    ['only', 'a.example', true],
    ['only', 'b.example', false],
    ['only', '', false],
    ['not', 'a.example', false],
    ['not', '', true],
    ['nowhere', 'a.example', false],
    ['only', undefined, true],
    ['off', undefined, false],
    ['constructor', 'b.example', true],
  ])('%s on %s: %s', (pack, host, is) => {
    expect(isPackOn(settings, pack, host)).toBe(is);
  });
});

describe('packs stand', () => {
  test.each([
    ['by name, the built-in one last', [], ['acme', 'bank', 'lumomate']],
    ['as the reader placed them', ['lumomate', 'bank', 'acme'], ['lumomate', 'bank', 'acme']],
    ['with new ones in front', ['lumomate', 'acme'], ['bank', 'lumomate', 'acme']],
    ['the built-in one behind those that were placed', ['bank'], ['acme', 'bank', 'lumomate']],
  ])('%s', (_, packOrder, ids) => {
    expect(idsOf({ packOrder })).toEqual(ids);
  });

  test.each([
    ['b', -1, ['b', 'a', 'c']],
    ['a', 2, ['b', 'c', 'a']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 9, ['a', 'b', 'c']],
    ['z', 1, ['a', 'b', 'c']],
  ])('%s moved by %i', (id, by, ids) => {
    expect(move(['a', 'b', 'c'], id, by)).toEqual(ids);
  });
});

test('a choice of a pack can be taken back, and the oldest are forgotten', () => {
  const chosen = choosePack(NONE, ['pod', 'pods'], 'bank');
  expect(chosen.packChoices).toEqual({ pod: 'bank', pods: 'bank' });
  expect(choosePack(chosen, ['pod', 'pods'], null)).toEqual(NONE);
  const many = Array.from({ length: 6_000 }, (_, i) => `form ${i}`);
  const kept = Object.keys(choosePack(chosen, many, 'acme').packChoices);
  expect([kept.length, kept.includes('pod'), kept.includes('form 5999')]).toEqual([5_000, false, true]);
});

test.each<[what: string, before: Partial<PackSettings>, isNew: boolean, after: Partial<PackSettings>]>([
  ['a new pack applies there alone', {}, true, { packSites: { acme: { only: ['a.example'] } } }],
  ['one that applies everywhere does so still', {}, false, {}],
  [
    'one that is off applies there alone',
    { packsOff: ['acme', 'bank'] },
    false,
    { packsOff: ['bank'], packSites: { acme: { only: ['a.example'] } } },
  ],
  [
    'one of another site applies on both',
    { packSites: { acme: { only: ['b.example'] } } },
    true,
    { packSites: { acme: { only: ['b.example', 'a.example'] } } },
  ],
  [
    'one that was kept off it is so no more',
    { packSites: { acme: { not: ['*.example', 'b.test'] } } },
    false,
    { packSites: { acme: { not: ['b.test'] } } },
  ],
])('wanted on a site, %s', (_, before, isNew, after) => {
  const settings = { ...NONE, ...before };
  const next = useOn(settings, 'acme', 'a.example', isNew);
  expect(next).toEqual({ ...settings, ...after });
  expect(isPackOn(next, 'acme', 'a.example')).toBe(true);
});
