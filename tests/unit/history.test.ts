import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { deleteMeetings, deleteOld } from '../../entrypoints/background/forget.ts';
import {
  countMeetings,
  exportMeetings,
  listMeetings,
  listMet,
  type Met,
  meet,
  metSince,
  whereMet,
} from '../../entrypoints/background/history.ts';
import { grade, setKnown } from '../../entrypoints/background/memories.ts';
import { createReaderStore, type ReaderDb } from '../../entrypoints/background/reader-store.ts';

// Each test has a database of its own.
afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MONDAY = new Date(2026, 10, 23, 12).getTime();

const withDb = <T>(work: (db: ReaderDb) => Promise<T>) => createReaderStore(() => MONDAY).use(work);

function met(term: string, more: Partial<Met> = {}): Met {
  return { key: `acme/${term.toLowerCase()}`, term, isEntry: false, ...more };
}

function pageAt(url: string, title = 'A page') {
  return { url, title, site: new URL(url).hostname };
}

const termsOf = async (db: ReaderDb, wanted = {}) =>
  (await listMeetings(db, { limit: 100, ...wanted })).meetings.map(({ term }) => term);

describe('a meeting', () => {
  test('is kept with its term, its time and its week, and counted', () =>
    withDb(async (db) => {
      await meet(db, met('Ant'), MONDAY);
      await meet(db, met('Bee'), MONDAY + MINUTE);
      await meet(db, met('Ant'), MONDAY + 3 * DAY);
      expect((await listMeetings(db, { limit: 10 })).meetings).toEqual([
        { id: 3, key: 'acme/ant', term: 'Ant', at: MONDAY + 3 * DAY, week: '2026-W48' },
        { id: 2, key: 'acme/bee', term: 'Bee', at: MONDAY + MINUTE, week: '2026-W48' },
        { id: 1, key: 'acme/ant', term: 'Ant', at: MONDAY, week: '2026-W48' },
      ]);
      const { terms, total } = await listMet(db, { order: 'often', offset: 0, limit: 1 });
      expect(total).toBe(2);
      expect(terms).toEqual([
        { key: 'acme/ant', term: 'Ant', count: 2, first: MONDAY, last: MONDAY + 3 * DAY },
      ]);
    }));

  test.each<[what: string, first: Partial<Met>, then: Partial<Met>, minutes: number, count: number]>([
    ['a card, and its entry right after it: once', {}, { isEntry: true }, 2, 1],
    ['an entry that is loaded again: once', { isEntry: true }, { isEntry: true }, 2, 1],
    ['a card, and its entry an hour later: twice', {}, { isEntry: true }, 60, 2],
    ['cards on two pages: twice', {}, {}, 1, 2],
    ['an entry with the clock set back an hour: twice', {}, { isEntry: true }, -60, 2],
  ])('%s', (_, first, then, minutes, count) =>
    withDb(async (db) => {
      await meet(db, met('Ant', first), MONDAY);
      await meet(db, met('Ant', then), MONDAY + minutes * MINUTE);
      expect((await countMeetings(db)).meetings).toBe(count);
    }),
  );
});

