import browser from 'webextension-polyfill';
import { hashOf } from '../../glossary/hash.ts';
import type { Settings } from '../../glossary/settings.ts';
import type { Answers } from './answer.ts';
import { deleteOld } from './forget.ts';
import { hangLetterBell } from './letter-bell.ts';
import { createLetterDriver } from './letter-driver.ts';
import { createLetterShelf, noteOn, unreadLetter } from './letters.ts';
import { viewEntry } from './look-up.ts';
import { fades } from './memories.ts';
import { historyAnswers, letterAnswers, type ReaderTools, recallAnswers } from './reader-answers.ts';
import { createReaderStore } from './reader-store.ts';
import type { Shelf } from './shelf.ts';

/** What the reader met and remembers, and their letters. */
export interface Reader {
  answers: ReturnType<typeof historyAnswers> &
    ReturnType<typeof letterAnswers> &
    ReturnType<typeof recallAnswers> &
    Pick<Answers, 'forget-everything'>;
  /** Whose marks are to be fainter, by key. Where that cannot be known, none. */
  fades(): Promise<ReadonlyMap<string, 'faint' | 'none'>>;
  /** Has the reader said that they know this term? Undefined where that cannot be known. */
  knows(key: string): Promise<true | undefined>;
  /** Another text whenever `fades` says something else; '' when it says nothing. */
  fadeStamp(): Promise<string>;
  /** To be called at every message: a letter's time may have come unnoticed. Costs next to nothing. */
  glance(): void;
  /** To be called after what applies of the settings has changed. */
  settingsChanged(): void;
}

interface ReaderInput {
  shelf(): Promise<Shelf>;
  settings(): Promise<Settings>;
  change(make: (settings: Settings) => Settings): Promise<void>;
  /** Called after `fadeStamp` may have changed: open pages are to hear of it. */
  publish(): Promise<void>;
}

const ALARM = 'letter';
/** Pages that want their terms come first. ms */
const AFTER_START = 5_000;
/** Terms are also forgotten by nothing but time: so long an answer is good. ms */
const FADES_AGE = 60 * 60_000;
/** Entries of each pack among which a letter chooses where nothing was met. */
const FALLBACKS = 20;

/** Adds the listeners, at once, and looks for letters a moment later. */
export function startReader({ shelf, settings, change, publish }: ReaderInput): Reader {
  const store = createReaderStore(Date.now);
  let faded: { at: number; map: Promise<ReadonlyMap<string, 'faint' | 'none'>> } | undefined;

  const bell = hangLetterBell({
    async read() {
      const unread = await store.use(unreadLetter);
      const url = browser.runtime.getURL(`letter.html${unread ? `#${unread.week}` : ''}`);
      await browser.tabs.create({ url });
    },
    stop: async () => void (await change((current) => ({ ...current, letterOn: false }))),
  });

  const driver = createLetterDriver({
    shelf: createLetterShelf(store, {
      now: Date.now,
      isRecording: async () => (await settings()).historyOn,
      fallbacks: async (week) => fallbacksOf(await shelf(), week),
      view: async (key) => viewEntry(await shelf(), key),
    }),
    now: Date.now,
    settings,
    // It rings again each minute until a look has come to its end, should the worker be stopped in the middle of one.
    setAlarm: (when) =>
      void (when === undefined
        ? browser.alarms.clear(ALARM)
        : browser.alarms.create(ALARM, { when, periodInMinutes: 1 })),
    show: showLetters,
  });

  async function showLetters(): Promise<void> {
    const { letterOn, notifyOn } = await settings();
    const unread = letterOn ? await store.use(unreadLetter) : null;
    await bell.badge(unread !== null);
    if (!unread) await bell.quiet();
    else if (!unread.told) {
      if (notifyOn) await bell.notify();
      await store.use((db) => noteOn(db, unread.week, { told: true }));
    }
  }

  async function tend(): Promise<void> {
    await driver.look();
    const { historyKept } = await settings();
    await store.use((db) => deleteOld(db, historyKept, Date.now()));
  }

  async function readFades(): Promise<ReadonlyMap<string, 'faint' | 'none'>> {
    if (!(await settings()).fadeOn) return new Map();
    return store.use((db) => fades(db, Date.now()));
  }

  async function getFades(): Promise<ReadonlyMap<string, 'faint' | 'none'>> {
    if (!faded || Math.abs(Date.now() - faded.at) > FADES_AGE) {
      const map = readFades().catch((error) => {
        console.warn('LumoMate does not know what the reader knows:', error);
        return new Map<string, never>();
      });
      faded = { at: Date.now(), map };
    }
    return faded.map;
  }

  async function recallChanged(): Promise<void> {
    faded = undefined;
    await publish();
  }

  const tools: ReaderTools = {
    store,
    shelf,
    settings,
    change,
    now: Date.now,
    origin: browser.runtime.getURL(''),
    recallChanged,
    lookForLetters: driver.look,
    showLetters,
  };

  // Before anything that takes its time: an alarm that an update has lost is there again whatever becomes of us.
  browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: 1 });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) inBackground(tend());
  });
  setTimeout(() => inBackground(tend()), AFTER_START);

  return {
    answers: {
      ...historyAnswers(tools),
      ...letterAnswers(tools),
      ...recallAnswers(tools),
      async 'forget-everything'() {
        await store.forget();
        await recallChanged();
        await driver.look();
        return null;
      },
    },
    fades: getFades,
    async fadeStamp() {
      const marks = [...(await getFades())].map(([key, fade]) => `${key} ${fade}`);
      return marks.length ? String(hashOf(marks.sort().join('\n'))) : '';
    },
    knows: (key) => store.use(async (db) => (await db.get('memories', key))?.known).catch(() => undefined),
    glance: driver.glance,
    settingsChanged() {
      inBackground(Promise.all([recallChanged(), tend()]));
    },
  };
}

function fallbacksOf(shelf: Shelf, week: string): string[] {
  return shelf.indexes().flatMap(({ pack, index }) => {
    const { entries } = index.size;
    // Far apart in the pack, which is in an order of subjects.
    return Array.from({ length: Math.min(FALLBACKS, entries) }, (_, i) => {
      const place = hashOf(`${week} ${i}`) % entries;
      return `${pack.id}/${index.head(place).id}`;
    });
  });
}

/** Nobody waits for it, and so nobody else would hear what went wrong. */
function inBackground(job: Promise<unknown>): void {
  job.catch((error) => console.error('LumoMate’s letters:', error));
}
