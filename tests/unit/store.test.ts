import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import { putPack } from '../../entrypoints/background/put-pack.ts';
import { openStore, type Store } from '../../entrypoints/background/store.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { noEverydayWords } from './forms-in.ts';
import { entriesOf, generationOf, generations, many, packOf } from './packs.ts';

// Each test has a database of its own: `fake-indexeddb` keeps them in memory.
afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

type Told = [done: number, step: string];

function put(store: Store, { entries, ...info }: Pack, told: Told[] = [], keepsPrevious = true) {
  const onProgress = (...now: Told) => void told.push(now);
  return putPack(store, { info, entries }, noEverydayWords, { keepsPrevious, onProgress });
}

/** What a store holds, in short: enough to tell old from new and whole from half. */
async function contents() {
  const store = await openStore();
  const packs = await store.packs();
  const all = await Promise.all(packs.map(({ id }) => entriesOf(store, id)));
  const buffers = await Promise.all(packs.map(({ generation }) => store.forms(generation)));
  const words = (entries: Entry[]) => [...new Set(entries.map(({ term }) => term.split(' ')[0]))];
  return packs.map(({ id, version, entryCount, previous }, i) => ({
    pack: `${id} ${version}, ${entryCount} entries of ${words(all[i]!)}`,
    entries: all[i]!.length,
    indexed: new FormIndex(buffers[i]!).size.entries,
    before: previous?.version,
  }));
}

test('a new store is empty', async () => {
  expect(await contents()).toEqual([]);
});

test('a pack that was put is there, by pack, by entry and by its forms', async () => {
  const store = await openStore();
  const pack = packOf('acme', ['Apple', 'Ant', 'Bee']);
  await put(store, pack);
  const { entries, ...info } = pack;
  const [stored] = await store.packs();
  expect(stored).toMatchObject({ ...info, entryCount: 3, categoryCounts: { a: 2, b: 1 } });
  expect(await store.entry(stored!.generation, 'bee')).toEqual({ entry: entries[2], number: 2 });
  expect(await entriesOf(store, 'acme')).toEqual(entries);
  const forms = new Uint8Array((await store.forms(stored!.generation))!);
  expect(forms).toEqual(new Uint8Array(indexPack(pack, noEverydayWords)));
});

test('a store whose database is deleted says so, and lets it go; another one begins anew', async () => {
  let lost = 0;
  const store = await openStore(() => {
    lost += 1;
  });
  await put(store, packOf('acme', ['Apple']));
  await deleteDB('lumomate');
  expect(lost).toBe(1);
  await expect(store.packs()).rejects.toThrow();
  expect(await contents()).toEqual([]);
});

test('what is not there is undefined', async () => {
  const store = await openStore();
  await put(store, packOf('acme', ['Apple']));
  expect(await store.entry(await generationOf(store, 'acme'), 'bee')).toBeUndefined();
  expect(await store.entry('acme', 'apple')).toBeUndefined();
  expect(await store.forms('acme')).toBeUndefined();
  expect(await entriesOf(store, 'acm')).toEqual([]);
});

test('entries keep the order in which they came, page by page too', async () => {
  const store = await openStore();
  const terms = ['Zebra', 'Ant', 'Moth', 'Bee'];
  await put(store, packOf('acme', terms));
  const generation = await generationOf(store, 'acme');
  const named = (entries: Entry[]) => entries.map(({ term }) => term);
  expect(named(await entriesOf(store, 'acme'))).toEqual(terms);
  expect(named(await store.entriesAfter(generation, 'ant', 1))).toEqual(['Moth']);
  expect(named(await store.entriesAfter(generation, undefined, 9))).toEqual(terms);
  expect(named(await store.entriesAfter(generation, 'bee', 9))).toEqual([]);
});

test.each([0, 63, 64, 1_279, 1_280, 1_283, 2_998])('of a large pack too, after entry %i', async (at) => {
  const store = await openStore();
  const pack = packOf('acme', many(3_000, 'Apple'));
  await put(store, pack);
  const { id } = pack.entries[at]!;
  const generation = await generationOf(store, 'acme');
  expect(await store.entry(generation, id)).toEqual({ entry: pack.entries[at], number: at });
  expect(await store.entriesAfter(generation, id, 700)).toEqual(pack.entries.slice(at + 1, at + 701));
});

test('a pack that arrives slice by slice is the same as one that comes at once', async () => {
  const store = await openStore();
  const { entries, ...info } = packOf('acme', many(2_300, 'Apple'));
  async function* slices() {
    for (let at = 0; at < entries.length; at += 700) yield entries.slice(at, at + 700);
  }
  await putPack(store, { info, entries: slices() }, noEverydayWords);
  expect(await entriesOf(store, 'acme')).toEqual(entries);
  const forms = new Uint8Array((await store.forms(await generationOf(store, 'acme')))!);
  expect(forms).toEqual(new Uint8Array(indexPack({ ...info, entries }, noEverydayWords)));
});

test('a new version takes the place of the old one whole, and the old one is kept', async () => {
  const store = await openStore();
  await put(store, packOf('acme', ['Apple', 'Ant', 'Bee']));
  await put(store, packOf('acme', ['Bee', 'Cat'], '2.0.0'));
  expect(await contents()).toEqual([
    { pack: 'acme 2.0.0, 2 entries of Bee,Cat', entries: 2, indexed: 2, before: '1.0.0' },
  ]);
  expect((await entriesOf(store, 'acme')).map(({ blurb }) => blurb)).toEqual([
    'Bee of acme 2.0.0.',
    'Cat of acme 2.0.0.',
  ]);
});

