import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { exportRows, importRows } from '../../entrypoints/background/reader-rows.ts';
import { createReaderStore } from '../../entrypoints/background/reader-store.ts';
import { BACKUP_FORMAT, parseBackup, type ReaderPart, type ReaderRows } from '../../glossary/backup.ts';
import { type Diagnosis, diagnosisText } from '../../glossary/diagnosis.ts';
import { newMemory } from '../../glossary/recall.ts';

afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

const NOW = Date.UTC(2026, 10, 24, 12);
const NOTHING: ReaderRows = { meetings: [], terms: [], memories: [], weeks: [], letters: [] };
const BARE = {
  ...{ format: BACKUP_FORMAT, made: NOW, choices: { look: 'tint' }, packSettings: {} },
  ...{ subscriptions: [], packs: [], drafts: {}, reader: NOTHING },
};

describe('a backup is read', () => {
  test('with everything in it', () => {
    const draft = { fields: { term: 'Ant' }, changed: 1 };
    const { choices, drafts } = parseBackup(
      JSON.stringify({ ...BARE, drafts: { 'draft:1': draft, settings: { on: false } } }),
    );
    expect(choices).toEqual({ look: 'tint' });
    // What is no draft is not written where drafts stand.
    expect(drafts).toEqual({ 'draft:1': draft });
  });

  const letter = {
    ...{ week: '2026-W48', written: NOW, kind: 'met', terms: 1, times: 1, more: 0, questions: [] },
    others: [{ key: 'a/b', term: 'B', path: '/glossary.html#/b' }],
  };
  test.each<[what: string, file: unknown, why: RegExp]>([
    ['something else', { format: 'lumomate-pack/1' }, /^is no backup of LumoMate$/],
    ['null', null, /^is no backup of LumoMate$/],
    ['a newer one', { ...BARE, format: 'lumomate-backup/2' }, /“lumomate-backup\/2”; this LumoMate reads/],
    ['no list of packs', { ...BARE, packs: {} }, /^is damaged: field “packs” /],
    [
      'a pack without a name',
      { ...BARE, packs: [{ info: { id: 'a' }, entries: [] }] },
      /field “packs\.0\.info\.name”/,
    ],
    [
      'an address that is a script',
      { ...BARE, subscriptions: [{ url: 'javascript:1', pack: null, paused: false, hasToken: false }] },
      /field “subscriptions\.0\.url” must be a web address/,
    ],
    [
      'a meeting on a page that is a script',
      {
        ...BARE,
        reader: {
          ...NOTHING,
          meetings: [
            { key: 'a/b', at: 1, week: '2026-W48', page: { title: '', url: 'javascript:1', site: '' } },
          ],
        },
      },
      /field “reader\.meetings\.0\.page\.url” must be the address of a page/,
    ],
    [
      'a letter that leads elsewhere',
      { ...BARE, reader: { ...NOTHING, letters: [{ ...letter, next: { path: 'https://evil.example/' } }] } },
      /field “reader\.letters\.0” leads to other places/,
    ],
  ])('but not %s', (_, file, why) => {
    expect(() => parseBackup(JSON.stringify(file))).toThrow(why);
  });

  test('but not cut off', () => {
    expect(() => parseBackup(JSON.stringify(BARE).slice(0, -5))).toThrow(/^is cut off or damaged: /);
  });
});

describe('what is known of the reader', () => {
  const rows: ReaderRows = {
    meetings: [
      { key: 'a/ant', at: NOW - 3_000, week: '2026-W48' },
      { key: 'a/ant', at: NOW - 1_000, week: '2026-W48' },
      { key: 'a/bee', at: NOW - 500, week: '2026-W48' },
    ],
    terms: [
      { key: 'a/ant', term: 'Ant' },
      { key: 'a/bee', term: 'Bee' },
    ],
    memories: [newMemory('a/ant', NOW), { ...newMemory('a/bee', NOW), answered: NOW, answers: 2 }],
    weeks: [
      { week: '2026-W47', at: NOW - 2_000, order: 5, upTo: 400, read: true, told: true },
      { week: '2026-W48', at: NOW, order: 6, upTo: 900, read: false, told: true },
    ],
    letters: [],
  };

  async function all(db: Parameters<typeof exportRows>[0]) {
    const parts: ReaderPart[] = ['meetings', 'terms', 'memories', 'weeks', 'letters'];
    const out = await Promise.all(parts.map(async (part) => [part, (await exportRows(db, part)).rows]));
    return Object.fromEntries(out);
  }

  test('comes in as it went out, and once only', async () => {
    const store = createReaderStore(() => NOW);
    await store.use((db) => importRows(db, rows));
    const once = await store.use(all);
    expect(once.meetings).toEqual(rows.meetings);
    expect(once.terms).toEqual([
      { key: 'a/ant', term: 'Ant', count: 2, first: NOW - 3_000, last: NOW - 1_000 },
      { key: 'a/bee', term: 'Bee', count: 1, first: NOW - 500, last: NOW - 500 },
    ]);
    // Each letter knew of the meetings before it, whatever their numbers are here.
    expect(once.weeks.map(({ upTo }: { upTo: number }) => upTo)).toEqual([1, 3]);
    await store.use((db) => importRows(db, rows));
    expect(await store.use(all)).toEqual(once);
  });

  test('keeps what it is there already, and what was answered later', async () => {
    const store = createReaderStore(() => NOW);
    const own = { ...newMemory('a/bee', NOW), answered: NOW + 1, answers: 9 };
    await store.use(async (db) => {
      await db.put('memories', own);
      await db.put('weeks', { ...rows.weeks[1]!, order: 1, upTo: 7, read: true } as never);
    });
    await store.use((db) => importRows(db, rows));
    const { memories, weeks } = await store.use(all);
    expect(memories.find(({ key }: { key: string }) => key === 'a/bee')).toEqual(own);
    expect(weeks.map(({ week, read }: { week: string; read: boolean }) => [week, read])).toEqual([
      ['2026-W47', true],
      ['2026-W48', true],
    ]);
    const [first, second] = weeks as { order: number }[];
    expect(first!.order).toBeLessThan(second!.order);
  });
});

test('a diagnosis as text tells nothing that is the reader’s', () => {
  const diagnosis: Diagnosis = {
    ...{ version: '0.1.0', database: 'stored', reader: { meetings: 3, terms: 2 } },
    packs: [
      {
        ...{
          id: 'secret-id',
          name: 'Secret words',
          version: '2.0.0',
          entries: 5,
          private: true,
          builtIn: false,
        },
        problem: '“Secret words” (secret-id) has lost its entries',
      },
    ],
    alarms: [{ name: 'updates', at: NOW, every: 60 }],
  };
  const text = diagnosisText(
    diagnosis,
    {
      ...{ browser: 'Chrome', used: 1_500_000, quota: 9e9 },
      subscriptions: [
        {
          ...{ url: 'https://words.acme.example/x', name: 'Acme words', nextCheck: NOW, failures: 2 },
          problem: 'words.acme.example answers 404.',
        },
      ],
    },
    NOW,
  );
  expect(text).not.toMatch(/secret|acme/i);
  expect(text).toContain('pack 1 (private): version 2.0.0, 5 entries, “…” (…) has lost its entries');
  expect(text).toContain(
    'subscription 1: version none, checked never, next 2026-11-24T12:00:00.000Z, 2 failures: … answers 404.',
  );
  expect(text).toContain('alarm updates: 2026-11-24T12:00:00.000Z, every 60 min');
});
