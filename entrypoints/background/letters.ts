import { type Letter, writeLetter } from '../../glossary/letter.ts';
import { wantedSince } from '../../glossary/letter-schedule.ts';
import type { LetterHead } from '../../glossary/reader-requests.ts';
import type { EntryView } from '../../glossary/requests.ts';
import { metSince } from './history.ts';
import type { LetterShelf, Look } from './letter-driver.ts';
import type { ReaderDb, ReaderStore, StoredWeek } from './reader-store.ts';

/** Letters in the database: written from what was met, listed and read. */

/** So many letters in a row have essays about different terms, where there are that many. */
const ESSAYS_APART = 12;

export interface LetterSources {
  now(): number;
  isRecording(): Promise<boolean>;
  /** Keys of entries to choose one from where nothing was met; for another week, others. */
  fallbacks(week: string): Promise<string[]>;
  view(key: string): Promise<EntryView | null>;
}

export function createLetterShelf(store: ReaderStore, sources: LetterSources): LetterShelf {
  return {
    begin: (now) =>
      store.use(async (db) => {
        const tx = db.transaction(['state', 'weeks'], 'readwrite');
        const state = await tx.objectStore('state').get('letters');
        const since = state?.on ? wantedSince(state.since, new Date(now)) : now;
        if (!state?.on || since !== state.since) {
          await tx.objectStore('state').put({ since, on: true }, 'letters');
        }
        const weeks = new Map((await tx.objectStore('weeks').getAll()).map(({ week, at }) => [week, at]));
        await tx.done;
        return { since, weeks, ...writerFor(db, sources) };
      }),
    pause: () =>
      store.use(async (db) => {
        const state = await db.get('state', 'letters');
        if (state?.on) await db.put('state', { ...state, on: false }, 'letters');
      }),
  };
}

/** Works with one database from beginning to end: when everything is forgotten meanwhile, nothing is stored any more. */
function writerFor(db: ReaderDb, sources: LetterSources): Pick<Look, 'write' | 'put'> {
  let upTo = 0;
  return {
    async write(week) {
      const before = await newestFirst(db);
      const isRecording = await sources.isRecording();
      const since = await metSince(db, before[0]?.upTo ?? 0);
      upTo = since.upTo;
      return writeLetter({
        week,
        now: sources.now(),
        isRecording,
        met: isRecording ? since.met : [],
        memories: await db.getAll('memories'),
        recentEssays: before.slice(0, ESSAYS_APART).flatMap(({ essay }) => essay ?? []),
        fallbacks: await sources.fallbacks(week),
        view: sources.view,
      });
    },
    async put(week, letter) {
      const tx = db.transaction(['weeks', 'letters'], 'readwrite');
      const weeks = tx.objectStore('weeks');
      if ((await weeks.getKey(week)) === undefined) {
        const last = await weeks.index('order').openKeyCursor(null, 'prev');
        const place = { week, at: sources.now(), order: (last?.key ?? 0) + 1, upTo };
        const isEmpty = letter === null;
        await weeks.add({ ...place, ...(letter && headOf(letter)), read: isEmpty, told: isEmpty });
        if (letter) await tx.objectStore('letters').add(letter);
      }
      await tx.done;
    },
  };
}

function headOf({ written, kind, essay }: Letter): Pick<StoredWeek, 'head' | 'essay'> {
  if (!essay) return { head: { written, kind } };
  const { key, entry } = essay.view;
  return { head: { written, kind, about: entry.term }, essay: key };
}

/** All there are, those without a letter included. */
async function newestFirst(db: ReaderDb): Promise<StoredWeek[]> {
  return (await db.getAllFromIndex('weeks', 'order')).reverse();
}

/** The letters that can be read, the newest first. */
export async function listLetters(db: ReaderDb): Promise<LetterHead[]> {
  return (await newestFirst(db)).flatMap(({ week, head, read }) => (head ? [{ week, ...head, read }] : []));
}

/** @param week the newest where none is named */
export async function getLetter(db: ReaderDb, week: string | undefined): Promise<Letter | null> {
  const wanted = week ?? (await listLetters(db))[0]?.week;
  return (wanted !== undefined && (await db.get('letters', wanted))) || null;
}

/** The newest letter that waits to be read: its week, and whether the reader has been told of it. */
export async function unreadLetter(db: ReaderDb): Promise<{ week: string; told: boolean } | null> {
  const unread = (await newestFirst(db)).find(({ read }) => !read);
  return unread ? { week: unread.week, told: unread.told } : null;
}

/** Notes that a letter was read, or told of. One that is gone is no error. */
export async function noteOn(
  db: ReaderDb,
  week: string,
  news: Partial<Pick<StoredWeek, 'read' | 'told'>>,
): Promise<void> {
  const tx = db.transaction('weeks', 'readwrite');
  const stored = await tx.store.get(week);
  if (stored) await tx.store.put({ ...stored, ...news });
  await tx.done;
}

/** Deletes a letter; that its week has had one stays known. */
export async function deleteLetter(db: ReaderDb, week: string): Promise<void> {
  const tx = db.transaction(['weeks', 'letters'], 'readwrite');
  const stored = await tx.objectStore('weeks').get(week);
  if (stored) {
    const { head: _, essay: __, ...rest } = stored;
    await tx.objectStore('weeks').put({ ...rest, read: true, told: true });
    await tx.objectStore('letters').delete(week);
  }
  await tx.done;
}
