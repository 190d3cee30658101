import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openStore } from '../../entrypoints/background/store.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { noEverydayWords } from './forms-in.ts';
import { entriesOf, generationOf, generations, many, packOf } from './packs.ts';

// Each test has a database of its own: `fake-indexeddb` keeps them in memory.
afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

describe('a database of version 1', () => {
  /** As version 0.1.0 wrote it. */
  async function version1(packs: readonly Pack[], forms: (pack: Pack) => ArrayBuffer | undefined) {
    const db = await openDB('lumomate', 1, {
      upgrade(old) {
        old.createObjectStore('packs', { keyPath: 'id' });
        old.createObjectStore('entries');
        old.createObjectStore('forms');
      },
    });
    for (const pack of packs) {
      const { entries, ...info } = pack;
      await db.put('packs', { ...info, entryCount: entries.length, categoryCounts: { a: 1 }, stamp: 'x' });
      for (const entry of entries) await db.put('entries', entry, [info.id, entry.id]);
      const buffer = forms(pack);
      if (buffer) await db.put('forms', buffer, info.id);
    }
    db.close();
  }

  const large = packOf('acme', many(2_500, 'Apple').reverse());
  const small: Pack = { ...packOf('acme-2', ['Zebra', 'Ant', 'Bee']), own: true, additionsTo: 'acme' };
  const indexed = (pack: Pack) => indexPack(pack, noEverydayWords);

  test('is taken over whole: every pack, every entry in its order, every index', async () => {
    await version1([large, small], indexed);
    const store = await openStore();
    for (const pack of [large, small]) {
      const { entries, ...info } = pack;
      const generation = await generationOf(store, info.id);
      expect((await store.packs()).find(({ id }) => id === info.id)).toEqual({
        ...info,
        generation,
        entryCount: entries.length,
        categoryCounts: { a: 1 },
      });
      expect(await entriesOf(store, info.id)).toEqual(entries);
      expect(await store.forms(generation)).toEqual(indexed(pack));
    }
    await store.sweep();
    expect(await generations()).toEqual(['acme', 'acme-2']);
  });

  test.each<[what: string, forms: () => ArrayBuffer | undefined]>([
    ['has no index', () => undefined],
    ['has an index that cannot be read', () => new ArrayBuffer(64)],
  ])('loses no entry of a pack that %s', async (_, forms) => {
    await version1([small], forms);
    const store = await openStore();
    expect((await entriesOf(store, 'acme-2')).map(({ term }) => term).sort()).toEqual([
      'Ant',
      'Bee',
      'Zebra',
    ]);
  });

  test('is still there, and is taken over later, when the change to the new one is interrupted', async () => {
    await version1([large, small], indexed);
    const put = IDBObjectStore.prototype.put;
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    let puts = 0;
    IDBObjectStore.prototype.put = function (...args) {
      if (++puts === 30) throw new Error('stopped');
      return put.apply(this, args);
    };
    await expect(openStore()).rejects.toThrow();
    IDBObjectStore.prototype.put = put;
    expect(warned.mock.calls.length).toBe(1);
    warned.mockRestore();
    const store = await openStore();
    expect((await entriesOf(store, 'acme')).length).toBe(2_500);
    expect((await entriesOf(store, 'acme-2')).length).toBe(3);
  });
});
