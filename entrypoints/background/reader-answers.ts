import type browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';
import { nextTime } from '../../glossary/letter-schedule.ts';
import type { LetterStatus, MemoryCard, MetPage, RecallState } from '../../glossary/reader-requests.ts';
import type { Memory } from '../../glossary/recall.ts';
import { splitKey } from '../../glossary/requests.ts';
import type { Settings } from '../../glossary/settings.ts';
import type { Answers } from './answer.ts';
import { deleteMeetings } from './forget.ts';
import { countMeetings, exportMeetings, listMeetings, listMet, meet, whereMet } from './history.ts';
import { deleteLetter, getLetter, listLetters, noteOn, unreadLetter } from './letters.ts';
import { nameEntries, viewEntry } from './look-up.ts';
import { dueQuestions, grade, recallOf, recallStates, setKnown, undoAnswer } from './memories.ts';
import { exportRows, importRows } from './reader-rows.ts';
import type { ReaderStore } from './reader-store.ts';
import type { Shelf } from './shelf.ts';

/** Answers to what pages ask about the reader (`reader-requests.ts`). */

export interface ReaderTools {
  store: ReaderStore;
  shelf(): Promise<Shelf>;
  settings(): Promise<Settings>;
  change(make: (settings: Settings) => Settings): Promise<void>;
  now(): number;
  /** The extension's own origin, with a slash at its end. */
  origin: string;
  /** Marks may look different now. */
  recallChanged(): Promise<void>;
  /** Looks for letters that are due, and shows which wait. */
  lookForLetters(): Promise<void>;
  /** Shows whether a letter waits to be read. */
  showLetters(): Promise<void>;
}

/** Memories in one part of an export. */
const EXPORTED_AT_ONCE = 200;
/** Longer titles are cut. Characters */
const LONGEST_TITLE = 300;

type Sender = browser.Runtime.MessageSender;

export function historyAnswers(tools: ReaderTools) {
  const { store, shelf, settings, now, origin, recallChanged, showLetters } = tools;
  return {
    async meet({ key }, sender) {
      const { historyOn, pagesOn } = await settings();
      if (isPrivate(sender) || !historyOn) return null;
      const [entry] = await nameEntries(await shelf(), [key]);
      if (!entry) return null;
      const isEntry = sender.url?.startsWith(origin) ?? false;
      const page = pagesOn && !isEntry ? pageOf(sender.tab) : undefined;
      await store.use((db) => meet(db, { key, term: entry.term, page, isEntry }, now()));
      return null;
    },
    'list-meetings': (wanted) => store.use((db) => listMeetings(db, wanted)),
    'list-met': (wanted) =>
      store.use(async (db) => {
        const { terms, total } = await listMet(db, wanted);
        const keys = terms.map(({ key }) => key);
        const paths = new Map((await nameEntries(await shelf(), keys)).map(({ key, path }) => [key, path]));
        const recall = new Map((await recallStates(db, keys, now())).map((state) => [state.key, state]));
        const views = terms.map((term) => ({
          ...term,
          path: paths.get(term.key) ?? null,
          recall: recall.get(term.key) ?? null,
        }));
        return { terms: views, total };
      }),
    'count-meetings': () => store.use(countMeetings),
    'delete-meetings': (choice) =>
      store.use(async (db) => ({ deleted: await deleteMeetings(db, choice as never) })),
    'export-meetings': ({ after }) => store.use((db) => exportMeetings(db, after)),
    'export-rows': ({ part, after }) => store.use((db) => exportRows(db, part, after)),
    async 'import-rows'({ rows }) {
      await store.use((db) => importRows(db, rows));
      await recallChanged();
      await showLetters();
      return null;
    },
    'where-met': ({ key }) =>
      store.use(async (db) => {
        const [recall = null] = await recallStates(db, [key], now());
        return { ...(await whereMet(db, key)), recall };
      }),
  } satisfies Partial<Answers>;
}

