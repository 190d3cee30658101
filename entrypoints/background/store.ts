import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { t } from '../../components/messages/messages.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import type { Entry, PackInfo } from '../../glossary/pack-types.ts';
import { type Chunk, Chunker, keyOf } from './chunks.ts';

/**
 * The only file that opens IndexedDB. What is stored of a pack is a *generation*: entries and forms under a key of
 * their own, which nobody sees until the pack's record names it. So a pack can be written in many small transactions,
 * between which others read, and comes into force in one; whatever no record names is swept away. Entries stand in
 * chunks, because a record costs Chromium 0.2 ms to write, whatever is in it.
 */

interface Schema extends DBSchema {
  packs: { key: string; value: StoredPack };
  entries: { key: [generation: string, number: number]; value: Chunk; indexes: { 'by-id': string } };
  /** Key: generation. The buffer of `form-index.ts`. */
  forms: { key: string; value: ArrayBuffer };
}

export interface StoredGeneration extends PackInfo {
  /** Another one whenever the pack is stored. */
  generation: string;
  entryCount: number;
  /** Entries per category id. */
  categoryCounts: Record<string, number>;
}

export interface StoredPack extends StoredGeneration {
  /** What it was before, kept whole for a way back. */
  previous?: StoredGeneration;
}

/** What is said of a pack, without what the store adds. */
export function infoOf({
  generation: _,
  entryCount: __,
  categoryCounts: ___,
  ...info
}: StoredGeneration): PackInfo {
  if ('previous' in info) delete info.previous;
  return info;
}

/** A generation that is being written. */
export interface Staging {
  /** Writes the next entries of the pack; a transaction of its own. */
  add(entries: readonly Entry[]): Promise<void>;
  /**
   * Puts it in the place of the pack with this id, in one transaction.
   * @param keepsPrevious what it takes the place of can be had back
   */
  publish(info: PackInfo, forms: ArrayBuffer, keepsPrevious: boolean): Promise<void>;
  /** Gives it up, or says that it is published: from now on `sweep` may take what is left of it. */
  end(): void;
}

export interface Store {
  packs(): Promise<StoredPack[]>;
  forms(generation: string): Promise<ArrayBuffer | undefined>;
  /** Puts another index of a generation in the place of the one it has. */
  putForms(generation: string, forms: ArrayBuffer): Promise<void>;
  /** An entry, and its place in the pack, from 0. */
  entry(generation: string, id: string): Promise<{ entry: Entry; number: number } | undefined>;
  /** All entries in the pack's own order, some hundreds at a time. */
  slices(generation: string): AsyncGenerator<Entry[]>;
  /** At most `count` entries in the pack's own order, from the one that follows this id; from the first without one. */
  entriesAfter(generation: string, id: string | undefined, count: number): Promise<Entry[]>;
  begin(pack: string): Staging;
  /** Changes places: the generation before is the current one, and the current one is kept. @returns was there one? */
  rollBack(pack: string): Promise<boolean>;
  removePack(pack: string): Promise<void>;
  /** Deletes, a little at a time, what no pack names and nobody is writing. */
  sweep(): Promise<void>;
}

const NAME = 'lumomate';
const VERSION = 2;
/** An open that is blocked by another context, or hangs on a damaged database, gives up. ms */
const OPEN_TIMEOUT = 3_000;
/** So many chunks are read or deleted at a time: nobody waits long for the transaction to end. */
const AT_ONCE = 20;

/**
 * Opens the database. Rejects when the browser cannot; the caller then works without one.
 * @param onLost is called when the store can no longer be used: the database was deleted, or another version wants it
 */
