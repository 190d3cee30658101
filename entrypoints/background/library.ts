import { t } from '../../components/messages/messages.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { FormIndexBuilder } from '../../glossary/form-index-builder.ts';
import type { IsEveryday } from '../../glossary/forms.ts';
import { indexEntries } from '../../glossary/index-pack.ts';
import type { Entry, Pack } from '../../glossary/pack-types.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import { Slices } from '../../glossary/slices.ts';
import { createMemoryStore } from './memory-store.ts';
import { type IncomingPack, type PutOptions, putPack } from './put-pack.ts';
import { openStore, type Store, type StoredGeneration, type StoredPack } from './store.ts';

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
  /** Where an entry stands in its pack, from 0. */
  place(pack: string, id: string): Promise<number | undefined>;
  /** A pack's entries, in its own order, slice by slice. */
  slices(pack: string): AsyncGenerator<Entry[]>;
  /** All of them at once. */
  entries(pack: string): Promise<Entry[]>;
  /** At most `count` of its entries in its own order, those up to `after` left out. */
  entriesAfter(pack: string, after: string | undefined, count: number): Promise<Entry[]>;
  /** Puts a pack in the place of the one with its id, whole or not at all; see `putPack`. */
  put(pack: IncomingPack, options?: PutOptions): Promise<void>;
  /** What a pack was before it was put last, if that is still there. */
  previous(pack: string): StoredGeneration | undefined;
  /** Makes a pack what it was before, and what it is now what it was before: twice is as if never. */
  rollBack(pack: string): Promise<void>;
  remove(pack: string): Promise<void>;
  /** False where the browser gives no database: only the built-in pack is there then. */
  isStored: boolean;
  /** Makes every index again from the entries. @returns of how many packs */
  rebuild(): Promise<number>;
}

/** What comes with the extension, read when it is needed. */
export interface Shipped {
  builtInPack(): Promise<Pack>;
  everydayWords(): Promise<IsEveryday>;
  /** The extension's: another one brings another built-in pack. */
  version: string;
}

/** @param onLost is called when its database was taken from it: it answers no more, and is to be opened again */
export async function openLibrary(shipped: Shipped, onLost: () => void = () => {}): Promise<Library> {
  let store: Store;
  try {
    store = await openStore(onLost);
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
  const { entries, ...info } = await shipped.builtInPack();
  const pack = { info: { ...info, version: shipped.version }, entries };
  await putPack(store, pack, await shipped.everydayWords(), { keepsPrevious: false });
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

/** @param stored false where the browser gives no database: only the built-in pack works then, and nothing can be imported */
async function createLibrary(store: Store, shipped: Shipped, stored: boolean): Promise<Library> {
  let packs: StoredPack[] = [];
  let indexes: { pack: StoredPack; index: FormIndex }[] = [];
  let loading: Promise<void> = Promise.resolve();

  /** Reads what is stored, once for each time it is asked to: the last one has the last word. */
  function load(): Promise<void> {
    loading = loading.catch(() => {}).then(read);
    return loading;
  }

  async function read(): Promise<void> {
    const all = await store.packs();
    // The built-in pack last: where two packs have the same form, the one the reader chose to add explains it.
    all.sort((a, b) => Number(a.id === BUILT_IN) - Number(b.id === BUILT_IN) || a.name.localeCompare(b.name));
    const known = new Map(indexes.map(({ pack, index }) => [pack.generation, index]));
    const next: typeof indexes = [];
    for (const pack of all) {
      next.push({ pack, index: known.get(pack.generation) ?? (await readIndex(pack)) });
    }
    // Both at once: who asks meanwhile is answered from the old state, never from a part of the new one.
    packs = all;
    indexes = next;
  }

  /** An index that is missing, damaged or of an older version is made again from the entries. */
  async function readIndex(pack: StoredPack): Promise<FormIndex> {
    try {
      const buffer = await store.forms(pack.generation);
      if (buffer) return new FormIndex(buffer);
    } catch (error) {
      console.warn(`LumoMate makes the index of “${pack.name}” again:`, error);
    }
    return makeIndex(pack);
  }

  async function makeIndex(pack: StoredPack): Promise<FormIndex> {
    const builder = new FormIndexBuilder();
    const work = new Slices();
    const isEveryday = await shipped.everydayWords();
    for await (const some of store.slices(pack.generation)) {
      await work.run(indexEntries(builder, some, pack.language, isEveryday));
    }
    const made = await work.run(builder.finish());
    await store.putForms(pack.generation, made);
    return new FormIndex(made);
  }

  function generationOf(id: string): string {
    return packs.find((pack) => pack.id === id)?.generation ?? '';
  }

  /** Nobody waits for it: what no pack names any more is in nobody's way. */
  function sweep(): void {
    store.sweep().catch((error) => console.warn('LumoMate could not tidy up its database:', error));
  }

  await load();
  sweep();
  return {
    packs: () => packs,
    isStored: stored,
    async rebuild() {
      for (const pack of packs) await makeIndex(pack);
      indexes = [];
      await load();
      return packs.length;
    },
    revision: () => packs.map(({ generation }) => generation).join(' '),
    indexes: () => indexes,
    entry: async (pack, id) => (await store.entry(generationOf(pack), id))?.entry,
    place: async (pack, id) => (await store.entry(generationOf(pack), id))?.number,
    slices: (pack) => store.slices(generationOf(pack)),
    async entries(pack) {
      const all: Entry[] = [];
      for await (const some of store.slices(generationOf(pack))) all.push(...some);
      return all;
    },
    entriesAfter: (pack, after, count) => store.entriesAfter(generationOf(pack), after, count),
    previous: (id) => packs.find((pack) => pack.id === id)?.previous,
    async put(pack, options) {
      if (!stored) throw new Error(t('errorNoStorage'));
      try {
        await putPack(store, pack, await shipped.everydayWords(), options);
      } catch (error) {
        throw isFull(error) ? new Error(t('errorNoRoom')) : error;
      } finally {
        // Whatever went wrong, what we answer from is what is stored.
        await load();
        sweep();
      }
    },
    async rollBack(id) {
      if (!(await store.rollBack(id))) throw new Error(t('errorNoWayBack'));
      await load();
    },
    async remove(id) {
      await store.removePack(id);
      await load();
      sweep();
    },
  };
}