export function letterAnswers({ store, settings, change, now, lookForLetters, showLetters }: ReaderTools) {
  async function status(): Promise<LetterStatus> {
    const { letterOn, letterDay: day, letterHour: hour, historyOn, locked } = await settings();
    const unread = await store.use(unreadLetter);
    return {
      on: letterOn,
      locked: locked.includes('letterOn'),
      next: letterOn ? nextTime(new Date(now()), { day, hour }).getTime() : null,
      unread: unread?.week ?? null,
      recording: historyOn,
    };
  }
  return {
    'letter-status': status,
    async 'switch-letter'({ on }) {
      await change((current) => ({ ...current, letterOn: on }));
      await lookForLetters();
      return status();
    },
    'list-letters': () => store.use(listLetters),
    'get-letter': ({ week }) => store.use((db) => getLetter(db, week)),
    async 'mark-letter-read'({ week }) {
      await store.use((db) => noteOn(db, week, { read: true, told: true }));
      await showLetters();
      return null;
    },
    async 'delete-letter'({ week }) {
      await store.use((db) => deleteLetter(db, week));
      await showLetters();
      return null;
    },
  } satisfies Partial<Answers>;
}

export function recallAnswers({ store, shelf, now, recallChanged }: ReaderTools) {
  async function changed(memory: Promise<Memory>): Promise<RecallState> {
    const state = recallOf(await memory, now());
    await recallChanged();
    return state;
  }
  return {
    async 'know-term'({ key, known }, sender) {
      if (isPrivate(sender)) throw new Error(t('errorPrivate'));
      const [entry] = await nameEntries(await shelf(), [key]);
      if (!entry) throw new Error(t('cardEntryGone'));
      await store.use((db) => setKnown(db, key, known, now()));
      await recallChanged();
      return null;
    },
    'due-questions': async ({ limit }) => {
      const current = await shelf();
      return store.use((db) =>
        dueQuestions(db, limit, now(), {
          existing: (keys) => existing(current, keys),
          view: (key) => viewEntry(current, key),
        }),
      );
    },
    'recall-of': ({ keys }) => store.use((db) => recallStates(db, keys, now())),
    answer: ({ key, grade: given }) => changed(store.use((db) => grade(db, key, given, now()))),
    'undo-answer': ({ key }) => changed(store.use((db) => undoAnswer(db, key))),
    'export-memories': async ({ after }) => {
      const current = await shelf();
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const { memories, terms } = await store.use(async (db) => ({
        memories: await db.getAll('memories', range, EXPORTED_AT_ONCE),
        terms: new Map((await db.getAll('terms')).map(({ key, term }) => [key, term])),
      }));
      const cards = await Promise.all(
        memories.map(async ({ before: _, ...memory }): Promise<MemoryCard> => {
          const found = await viewEntry(current, memory.key);
          const term = found?.entry.term ?? terms.get(memory.key) ?? splitKey(memory.key).id;
          const { entry = null, path = null } = found ?? {};
          return { memory, term, entry, pack: found?.pack.name ?? null, path };
        }),
      );
      return { cards, next: cards.length === EXPORTED_AT_ONCE ? cards.at(-1)!.memory.key : null };
    },
  } satisfies Partial<Answers>;
}

/** Who is in no tab is no reader. */
function isPrivate({ tab }: Sender): boolean {
  return !tab || tab.incognito;
}

/** The page as the browser itself names it, without what in an address is nobody else's business. */
function pageOf(tab: Sender['tab']): MetPage | undefined {
  if (!tab?.url || !URL.canParse(tab.url)) return undefined;
  const url = new URL(tab.url);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return { title: (tab.title ?? '').slice(0, LONGEST_TITLE), url: url.href, site: url.hostname };
}

function existing(shelf: Shelf, keys: readonly string[]): Set<string> {
  const packs = new Map<string, Set<string>>();
  const idsOf = (pack: string) => {
    const index = shelf.index(pack);
    return new Set(Array.from({ length: index?.size.entries ?? 0 }, (_, i) => index!.head(i).id));
  };
  return new Set(
    keys.filter((key) => {
      const { pack, id } = splitKey(key);
      if (!packs.has(pack)) packs.set(pack, idsOf(pack));
      return packs.get(pack)!.has(id);
    }),
  );
}
