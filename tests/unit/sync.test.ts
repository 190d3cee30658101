import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOf, choicesOf, merge, note, type Register, type Registers } from '../../glossary/sync.ts';
import { ITEM_NAMES, itemsToWrite, parseItems } from '../../glossary/sync-items.ts';

const NOW = 1_795_000_000_000;
const NONE: Registers = new Map();

/** All registers as they stand in `storage.sync` after a device has written. */
const plain = (registers: Registers) =>
  Object.fromEntries([...registers].sort(([a], [b]) => (a < b ? -1 : 1)));

const name = fc.constantFrom(
  's/look',
  's/on',
  'l/mutedTerms/lumomate/dns',
  'l/sitesOff/a.example',
  'm/a.example node',
  'p/https://packs.example/m.json',
  'x/of a newer version',
);
const register = fc.tuple(
  fc.constantFrom<Register[0]>(true, false, null, 'tint', 'hover'),
  fc.integer({ min: 0, max: 5 }),
);
const registers: fc.Arbitrary<Registers> = fc.array(fc.tuple(name, register)).map((all) => new Map(all));

describe('devices', () => {
  test('come to the same, whoever tells whom first, and however often', () => {
    fc.assert(
      fc.property(registers, registers, registers, (a, b, c) => {
        const together = plain(merge(merge(a, b), c));
        expect(plain(merge(c, merge(b, a)))).toEqual(together);
        expect(plain(merge(merge(a, c), merge(b, merge(a, b))))).toEqual(together);
        expect(plain(merge(a, a))).toEqual(plain(a));
      }),
    );
  });

  test('that meet through the browser’s storage come to rest, each knowing all', () => {
    fc.assert(
      fc.property(fc.array(registers, { minLength: 2, maxLength: 4 }), (devices) => {
        const own = [...devices];
        const shared: Record<string, unknown> = {};
        let writes = 0;
        for (let round = 0; round < 4; round++) {
          for (const [i, device] of own.entries()) {
            const theirs = parseItems(shared);
            own[i] = merge(device, theirs);
            const { items } = itemsToWrite(own[i]!, theirs);
            if (round >= 2) writes += Object.keys(items).length;
            Object.assign(shared, JSON.parse(JSON.stringify(items)));
          }
        }
        expect(writes).toBe(0);
        for (const device of own) expect(plain(device)).toEqual(plain(devices.reduce(merge)));
      }),
    );
  });

  test('that know more than fits come to rest too', () => {
    const many = (from: number): Registers =>
      new Map(
        Array.from({ length: 1_500 }, (_, i) => [
          `l/mutedTerms/${'t'.repeat(60)}${from + i}`,
          [true, NOW + i],
        ]),
      );
    const own = [many(0), many(1_000)];
    const shared: Record<string, unknown> = {};
    let last = -1;
    for (let round = 0; round < 6; round++) {
      last = 0;
      for (const [i, device] of own.entries()) {
        const theirs = parseItems(shared);
        own[i] = merge(device, theirs);
        const { items, left } = itemsToWrite(own[i]!, theirs);
        expect(left).toBeGreaterThan(0);
        last += Object.keys(items).length;
        Object.assign(shared, items);
      }
    }
    expect(last).toBe(0);
  });
});

