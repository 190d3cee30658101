import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { openStore } from '../../entrypoints/background/store.ts';
import { parsePack } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';

// Each test has a database of its own: `fake-indexeddb` keeps them in memory.
afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

function packOf(id: string, terms: string[], version = '1.0.0'): Pack {
  const entries = terms.map((term) => ({
    term,
    blurb: `${term} of ${id} ${version}.`,
    category: term.slice(0, 1),
  }));
  return parsePack({ format: 'lumomate-pack/1', id, name: id.toUpperCase(), version, entries }).pack;
}

const buffer = (...bytes: number[]) => new Uint8Array(bytes).buffer;
const many = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word} ${i}`);

/** What a store holds, in short: enough to tell old from new and whole from half. */
async function contents() {
  const store = await openStore();
  const packs = await store.packs();
  const forms = await store.forms();
  return {
    packs: packs.map(({ id, version, entryCount }) => `${id} ${version}, ${entryCount} entries`),
    forms: [...forms].map(([id, bytes]) => `${id} ${[...new Uint8Array(bytes)]}`),
    entries: (await Promise.all(packs.map(({ id }) => store.entries(id))))
      .flat()
      .reduce<Record<string, number>>((counts, { term }) => {
        const [word = ''] = term.split(' ');
        return Object.assign(counts, { [word]: (counts[word] ?? 0) + 1 });
      }, {}),
  };
}

test('a new store is empty', async () => {
  expect(await contents()).toEqual({ packs: [], forms: [], entries: {} });
});

test('a pack that was put is there, by pack, by entry and by its forms', async () => {
  const store = await openStore();
  const pack = packOf('acme', ['Apple', 'Ant', 'Bee']);
  await store.putPack(pack, buffer(1, 2, 3));
  const { entries, ...info } = pack;
  expect(await store.packs()).toMatchObject([{ ...info, entryCount: 3, categoryCounts: { a: 2, b: 1 } }]);
  expect(await store.entry('acme', 'bee')).toEqual(entries[2]);
  expect(await store.entries('acme')).toHaveLength(3);
  expect([...new Uint8Array((await store.forms()).get('acme')!)]).toEqual([1, 2, 3]);
});

test('what is not there is undefined', async () => {
  const store = await openStore();
  await store.putPack(packOf('acme', ['Apple']), buffer(1));
  expect(await store.entry('acme', 'bee')).toBeUndefined();
  expect(await store.entry('acm', 'apple')).toBeUndefined();
  expect(await store.entries('acm')).toEqual([]);
});

test('a new version takes the place of the old one whole', async () => {
  const store = await openStore();
  await store.putPack(packOf('acme', ['Apple', 'Ant', 'Bee']), buffer(1));
  await store.putPack(packOf('acme', ['Bee', 'Cat'], '2.0.0'), buffer(2));
  expect((await store.packs()).map(({ version, entryCount }) => [version, entryCount])).toEqual([
    ['2.0.0', 2],
  ]);
  expect((await store.entries('acme')).map(({ blurb }) => blurb)).toEqual([
    'Bee of acme 2.0.0.',
    'Cat of acme 2.0.0.',
  ]);
  expect([...new Uint8Array((await store.forms()).get('acme')!)]).toEqual([2]);
});

test('a pack takes nothing of another whose id begins alike', async () => {
  const store = await openStore();
  for (const id of ['acme', 'acme-2', 'acm']) await store.putPack(packOf(id, ['Apple']), buffer(1));
  await store.removePack('acme');
  expect((await store.packs()).map(({ id }) => id)).toEqual(['acm', 'acme-2']);
  expect(await store.entries('acme')).toEqual([]);
  expect(await store.entries('acm')).toHaveLength(1);
  expect(await store.entries('acme-2')).toHaveLength(1);
});

test('removing leaves nothing behind', async () => {
  const store = await openStore();
  await store.putPack(packOf('acme', ['Apple']), buffer(1));
  await store.removePack('acme');
  await store.removePack('never-there');
  expect(await contents()).toEqual({ packs: [], forms: [], entries: {} });
});

test('progress is told while a large pack is written, and at its end', async () => {
  const store = await openStore();
  const told: number[] = [];
  await store.putPack(packOf('acme', many(1_200, 'Apple')), buffer(1), (done) => told.push(done));
  expect(told.at(-1)).toBe(1_200);
  expect(told.length).toBeGreaterThan(1);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
});

test('categories named like what every object has are counted', async () => {
  const store = await openStore();
  const pack = packOf('acme', ['Apple']);
  const entries = ['__proto__', 'constructor'].map((category, i) => ({
    ...pack.entries[0]!,
    id: `a${i}`,
    category,
  }));
  await store.putPack({ ...pack, entries }, buffer(1));
  expect(Object.entries((await store.packs())[0]!.categoryCounts)).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
  ]);
});

test.each<[what: string, spoil: (pack: Pack) => Pack, onProgress?: (done: number) => void]>([
  [
    'an entry cannot be stored',
    (pack) => ({
      ...pack,
      entries: pack.entries.with(900, { ...pack.entries[900]!, illustration: () => {} }),
    }),
  ],
  [
    'an entry has no key',
    (pack) => ({
      ...pack,
      entries: pack.entries.with(900, { ...pack.entries[900]!, id: undefined as never }),
    }),
  ],
  ['the pack itself cannot be stored', (pack) => ({ ...pack, author: (() => {}) as never })],
  [
    'whoever listens to the progress has gone',
    (pack) => pack,
    () => {
      throw new Error('Attempting to use a disconnected port object');
    },
  ],
])('nothing is changed when %s', async (_, spoil, onProgress) => {
  const store = await openStore();
  await store.putPack(packOf('acme', many(700, 'Old')), buffer(1));
  const before = await contents();
  const spoilt = spoil(packOf('acme', many(1_200, 'New'), '2.0.0'));
  await expect(store.putPack(spoilt, buffer(2), onProgress)).rejects.toThrow();
  expect(await contents()).toEqual(before);
});