export async function openStore(onLost: () => void = () => {}): Promise<Store> {
  const patience = rejectAfter(OPEN_TIMEOUT);
  const opening = openDB<Schema>(NAME, VERSION, {
    async upgrade(db, oldVersion, _, tx) {
      // It takes its time with large packs, and must not be taken for an open that hangs.
      patience.end();
      if (oldVersion === 0) return createStores(db);
      tx.done.catch(ignoreAborted);
      // Nobody else hears of what goes wrong here, and what has been done by then would be committed.
      await migrate(db, tx).catch((error) => {
        console.warn('LumoMate could not take over its database:', error);
        tx.abort();
      });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });
  const db = await Promise.race([opening, patience.over]);
  patience.end();
  return createStore(db);
}

function createStores(db: IDBPDatabase<Schema>): void {
  db.createObjectStore('packs', { keyPath: 'id' });
  db.createObjectStore('forms');
  createEntries(db);
}

function createEntries(db: IDBPDatabase<Schema>): void {
  const entries = db.createObjectStore('entries', { keyPath: ['generation', 'number'] });
  entries.createIndex('by-id', 'keys', { multiEntry: true, unique: true });
}

type Upgrade = IDBPTransaction<Schema, ('packs' | 'entries' | 'forms')[], 'versionchange'>;

/**
 * From version 1, which kept entries by [pack, id] and forms by pack, and a pack's order only in its forms. All of it
 * happens in the transaction of the upgrade: whatever interrupts it leaves version 1.
 */
async function migrate(db: IDBPDatabase<Schema>, tx: Upgrade): Promise<void> {
  const old = tx.objectStore('entries') as unknown as { name: string } & ReturnType<typeof tx.objectStore>;
  old.name = 'entries-1';
  createEntries(db);
  const [entries, forms, packs] = [
    tx.objectStore('entries'),
    tx.objectStore('forms'),
    tx.objectStore('packs'),
  ];
  for (const { stamp: _, ...pack } of (await packs.getAll()) as (StoredPack & { stamp?: string })[]) {
    const chunker = new Chunker(newGeneration(pack.id));
    const { generation } = chunker;
    const buffer = await forms.get(pack.id);
    const places = placesIn(buffer);
    const all = (await old.getAll(
      IDBKeyRange.bound([pack.id], [pack.id, []]) as never,
    )) as unknown as Entry[];
    const place = ({ id }: Entry) => places.get(id) ?? all.length;
    all.sort((a, b) => place(a) - place(b));
    for (const chunk of chunker.cut(all)) entries.put(chunk).catch(ignoreAborted);
    if (buffer) forms.put(buffer, generation).catch(ignoreAborted);
    forms.delete(pack.id).catch(ignoreAborted);
    packs.put({ ...pack, generation }).catch(ignoreAborted);
  }
  db.deleteObjectStore('entries-1' as never);
}

/** Where each entry of an index stands in its pack; nothing of an index that is missing or cannot be read. */
function placesIn(buffer: ArrayBuffer | undefined): Map<string, number> {
  try {
    const index = new FormIndex(buffer ?? new ArrayBuffer(0));
    return new Map(Array.from({ length: index.size.entries }, (_, i) => [index.head(i).id, i]));
  } catch {
    // It is made again from the entries when it is wanted.
    return new Map();
  }
}

function newGeneration(pack: string): string {
  return `${pack}/${crypto.randomUUID()}`;
}

function createStore(db: IDBPDatabase<Schema>): Store {
  /** Generations that are being written. */
  const staged = new Set<string>();
  return {
    packs: () => db.getAll('packs'),
    forms: (generation) => db.get('forms', generation),
    async putForms(generation, forms) {
      await db.put('forms', forms, generation);
    },
    async entry(generation, id) {
      const chunk = await db.getFromIndex('entries', 'by-id', keyOf(generation, id));
      if (!chunk) return undefined;
      const at = chunk.entries.findIndex((entry) => entry.id === id);
      return { entry: chunk.entries[at]!, number: chunk.before + at };
    },
    slices: (generation) => slicesFrom(db, generation, 0),
    async entriesAfter(generation, id, count) {
      const key = id && (await db.getKeyFromIndex('entries', 'by-id', keyOf(generation, id)));
      const found: Entry[] = [];
      for await (const some of slicesFrom(db, generation, key ? key[1] : 0)) {
        found.push(
          ...(found.length ? some : some.slice(key ? some.findIndex((one) => one.id === id) + 1 : 0)),
        );
        if (found.length >= count) break;
      }
      return found.slice(0, count);
    },
    begin: (pack) => begin(db, newGeneration(pack), staged),
    async rollBack(id) {
      const tx = db.transaction('packs', 'readwrite', { durability: 'strict' });
      const { previous, ...current } = (await tx.store.get(id)) ?? {};
      if (previous) await tx.store.put({ ...previous, previous: current as StoredGeneration });
      await tx.done;
      return previous !== undefined;
    },
    removePack: (id) => db.delete('packs', id),
    sweep: () => sweep(db, staged),
  };
}

async function* slicesFrom(
  db: IDBPDatabase<Schema>,
  generation: string,
  firstChunk: number,
): AsyncGenerator<Entry[]> {
  for (let number = firstChunk; ; number += AT_ONCE) {
    const range = IDBKeyRange.bound([generation, number], [generation, []]);
    const chunks = await db.getAll('entries', range, AT_ONCE);
    if (chunks.length) yield chunks.flatMap(({ entries }) => entries);
    if (chunks.length < AT_ONCE) return;
  }
}

function begin(db: IDBPDatabase<Schema>, generation: string, staged: Set<string>): Staging {
  const counts = new Map<string, number>();
  const chunker = new Chunker(generation);
  staged.add(generation);
  return {
    async add(entries) {
      const tx = db.transaction('entries', 'readwrite', { durability: 'relaxed' });
      tx.done.catch(ignoreAborted);
      try {
        for (const chunk of chunker.cut(entries)) tx.store.put(chunk).catch(ignoreAborted);
      } catch (error) {
        tx.abort();
        throw error;
      }
      for (const { category } of entries) counts.set(category, (counts.get(category) ?? 0) + 1);
      await tx.done;
    },
    async publish(info, forms, keepsPrevious) {
      await db.put('forms', forms, generation);
      const categoryCounts = Object.fromEntries(counts);
      const pack: StoredPack = { ...info, generation, entryCount: chunker.count, categoryCounts };
      // Nothing comes into force that the disk may still lose.
      const tx = db.transaction('packs', 'readwrite', { durability: 'strict' });
      const { previous: _, ...before } = (await tx.store.get(info.id)) ?? {};
      if (keepsPrevious && 'generation' in before) pack.previous = before;
      await Promise.all([tx.store.put(pack), tx.done]);
    },
    end: () => void staged.delete(generation),
  };
}

async function sweep(db: IDBPDatabase<Schema>, staged: ReadonlySet<string>): Promise<void> {
  const kept = new Set(staged);
  const tx = db.transaction(['packs', 'entries', 'forms']);
  for (const { generation, previous } of await tx.objectStore('packs').getAll()) {
    kept.add(generation);
    if (previous) kept.add(previous.generation);
  }
  const found = new Set(await tx.objectStore('forms').getAllKeys());
  let cursor = await tx.objectStore('entries').openKeyCursor();
  while (cursor) {
    const [generation] = cursor.key;
    found.add(generation);
    // A list is greater than any number: from one generation to the next.
    cursor = await cursor.continue([generation, []] as never);
  }
  for (const generation of found) if (!kept.has(generation)) await deleteGeneration(db, generation);
}

async function deleteGeneration(db: IDBPDatabase<Schema>, generation: string): Promise<void> {
  const all = IDBKeyRange.bound([generation], [generation, []]);
  for (;;) {
    const keys = await db.getAllKeys('entries', all, AT_ONCE);
    if (!keys.length) break;
    await db.delete('entries', IDBKeyRange.bound(keys[0], keys.at(-1)));
  }
  await db.delete('forms', generation);
}

/** A failed request aborts its transaction, and `tx.done` rejects with the reason; saying it twice helps nobody. */
function ignoreAborted(): void {}

function rejectAfter(ms: number): { over: Promise<never>; end(): void } {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(t('errorDatabaseSlow'))), ms);
  });
  return { over, end: () => clearTimeout(timer) };
}
