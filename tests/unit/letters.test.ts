import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { meet } from '../../entrypoints/background/history.ts';
import {
  createLetterShelf,
  deleteLetter,
  getLetter,
  listLetters,
  noteOn,
  unreadLetter,
} from '../../entrypoints/background/letters.ts';
import { createReaderStore } from '../../entrypoints/background/reader-store.ts';
import type { EntryView } from '../../glossary/requests.ts';

afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

const MONDAY = new Date(2026, 10, 23, 8).getTime();
const WEEK = 7 * 86_400_000;

function viewOf(key: string): EntryView {
  const id = key.slice(key.indexOf('/') + 1);
  const layers = { blurb: `What ${id} is.`, plain: 'As at home.', where: 'Everywhere.', takeaway: 'So.' };
  return {
    key,
    path: `/glossary.html#/${id}`,
    entry: { id, term: id, aliases: [], category: 'c', seeAlso: [], sources: [], ...layers },
    category: { id: 'c', name: 'C', section: 'C' },
    pack: { id: 'acme', name: 'Acme', version: '1.0.0', language: 'en' },
    seeAlso: [],
    links: {},
  } as unknown as EntryView;
}

function bed() {
  const clock = { now: MONDAY - WEEK };
  const world = { isRecording: true, whileWriting: async () => {} };
  const store = createReaderStore(() => clock.now);
  const shelf = createLetterShelf(store, {
    now: () => clock.now,
    isRecording: async () => world.isRecording,
    fallbacks: async () => ['acme/spare'],
    async view(key) {
      await world.whileWriting();
      return viewOf(key);
    },
  });
  return {
    clock,
    world,
    store,
    shelf,
    meet: (id: string) =>
      store.use((db) => meet(db, { key: `acme/${id}`, term: id, isEntry: false }, clock.now)),
    async write(week: string) {
      const look = await shelf.begin(clock.now);
      const letter = await look.write(week);
      await look.put(week, letter);
      return letter;
    },
    list: () => store.use(listLetters),
  };
}

describe('letters', () => {
  test('are about what was met since the one before', async () => {
    const { clock, meet, write } = bed();
    await meet('ant');
    await meet('ant');
    await meet('bee');
    clock.now = MONDAY;
    const first = await write('2026-W48');
    expect(first).toMatchObject({ kind: 'met', terms: 2, times: 3, essay: { view: { key: 'acme/ant' } } });
    await meet('cicada');
    clock.now = MONDAY + WEEK;
    const second = await write('2026-W49');
    expect(second).toMatchObject({ terms: 1, times: 1, essay: { view: { key: 'acme/cicada' } } });
    clock.now = MONDAY + 2 * WEEK;
    expect(await write('2026-W50')).toMatchObject({ kind: 'quiet', terms: 0 });
  });

  test('say what they can be when nothing is recorded, and use nothing that was', async () => {
    const { clock, meet, write, world } = bed();
    await meet('ant');
    clock.now = MONDAY;
    world.isRecording = false;
    expect(await write('2026-W48')).toMatchObject({
      kind: 'unrecorded',
      terms: 0,
      times: 0,
      essay: { view: { key: 'acme/spare' }, why: 'chosen' },
    });
  });

  test('are never two of a week, whoever else has written one', async () => {
    const { clock, meet, write, list, store } = bed();
    await meet('ant');
    clock.now = MONDAY;
    await Promise.all([write('2026-W48'), write('2026-W48')]);
    expect(await list()).toHaveLength(1);
    await store.use((db) => deleteLetter(db, '2026-W48'));
    await write('2026-W48');
    expect(await list()).toEqual([]);
  });

  test('are listed as they were written, whatever the clock said', async () => {
    const { clock, write, list, store } = bed();
    clock.now = MONDAY + 500 * WEEK;
    await write('2036-W25');
    clock.now = MONDAY;
    await write('2026-W48');
    expect((await list()).map(({ week }) => week)).toEqual(['2026-W48', '2036-W25']);
    expect((await store.use((db) => getLetter(db, undefined)))?.week).toBe('2026-W48');
    expect((await store.use((db) => getLetter(db, '2036-W25')))?.week).toBe('2036-W25');
    expect(await store.use((db) => getLetter(db, '2026-W49'))).toBeNull();
  });

  test('wait to be read; an empty week that is to have none does not', async () => {
    const { clock, write, store, shelf } = bed();
    clock.now = MONDAY;
    await (await shelf.begin(MONDAY)).put('2026-W47', null);
    expect(await store.use(unreadLetter)).toBeNull();
    await write('2026-W48');
    expect(await store.use(unreadLetter)).toEqual({ week: '2026-W48', told: false });
    await store.use((db) => noteOn(db, '2026-W48', { told: true }));
    expect(await store.use(unreadLetter)).toEqual({ week: '2026-W48', told: true });
    await store.use((db) => noteOn(db, '2026-W48', { read: true }));
    expect(await store.use(unreadLetter)).toBeNull();
  });
});

