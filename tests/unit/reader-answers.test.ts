import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Library } from '../../entrypoints/background/library.ts';
import {
  historyAnswers,
  letterAnswers,
  type ReaderTools,
  recallAnswers,
} from '../../entrypoints/background/reader-answers.ts';
import { createReaderStore } from '../../entrypoints/background/reader-store.ts';
import { shelfFor } from '../../entrypoints/background/shelf.ts';
import { FormIndex } from '../../glossary/form-index.ts';
import { indexPack } from '../../glossary/index-pack.ts';
import { parsePack } from '../../glossary/pack.ts';
import { parsePackSettings } from '../../glossary/pack-settings.ts';
import { parseSettings } from '../../glossary/settings.ts';

afterEach(() => {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
});

const ORIGIN = 'chrome-extension://lumomate/';
const NOW = new Date(2026, 10, 19, 12).getTime();
const DAY = 86_400_000;

const { pack } = parsePack({
  format: 'lumomate-pack/1',
  id: 'acme',
  name: 'Acme',
  entries: [
    { term: 'Ant', blurb: 'Small and busy.', seeAlso: ['bee'] },
    { term: 'Bee', blurb: 'Busy and striped.' },
  ],
});

function bed() {
  const clock = { now: NOW };
  let settings = parseSettings(undefined);
  const index = new FormIndex(indexPack(pack, () => false));
  const stored = { ...pack, entryCount: 2, categoryCounts: {}, stamp: '1' };
  const library = {
    packs: () => [stored],
    indexes: () => [{ pack: stored, index }],
    entry: async (_: string, id: string) => pack.entries.find((entry) => entry.id === id),
  } as unknown as Library;
  const changes: string[] = [];
  const tools: ReaderTools = {
    store: createReaderStore(() => clock.now),
    shelf: async () => shelfFor(library, parsePackSettings(undefined)),
    settings: async () => settings,
    async change(make) {
      settings = make(settings);
    },
    now: () => clock.now,
    origin: ORIGIN,
    recallChanged: async () => void changes.push('recall'),
    lookForLetters: async () => void changes.push('look'),
    showLetters: async () => void changes.push('show'),
  };
  return {
    clock,
    changes,
    answers: { ...historyAnswers(tools), ...letterAnswers(tools), ...recallAnswers(tools) },
    set(more: Partial<typeof settings>) {
      settings = { ...settings, ...more };
    },
  };
}

type Sender = Parameters<ReturnType<typeof bed>['answers']['meet']>[1];

function from(url: string, more: object = {}): Sender {
  const tab = { id: 1, url, title: 'A page', incognito: false, ...more };
  return { url, tab } as unknown as Sender;
}

const PAGE = from('https://user:secret@a.example:8443/x?y=1#part');
const ANT = { key: 'acme/ant' };

async function meetings({ answers }: ReturnType<typeof bed>) {
  return (await answers['list-meetings']({ limit: 10 })).meetings;
}

describe('a meeting is', () => {
  test('taken down without its page, unless the reader wants that', async () => {
    const world = bed();
    await world.answers.meet(ANT, PAGE);
    expect(await meetings(world)).toEqual([
      { id: 1, key: 'acme/ant', term: 'Ant', at: NOW, week: '2026-W47' },
    ]);
  });

  test('with its page as the browser names it, without what else is in the address', async () => {
    const world = bed();
    world.set({ pagesOn: true });
    await world.answers.meet({ ...ANT, url: 'https://forged.example/' } as typeof ANT, PAGE);
    expect((await meetings(world))[0]?.page).toEqual({
      title: 'A page',
      url: 'https://a.example:8443/x?y=1',
      site: 'a.example',
    });
  });

  test.each<[what: string, sender: Sender, key: string, settings: object, count: number]>([
    ['not in a private window', from('https://a.example/', { incognito: true }), 'acme/ant', {}, 0],
    ['not in a private window’s entry page', from(`${ORIGIN}x`, { incognito: true }), 'acme/ant', {}, 0],
    ['not where there is no tab', { url: 'https://a.example/' } as Sender, 'acme/ant', {}, 0],
    ['not with history off', PAGE, 'acme/ant', { historyOn: false }, 0],
    ['not of an entry that no pack has', PAGE, 'acme/cicada', {}, 0],
    ['of an entry that was opened', from(`${ORIGIN}glossary.html`), 'acme/ant', { pagesOn: true }, 1],
    ['of a file', from('file:///home/reader/private.html'), 'acme/ant', { pagesOn: true }, 1],
  ])('%s', async (_, sender, key, settings, count) => {
    const world = bed();
    world.set(settings);
    await world.answers.meet({ key }, sender);
    const taken = await meetings(world);
    expect(taken).toHaveLength(count);
    expect(taken.flatMap(({ page }) => page ?? [])).toEqual([]);
  });
});