describe('the list', () => {
  async function fill(db: ReaderDb) {
    const pages = [pageAt('https://a.example/x', 'Ants at work'), pageAt('https://b.example/y')];
    for (const [i, term] of ['Ant', 'Bee', 'Cicada', 'Ant', 'Bee', 'Ant'].entries()) {
      const page = i < 4 ? { page: pages[i % 2]! } : {};
      await meet(db, met(term, page), MONDAY + i * 3 * DAY);
    }
  }

  test.each<[wanted: object, terms: string[]]>([
    [{}, ['Ant', 'Bee', 'Ant', 'Cicada', 'Bee', 'Ant']],
    [{ key: 'acme/ant' }, ['Ant', 'Ant', 'Ant']],
    [{ site: 'b.example' }, ['Ant', 'Bee']],
    [{ week: '2026-W49' }, ['Bee', 'Ant']],
    [{ query: 'cic' }, ['Cicada']],
    [{ query: ' AT WORK ' }, ['Cicada', 'Ant']],
    [{ query: 'b.example' }, ['Ant', 'Bee']],
    [{ query: 'bee', site: 'b.example' }, ['Bee']],
    [{ query: 'wasp' }, []],
    [{ before: 3 }, ['Bee', 'Ant']],
    [{ before: 6, key: 'acme/ant' }, ['Ant', 'Ant']],
  ])('of %j', (wanted, terms) =>
    withDb(async (db) => {
      await fill(db);
      expect(await termsOf(db, wanted)).toEqual(terms);
    }),
  );

  test('comes in parts that together are all of it', () =>
    withDb(async (db) => {
      await fill(db);
      const seen: number[] = [];
      let before: number | undefined;
      do {
        const part = await listMeetings(db, { limit: 4, before });
        seen.push(...part.meetings.map(({ id }) => id));
        before = part.next ?? undefined;
      } while (before);
      expect(seen).toEqual([6, 5, 4, 3, 2, 1]);
    }));

  test('of weeks and sites, with how much was met', () =>
    withDb(async (db) => {
      await fill(db);
      expect(await countMeetings(db)).toEqual({
        meetings: 6,
        terms: 3,
        weeks: [
          { week: '2026-W50', meetings: 1 },
          { week: '2026-W49', meetings: 2 },
          { week: '2026-W48', meetings: 3 },
        ],
        sites: [
          { site: 'a.example', meetings: 2 },
          { site: 'b.example', meetings: 2 },
        ],
      });
    }));

  test('of pages where a term was met has each once, the latest first', () =>
    withDb(async (db) => {
      for (const [i, path] of ['x', 'y', 'x'].entries())
        await meet(db, met('Ant', { page: pageAt(`https://a.example/${path}`) }), MONDAY + i * DAY);
      const { met: known, pages } = await whereMet(db, 'acme/ant');
      expect(known?.count).toBe(3);
      expect(pages.map(({ url, at }) => [url, at])).toEqual([
        ['https://a.example/x', MONDAY + 2 * DAY],
        ['https://a.example/y', MONDAY + DAY],
      ]);
    }));
});

describe('deleting', () => {
  async function fill(db: ReaderDb) {
    await meet(db, met('Ant', { page: pageAt('https://a.example/') }), MONDAY - 400 * DAY);
    await meet(db, met('Ant', { page: pageAt('https://b.example/') }), MONDAY - DAY);
    await meet(db, met('Bee', { page: pageAt('https://a.example/') }), MONDAY);
  }
  const memories = async (db: ReaderDb) => (await db.getAllKeys('memories')).map((key) => key.slice(5));

  test.each<[choice: Parameters<typeof deleteMeetings>[1], left: string[], memories: string[]]>([
    [{ id: 2 }, ['Bee', 'Ant'], ['ant', 'bee']],
    [{ id: 99 }, ['Bee', 'Ant', 'Ant'], ['ant', 'bee']],
    [{ key: 'acme/ant' }, ['Bee'], ['bee']],
    [{ site: 'a.example' }, ['Ant'], ['ant']],
    [{ week: '2026-W48' }, ['Ant'], ['ant']],
  ])('%j', (choice, left, kept) =>
    withDb(async (db) => {
      await meet(db, met('Ant', { page: pageAt('https://a.example/') }), MONDAY - 400 * DAY);
      await meet(db, met('Ant', { page: pageAt('https://b.example/') }), MONDAY);
      await meet(db, met('Bee', { page: pageAt('https://a.example/') }), MONDAY);
      const before = (await countMeetings(db)).meetings;
      expect(await deleteMeetings(db, choice)).toBe(before - left.length);
      expect(await termsOf(db)).toEqual(left);
      expect(await memories(db)).toEqual(kept);
    }),
  );

  test('puts counts and dates of the term right', () =>
    withDb(async (db) => {
      await fill(db);
      await deleteMeetings(db, { id: 1 });
      expect((await listMet(db, { query: 'ant', order: 'name', offset: 0, limit: 5 })).terms).toEqual([
        { key: 'acme/ant', term: 'Ant', count: 1, first: MONDAY - DAY, last: MONDAY - DAY },
      ]);
    }));

  test('what is older than it is to be kept; what was learned of it stays', () =>
    withDb(async (db) => {
      await meet(db, met('Wasp'), MONDAY - 500 * DAY);
      await meet(db, met('Moth'), MONDAY - 500 * DAY);
      await grade(db, 'acme/wasp', 'good', MONDAY - 400 * DAY);
      await fill(db);
      expect(await deleteOld(db, 'always', MONDAY)).toBe(0);
      expect(await deleteOld(db, 'year', MONDAY)).toBe(3);
      expect(await termsOf(db)).toEqual(['Bee', 'Ant']);
      expect(await memories(db)).toEqual(['ant', 'bee', 'wasp']);
    }));

  test('a term forgets its answers; that it is known stays', () =>
    withDb(async (db) => {
      await fill(db);
      await grade(db, 'acme/ant', 'good', MONDAY);
      await setKnown(db, 'acme/bee', true, MONDAY);
      await deleteMeetings(db, { key: 'acme/ant' });
      await deleteMeetings(db, { key: 'acme/bee' });
      expect(await memories(db)).toEqual(['bee']);
    }));
});