describe('since when letters are wanted', () => {
  test('is when LumoMate came, then when they were switched on again', async () => {
    const { shelf, clock } = bed();
    expect((await shelf.begin(clock.now)).since).toBe(MONDAY - WEEK);
    expect((await shelf.begin(MONDAY)).since).toBe(MONDAY - WEEK);
    await shelf.pause();
    await shelf.pause();
    expect((await shelf.begin(MONDAY + 5)).since).toBe(MONDAY + 5);
    expect((await shelf.begin(MONDAY + WEEK)).since).toBe(MONDAY + 5);
  });

  test('is now, where the clock was ahead when LumoMate came', async () => {
    const { shelf, clock } = bed();
    await shelf.begin(clock.now);
    expect((await shelf.begin(MONDAY - 2 * WEEK)).since).toBe(MONDAY - 2 * WEEK);
    expect((await shelf.begin(MONDAY)).since).toBe(MONDAY - 2 * WEEK);
  });
});

describe('forgetting everything', () => {
  async function everything() {
    const all: Record<string, unknown[]> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const request = db.transaction(store).objectStore(store).getAll();
        all[`${name} ${store}`] = await new Promise((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
      }
      db.close();
    }
    return all;
  }

  test('leaves a database as after an installation', async () => {
    const { clock, meet, write, store } = bed();
    await meet('ant');
    clock.now = MONDAY;
    await write('2026-W48');
    await store.forget();
    const fresh = { since: MONDAY, on: true };
    expect(await everything()).toEqual({
      'lumomate-reader letters': [],
      'lumomate-reader meetings': [],
      'lumomate-reader memories': [],
      'lumomate-reader state': [fresh],
      'lumomate-reader terms': [],
      'lumomate-reader weeks': [],
    });
    await meet('bee');
    expect((await everything())['lumomate-reader terms']).toHaveLength(1);
  });

  test('while a letter is being written leaves nothing of it either', async () => {
    const { clock, meet, write, store, world } = bed();
    await meet('ant');
    clock.now = MONDAY;
    world.whileWriting = () => store.forget();
    await expect(write('2026-W48')).rejects.toThrow();
    expect((await everything())['lumomate-reader letters']).toEqual([]);
    expect(JSON.stringify(await everything())).not.toContain('ant');
  });
});

test('a browser that gives no database says so, and is asked again later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { indexedDB: working } = globalThis;
  const open = () => {
    throw new Error('not here');
  };
  Object.assign(globalThis, { indexedDB: { open } });
  const store = createReaderStore(() => 0);
  const sentence = 'The browser gives LumoMate no storage for what you met: not here';
  await expect(store.use(listLetters)).rejects.toThrow(sentence);
  Object.assign(globalThis, { indexedDB: working });
  await expect(store.use(listLetters)).rejects.toThrow(sentence);
  vi.advanceTimersByTime(60_000);
  expect(await store.use(listLetters)).toEqual([]);
  vi.useRealTimers();
});