describe('what is remembered', () => {
  test('is asked about from the next day on, and later when it is known well', async () => {
    const { answers, clock } = bed();
    await answers.meet(ANT, PAGE);
    expect(await answers['due-questions']({ limit: 5 })).toMatchObject({ due: 0, next: NOW + DAY });
    clock.now += DAY;
    const { questions, due, fresh } = await answers['due-questions']({ limit: 5 });
    expect([due, fresh]).toEqual([1, 1]);
    const { recall, question } = questions[0]!;
    expect(question).toMatchObject({ kind: 'meaning', key: 'acme/ant', term: 'Ant' });
    const { again, hard, good, easy } = recall.next;
    expect([again, hard, good, easy]).toEqual([again, hard, good, easy].toSorted((a, b) => a - b));
    const after = await answers.answer({ ...ANT, grade: 'good' });
    expect(after.due).toBe(good);
    expect(await answers['due-questions']({ limit: 5 })).toMatchObject({ questions: [], due: 0 });
    expect(await answers['undo-answer'](ANT)).toEqual(recall);
    await expect(answers['undo-answer'](ANT)).rejects.toThrow('There is no answer to take back.');
  });

  test('of a pack that is gone is not asked about, and is exported all the same', async () => {
    const { answers, clock } = bed();
    await answers.answer({ key: 'gone/cicada', grade: 'again' });
    await answers.meet(ANT, PAGE);
    clock.now += 2 * DAY;
    expect(await answers['due-questions']({ limit: 5 })).toMatchObject({ due: 1 });
    const { cards, next } = await answers['export-memories']({});
    expect(next).toBeNull();
    expect(cards.map(({ term, pack, path }) => [term, pack, path])).toEqual([
      ['Ant', 'Acme', expect.stringContaining('/glossary.html?pack=acme#/')],
      ['cicada', null, null],
    ]);
    expect(JSON.stringify(cards)).not.toContain('before');
  });

  test('a term that the reader knows is not asked about; taken back, nothing is left of it', async () => {
    const { answers, clock, changes } = bed();
    await answers['know-term']({ ...ANT, known: true }, PAGE);
    clock.now += 9 * DAY;
    expect(await answers['recall-of']({ keys: ['acme/ant', 'acme/bee'] })).toMatchObject([
      { key: 'acme/ant', known: true, fade: 'none' },
    ]);
    expect(await answers['due-questions']({ limit: 5 })).toMatchObject({ due: 0 });
    await answers['know-term']({ ...ANT, known: false }, PAGE);
    expect(await answers['recall-of']({ keys: ['acme/ant'] })).toEqual([]);
    expect(changes).toEqual(['recall', 'recall']);
  });

  test('of a private window is nothing', async () => {
    const { answers } = bed();
    const hidden = from('https://a.example/', { incognito: true });
    await expect(answers['know-term']({ ...ANT, known: true }, hidden)).rejects.toThrow('private window');
    expect(await answers['recall-of']({ keys: ['acme/ant'] })).toEqual([]);
  });
});

describe('letters', () => {
  test('are stopped and started again; what comes next is said', async () => {
    const { answers, changes } = bed();
    const monday = new Date(2026, 10, 23, 8).getTime();
    expect(await answers['letter-status']()).toEqual({
      on: true,
      locked: false,
      next: monday,
      unread: null,
      recording: true,
    });
    expect(await answers['switch-letter']({ on: false })).toMatchObject({ on: false, next: null });
    expect(await answers['switch-letter']({ on: true })).toMatchObject({ on: true, next: monday });
    expect(changes).toEqual(['look', 'look']);
  });

  test('that an administrator has fixed are said to be', async () => {
    const { answers, set } = bed();
    set({ letterOn: false, locked: ['letterOn'], historyOn: false });
    expect(await answers['letter-status']()).toMatchObject({ on: false, locked: true, recording: false });
  });
});
