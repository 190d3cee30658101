import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Entry, Pack, PackInfo } from '../../glossary/pack-types.ts';

/** The only file that opens IndexedDB. */

interface Schema extends DBSchema {
  packs: { key: string; value: StoredPack };
  /** Key: [pack id, entry id]. */
  entries: { key: [string, string]; value: Entry };
  /** Key: pack id. The buffer of `form-index.ts`. */
  forms: { key: string; value: ArrayBuffer };
}

export interface StoredPack extends PackInfo {
  entryCount: number;
  /** Entries per category id. */
  categoryCounts: Record<string, number>;
  /** Another one whenever the pack is stored, in the same transaction. */
  stamp: string;
}

export interface Store {
  packs(): Promise<StoredPack[]>;
  forms(): Promise<Map<string, ArrayBuffer>>;
  /** Puts another index of a stored pack in the place of the one it has. */
  putForms(pack: string, forms: ArrayBuffer): Promise<void>;
  entry(pack: string, id: string): Promise<Entry | undefined>;
  entries(pack: string): Promise<Entry[]>;
  /** At most `count` entries, by id, those up to `after` left out. */
  entriesAfter(pack: string, after: string, count: number): Promise<Entry[]>;
  /**
   * Puts a pack in the place of the one with its id: all of it or, if anything goes wrong or the worker is
   * stopped, nothing. One transaction, so that the old state stays whole until the new one is.
   * @param onProgress entries written so far
   */
  putPack(pack: Pack, forms: ArrayBuffer, onProgress?: (done: number) => void): Promise<void>;
  removePack(id: string): Promise<void>;
}

const NAME = 'lumomate';
const VERSION = 1;
/** How many puts are under way before one is waited for: keeps memory flat on large packs. */
const PUTS_AT_ONCE = 500;
/** An open that is blocked by another context, or hangs on a damaged database, gives up. ms */
const OPEN_TIMEOUT = 3_000;

/** Opens the database. Rejects when the browser cannot; the caller then works without one. */
export async function openStore(): Promise<Store> {
  const opening = openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('packs', { keyPath: 'id' });
      db.createObjectStore('entries');
      db.createObjectStore('forms');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });
  const db = await Promise.race([opening, rejectAfter(OPEN_TIMEOUT)]);
  return createStore(db);
}

function createStore(db: IDBPDatabase<Schema>): Store {
  return {
    packs: () => db.getAll('packs'),
    async forms() {
      const tx = db.transaction('forms');
      const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      return new Map(keys.map((key, i) => [key, values[i]!]));
    },
    async putForms(pack, forms) {
      await db.put('forms', forms, pack);
    },
    entry: (pack, id) => db.get('entries', [pack, id]),
    entries: (pack) => db.getAll('entries', entriesOf(pack)),
    entriesAfter: (pack, after, count) =>
      db.getAll('entries', IDBKeyRange.bound([pack, after], [pack, []], true), count),
    async putPack(pack, forms, onProgress) {
      const tx = db.transaction(['packs', 'entries', 'forms'], 'readwrite');
      tx.done.catch(ignoreAborted);
      try {
        await writePack(tx, pack, forms, onProgress);
        await tx.done;
      } catch (error) {
        abort(tx);
        throw error;
      }
      onProgress?.(pack.entries.length);
    },
    async removePack(id) {
      const tx = db.transaction(['packs', 'entries', 'forms'], 'readwrite');
      await Promise.all([
        tx.objectStore('packs').delete(id),
        tx.objectStore('entries').delete(entriesOf(id)),
        tx.objectStore('forms').delete(id),
        tx.done,
      ]);
    },
  };
}

type Writing = IDBPTransaction<Schema, ('packs' | 'entries' | 'forms')[], 'readwrite'>;

async function writePack(
  tx: Writing,
  { entries, ...info }: Pack,
  forms: ArrayBuffer,
  onProgress?: (done: number) => void,
): Promise<void> {
  const store = tx.objectStore('entries');
  store.delete(entriesOf(info.id)).catch(ignoreAborted);
  const categoryCounts = new Map<string, number>();
  for (const [i, entry] of entries.entries()) {
    const put = store.put(entry, [info.id, entry.id]);
    put.catch(ignoreAborted);
    categoryCounts.set(entry.category, (categoryCounts.get(entry.category) ?? 0) + 1);
    if (i % PUTS_AT_ONCE === PUTS_AT_ONCE - 1) {
      await put;
      onProgress?.(i + 1);
    }
  }
  tx.objectStore('forms').put(forms, info.id).catch(ignoreAborted);
  const counts = Object.fromEntries(categoryCounts);
  const stamp = crypto.randomUUID();
  await tx.objectStore('packs').put({ ...info, entryCount: entries.length, categoryCounts: counts, stamp });
}

/** Anything that goes wrong between the requests would else leave those before it to be committed. */
function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch {
    // It has ended already, by the failed request itself.
  }
}

function entriesOf(pack: string): IDBKeyRange {
  return IDBKeyRange.bound([pack], [pack, []]);
}

/** A failed request aborts its transaction, and `tx.done` rejects with the reason; saying it twice helps nobody. */
function ignoreAborted(): void {}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('the database did not open in time')), ms);
  });
}
