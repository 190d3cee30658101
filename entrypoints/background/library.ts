import { FormIndex } from '../../glossary/form-index.ts';
import type { IsEveryday } from '../../glossary/forms.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import { openStore, type Store, type StoredPack } from './store.ts';

/**
 * All packs a reader has. Reads what it needs from the store once per life of the worker; the built-in pack comes
 * from a file of the extension, so that it works even where the browser gives us no database at all.
 */

export interface Library {
  packs(): readonly StoredPack[];
  /** Another text whenever what is stored has changed. */
  revision(): string;
  /** Every pack's forms, with its id. */
  indexes(): readonly { pack: StoredPack; index: FormIndex }[];
  entry(pack: string, id: string): Promise<Entry | undefined>;
  /** A pack's entries, in its own order. */
  entries(pack: string): Promise<Entry[]>;
  /** At most `count` of its entries, by id, those up to `after` left out. */
  entriesAfter(pack: string, after: string, count: number): Promise<Entry[]>;
  put(pack: Pack, onProgress?: (done: number) => void): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What comes with the extension, read when it is needed. */
export interface Shipped {
  builtInPack(): Promise<Pack>;
  everydayWords(): Promise<IsEveryday>;
  /** The extension's: another one brings another built-in pack. */
  version: string;
}

export async function openLibrary(shipped: Shipped): Promise<Library> {
  let store: Store;
  try {
    store = await openStore();
    const builtIn = (await store.packs()).find(({ id }) => id === BUILT_IN);
    if (builtIn?.version !== shipped.version) await refreshBuiltIn(store, shipped);
  } catch (error) {
    console.warn('LumoMate works without a database:', error);
    store = createMemoryStore();
    await refreshBuiltIn(store, shipped);
    return createLibrary(store, shipped, false);
  }
  return createLibrary(store, shipped, true);
}

async function refreshBuiltIn(store: Store, shipped: Shipped): Promise<void> {
  const pack = { ...(await shipped.builtInPack()), version: shipped.version };
  await store.putPack(pack, indexPack(pack, await shipped.everydayWords()));
}

/** @param stored false where the browser gives no database: only the built-in pack works then, and nothing can be imported */
async function createLibrary(store: Store, shipped: Shipped, stored: boolean): Promise<Library> {
  let packs: StoredPack[] = [];
  let indexes: { pack: StoredPack; index: FormIndex }[] = [];
  async function load(): Promise<void> {
    const [all, buffers] = await Promise.all([store.packs(), store.forms()]);
    // The built-in pack last: where two packs have the same form, the one the reader chose to add explains it.
    all.sort((a, b) => Number(a.id === BUILT_IN) - Number(b.id === BUILT_IN) || a.name.localeCompare(b.name));
    const read: typeof indexes = [];
    for (const pack of all) read.push({ pack, index: await readIndex(pack, buffers.get(pack.id)) });
    // Both at once: who asks meanwhile is answered from the old state, never from a part of the new one.
    packs = all;
    indexes = read;
  }

  /** An index that is missing, damaged or of an older version is made again from the entries. */
  async function readIndex(pack: StoredPack, buffer: ArrayBuffer | undefined): Promise<FormIndex> {
    try {
      if (buffer) return new FormIndex(buffer);
    } catch (error) {
      console.warn(`LumoMate makes the index of “${pack.name}” again:`, error);
    }
    const entries = await store.entries(pack.id);
    const made = indexPack({ ...pack, entries }, await shipped.everydayWords());
    await store.putForms(pack.id, made);
    return new FormIndex(made);
  }
  await load();
  return {
    packs: () => packs,
    revision: () => packs.map(({ stamp }) => stamp).join(' '),
    indexes: () => indexes,
    entry: (pack, id) => store.entry(pack, id),
    entriesAfter: (pack, after, count) => store.entriesAfter(pack, after, count),
    async entries(id) {
      const index = indexes.find(({ pack }) => pack.id === id)?.index;
      const entries = await store.entries(id);
      if (!index) return entries;
      // The database keeps them by id; the index keeps the order of the pack.
      const places = new Map(Array.from({ length: index.size.entries }, (_, i) => [index.head(i).id, i]));
      return entries.sort((a, b) => places.get(a.id)! - places.get(b.id)!);
    },
    async put(pack, onProgress) {
      if (!stored)
        throw new Error('The browser gives LumoMate no storage here, so packs cannot be imported.');
      try {
        await store.putPack(pack, indexPack(pack, await shipped.everydayWords()), onProgress);
      } finally {
        // Whatever went wrong, what we answer from is what is stored.
        await load();
      }
    },
    async remove(id) {
      await store.removePack(id);
      await load();
    },
  };
}

/** The store's twin without a database, for the built-in pack alone. */
function createMemoryStore(): Store {
  const packs = new Map<string, { pack: Pack; forms: ArrayBuffer }>();
  return {
    packs: async () =>
      [...packs.values()].map(({ pack: { entries, ...info } }) => ({
        ...info,
        entryCount: entries.length,
        stamp: info.version,
        categoryCounts: Object.fromEntries(
          info.categories.map(({ id }) => [id, entries.filter((entry) => entry.category === id).length]),
        ),
      })),
    forms: async () => new Map([...packs].map(([id, { forms }]) => [id, forms])),
    async putForms(id, forms) {
      const own = packs.get(id);
      if (own) own.forms = forms;
    },
    entry: async (pack, id) => packs.get(pack)?.pack.entries.find((entry) => entry.id === id),
    entries: async (pack) => packs.get(pack)?.pack.entries ?? [],
    entriesAfter: async (pack, after, count) =>
      (packs.get(pack)?.pack.entries ?? [])
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, count),
    putPack: async (pack, forms) => void packs.set(pack.id, { pack, forms }),
    removePack: async (id) => void packs.delete(id),
  };
}