describe('a pack that is rolled back', () => {
  test('is what it was before, and twice is as if never', async () => {
    const store = await openStore();
    await put(store, packOf('acme', ['Apple', 'Ant']));
    await put(store, packOf('acme', ['Bee'], '2.0.0'));
    const after = await contents();
    expect(await store.rollBack('acme')).toBe(true);
    expect(await contents()).toEqual([
      { pack: 'acme 1.0.0, 2 entries of Apple,Ant', entries: 2, indexed: 2, before: '2.0.0' },
    ]);
    expect(await store.rollBack('acme')).toBe(true);
    expect(await contents()).toEqual(after);
  });

  test('keeps both versions when the store is swept, and loses the one before when a third comes', async () => {
    const store = await openStore();
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) {
      await put(store, packOf('acme', [`Apple ${version}`], version));
      await store.sweep();
    }
    expect(await generations()).toEqual(['acme', 'acme']);
    await store.rollBack('acme');
    expect(await contents()).toMatchObject([{ pack: 'acme 2.0.0, 1 entries of Apple', before: '3.0.0' }]);
  });

  test.each(['acme', 'nobody'])('must have been something else before (%s)', async (id) => {
    const store = await openStore();
    await put(store, packOf('acme', ['Apple']), [], false);
    await put(store, packOf('acme', ['Bee']), [], false);
    expect(await store.rollBack(id)).toBe(false);
    expect(await contents()).toMatchObject([{ pack: 'acme 1.0.0, 1 entries of Bee', before: undefined }]);
  });
});

test('a pack takes nothing of another whose id begins alike', async () => {
  const store = await openStore();
  for (const id of ['acme', 'acme-2', 'acm']) await put(store, packOf(id, ['Apple']));
  await store.removePack('acme');
  await store.sweep();
  expect((await contents()).map(({ pack, entries }) => [pack, entries])).toEqual([
    ['acm 1.0.0, 1 entries of Apple', 1],
    ['acme-2 1.0.0, 1 entries of Apple', 1],
  ]);
  expect(await generations()).toEqual(['acm', 'acme-2']);
});

test('removing leaves nothing behind', async () => {
  const store = await openStore();
  await put(store, packOf('acme', many(2_100, 'Apple')));
  await put(store, packOf('acme', many(10, 'Bee')));
  await store.removePack('acme');
  await store.removePack('never-there');
  await store.sweep();
  expect(await contents()).toEqual([]);
  expect(await generations()).toEqual([]);
});

test('progress is told while a large pack is written, and at its end', async () => {
  const store = await openStore();
  const told: Told[] = [];
  await put(store, packOf('acme', many(1_200, 'Apple')), told);
  const counts = told.filter(([, step]) => step === 'storing').map(([done]) => done);
  expect(counts.at(-1)).toBe(1_200);
  expect(counts.length).toBeGreaterThan(1);
  expect([...counts].sort((a, b) => a - b)).toEqual(counts);
  expect(told.at(-1)).toEqual([1_200, 'indexing']);
});

test('categories named like what every object has are counted', async () => {
  const store = await openStore();
  const pack = packOf('acme', ['Apple']);
  const entries = ['__proto__', 'constructor'].map((category, i) => ({
    ...pack.entries[0]!,
    id: `a${i}`,
    category,
  }));
  await put(store, { ...pack, entries });
  expect(Object.entries((await store.packs())[0]!.categoryCounts)).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
  ]);
});

describe('nothing is changed when', () => {
  const failing = () => {
    throw new Error('Attempting to use a disconnected port object');
  };
  async function* cutShort(entries: readonly Entry[]) {
    yield entries.slice(0, 700);
    throw new Error('the page left');
  }

  test.each<[what: string, spoil: (pack: Pack) => Pack, onProgress?: () => void, cut?: boolean]>([
    [
      'an entry cannot be stored',
      (pack) => ({
        ...pack,
        entries: pack.entries.with(900, { ...pack.entries[900]!, illustration: () => {} }),
      }),
    ],
    [
      'two entries have the same id',
      (pack) => ({ ...pack, entries: pack.entries.with(900, pack.entries[3]!) }),
    ],
    [
      'two entries that stand side by side have the same id',
      (pack) => ({ ...pack, entries: pack.entries.with(901, pack.entries[900]!) }),
    ],
    ['the pack itself cannot be stored', (pack) => ({ ...pack, author: (() => {}) as never })],
    ['whoever listens to the progress has gone', (pack) => pack, failing],
    ['the pack stops arriving', (pack) => pack, () => {}, true],
  ])('%s', async (_, spoil, onProgress = () => {}, cut = false) => {
    const store = await openStore();
    await put(store, packOf('acme', many(700, 'Old')));
    const before = await contents();
    const { entries, ...info } = spoil(packOf('acme', many(1_200, 'New'), '2.0.0'));
    const pack = { info, entries: cut ? cutShort(entries) : entries };
    await expect(putPack(store, pack, noEverydayWords, { onProgress })).rejects.toThrow();
    expect(await contents()).toEqual(before);
    await store.sweep();
    expect(await contents()).toEqual(before);
    expect(await generations()).toEqual(['acme']);
  });

  test('the worker is stopped in the midst of it, and what lies about is swept at the next start', async () => {
    const store = await openStore();
    await put(store, packOf('acme', many(300, 'Old')));
    const before = await contents();
    const staging = store.begin('acme');
    await staging.add(packOf('acme', many(1_500, 'New'), '2.0.0').entries);
    expect(await contents()).toEqual(before);
    await store.sweep();
    expect(await generations(), 'what is being written').toEqual(['acme', 'acme']);

    const next = await openStore();
    await next.sweep();
    expect(await generations()).toEqual(['acme']);
    expect(await contents()).toEqual(before);
  });
});