test('what was met since the letter before goes by the order of things, whatever the clock said', () =>
  withDb(async (db) => {
    await meet(db, met('Ant'), MONDAY + 4_000 * DAY);
    const first = await metSince(db, 0);
    await meet(db, met('Bee'), MONDAY);
    await meet(db, met('Bee'), MONDAY + DAY);
    expect(first).toEqual({
      met: [{ key: 'acme/ant', times: 1, last: MONDAY + 4_000 * DAY }],
      upTo: 1,
    });
    expect(await metSince(db, first.upTo)).toEqual({
      met: [{ key: 'acme/bee', times: 2, last: MONDAY + DAY }],
      upTo: 3,
    });
  }));

describe('with 100,000 meetings', () => {
  const COUNT = 100_000;
  /** On a slow machine, with a database in memory that is slower than a browser’s. ms */
  const SOON = 2_000;

  async function fill(db: ReaderDb) {
    const tx = db.transaction(['meetings', 'terms'], 'readwrite');
    for (let i = 0; i < COUNT; i++) {
      const page = i % 4 ? {} : { page: pageAt(`https://s${i % 100}.example/${i}`, `Page ${i}`) };
      const week = `20${20 + (i >> 14)}-W${10 + ((i >> 11) % 40)}`;
      void tx.objectStore('meetings').put({ key: `acme/t${i % 900}`, at: MONDAY + i, week, ...page });
    }
    for (let i = 0; i < 900; i++) {
      const key = `acme/t${i}`;
      void tx.objectStore('terms').put({ key, term: `Term ${i}`, count: 111, first: MONDAY, last: MONDAY });
    }
    await tx.done;
  }

  test(
    'everything a page asks for comes soon',
    () =>
      withDb(async (db) => {
        await fill(db);
        const times: Record<string, number> = {};
        const time = async (what: string, work: () => Promise<unknown>) => {
          const began = performance.now();
          await work();
          times[what] = Math.round(performance.now() - began);
        };
        await time('the newest', () => listMeetings(db, { limit: 100 }));
        await time('a part in the middle', () => listMeetings(db, { limit: 100, before: 50_000 }));
        await time('a term', () => listMeetings(db, { limit: 100, key: 'acme/t7' }));
        await time('a week', () => listMeetings(db, { limit: 100, week: '2021-W20' }));
        await time('a site', () => listMeetings(db, { limit: 100, site: 's4.example' }));
        await time('a search’s first part', () => listMeetings(db, { limit: 100, query: 'no such page' }));
        await time('terms', () => listMet(db, { order: 'often', offset: 0, limit: 100 }));
        await time('where a term was met', () => whereMet(db, 'acme/t8'));
        await time('another meeting', () => meet(db, met('T8'), MONDAY));
        await time('a part of the export', () => exportMeetings(db, 20_000));
        await time('counts', () => countMeetings(db));
        await time('what is old', () => deleteOld(db, 'year', MONDAY));
        await time('a site deleted', () => deleteMeetings(db, { site: 's4.example' }));
        console.log('ms with 100,000 meetings:', JSON.stringify(times));
        expect(Object.entries(times).filter(([, ms]) => ms > SOON)).toEqual([]);
      }),
    120_000,
  );
});