describe('what is written', () => {
  test('stays within the browsers’ quotas, the settings first', () => {
    const long = (i: number): [string, Register] => [
      `m/a.example ${'<é'.repeat(80)}${i}`,
      ['lumomate/x', NOW],
    ];
    const all = new Map([
      ...Array.from({ length: 3_000 }, (_, i) => long(i)),
      ['s/look', ['tint', 1]] as const,
    ]);
    const { items, left } = itemsToWrite(all, NONE);
    const sizes = Object.entries(items).map(
      ([key, item]) => new TextEncoder().encode(key + JSON.stringify(item).replaceAll('<', '\\u003C')).length,
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(8_192);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(102_400);
    const written = parseItems(items);
    expect(written.get('s/look')).toEqual(['tint', 1]);
    expect(written.size + left).toBe(3_001);
    expect(left).toBeGreaterThan(0);
  });

  test('is nothing when the others know it', () => {
    const all = note(NONE, { choices: { look: 'tint', mutedTerms: ['a/b'] }, addresses: [] }, NOW);
    expect(itemsToWrite(all, all)).toEqual({ items: {}, left: 0 });
    expect(Object.keys(itemsToWrite(all, NONE).items).length).toBeGreaterThan(0);
  });
});

describe('what another device wrote is taken only if it is', () => {
  test.each<[what: string, item: unknown]>([
    ['no list', [['s/look', ['tint', 5]]]],
    ['no text', 'x'],
    ['nothing', null],
    ['a value of another kind', { 's/look': [0.5, 5], 's/on': [{}, 5], 'l/sitesOff/a': [['a'], 5] }],
    ['no moment', { 's/look': ['tint', -1], 's/on': [true, 0.5], 's/mentions': ['every', 9e15] }],
    ['too much or too little', { 's/look': ['tint'], 's/on': [true, 5, 5], 's/mentions': 'every' }],
    ['too long', { [`l/mutedTerms/${'x'.repeat(3_000)}`]: [true, 5], 's/look': ['t'.repeat(3_000), 5] }],
  ])('%s', (_, item) => {
    expect(parseItems({ [ITEM_NAMES[0]!]: item, settings: { 's/look': ['tint', 5] } }).size).toBe(0);
  });

  test('the time of the letter; not what is recorded, which each machine is asked by itself', () => {
    const choices = { letterDay: 5, letterHour: 17, letterOn: false, historyOn: false, pagesOn: true };
    const noted = note(NONE, { choices, addresses: [] }, NOW);
    expect(plain(noted)).toEqual({
      's/letterDay': [5, NOW],
      's/letterHour': [17, NOW],
      's/letterOn': [false, NOW],
    });
    const arrived = parseItems(itemsToWrite(noted, NONE).items);
    expect(choicesOf(arrived, { historyOn: true })).toEqual({
      historyOn: true,
      letterDay: 5,
      letterHour: 17,
      letterOn: false,
    });
  });

  test('a setting there is, with a value it can have', () => {
    const odd: Registers = new Map<string, Register>([
      ['s/look', ['neon', 5]],
      ['s/mentions', [true, 5]],
      ['s/syncOn', [false, 5]],
      ['s/locked', ['look', 5]],
      ['s/__proto__', ['x', 5]],
      ['l/__proto__/x', [true, 5]],
      ['l/locked/look', [true, 5]],
    ]);
    expect(choicesOf(odd, { look: 'tint' })).toEqual({ look: 'tint' });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  test('an address that any device may fetch', () => {
    const told: Registers = new Map<string, Register>(
      [
        'https://packs.example/m.json',
        'http://packs.example/m.json',
        'http://localhost/m.json',
        'https://10.0.0.1/m.json',
        'https://user:secret@packs.example/m.json',
        'javascript:alert(1)',
        'https://packs.example/m.json#twice',
      ].map((address) => [`p/${address}`, [true, 5]]),
    );
    expect([...addressesOf(told)]).toEqual([['https://packs.example/m.json', true]]);
  });
});

describe('choices', () => {
  const here = {
    choices: { look: 'tint', mutedTerms: ['a/b', 'a/c'] } as const,
    addresses: ['https://p.example/'],
  };
  const local = { ...here, choices: { ...here.choices, mutedTerms: [...here.choices.mutedTerms] } };

  test('on two devices are both kept, but for the same setting: there the later', () => {
    const one = note(NONE, local, NOW);
    const other = note(NONE, { choices: { look: 'hover', mutedTerms: ['a/d'] }, addresses: [] }, NOW + 1);
    expect(choicesOf(merge(one, other), local.choices)).toEqual({
      look: 'hover',
      mutedTerms: ['a/b', 'a/c', 'a/d'],
    });
  });

  test('that are taken back are taken back everywhere', () => {
    const one = note(NONE, local, NOW);
    const later = note(one, { choices: { look: 'tint', mutedTerms: ['a/c'] }, addresses: [] }, NOW + 1);
    expect(choicesOf(merge(one, later), local.choices).mutedTerms).toEqual(['a/c']);
    expect([...addressesOf(merge(one, later))]).toEqual([['https://p.example/', false]]);
  });

  test('are noted once', () => {
    const one = note(NONE, local, NOW);
    expect(plain(note(one, local, NOW + 1_000))).toEqual(plain(one));
  });

  test('win over what they take the place of, whatever the clock says', () => {
    const future = new Map<string, Register>([['s/look', ['hover', NOW + 1e12]]]);
    const chosen = note(future, { choices: { look: 'tint' }, addresses: [] }, NOW);
    expect(choicesOf(merge(future, chosen), {}).look).toBe('tint');
  });

  test('of a version that knows more are carried along untouched', () => {
    const newer = new Map<string, Register>([
      ['x/unheard', [true, 5]],
      ['s/colour', ['red', 5]],
      ['l/friends/a', [true, 5]],
    ]);
    expect(plain(note(newer, { choices: {}, addresses: [] }, NOW))).toEqual(plain(newer));
  });

  test('of addresses that are this machine’s own do not travel', () => {
    const addresses = ['http://localhost:8080/m.json', 'https://10.0.0.1/m.json', 'https://p.example/m.json'];
    expect([...note(NONE, { choices: {}, addresses }, NOW).keys()]).toEqual(['p/https://p.example/m.json']);
  });

  test('come out of the registers as they went in', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    const choices = fc.record({
      on: fc.boolean(),
      look: fc.constantFrom('underline' as const, 'tint' as const, 'hover' as const),
      sitesOff: fc.uniqueArray(text),
      meanings: fc.dictionary(text, text),
    });
    fc.assert(
      fc.property(choices, (chosen) => {
        const items = itemsToWrite(note(NONE, { choices: chosen, addresses: [] }, NOW), NONE).items;
        const read = choicesOf(parseItems(JSON.parse(JSON.stringify(items))), {});
        expect({ meanings: {}, ...read, ...sorted(read) }).toEqual({
          ...chosen,
          ...sorted(chosen),
        });
      }),
    );
  });

  const sorted = ({ sitesOff = [] }: { sitesOff?: string[] }) => ({ sitesOff: [...sitesOff].sort() });
});
