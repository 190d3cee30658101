import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { t } from '../../components/messages/messages.ts';
import type { Letter } from '../../glossary/letter.ts';
import type { LetterHead, Meeting, MetTerm } from '../../glossary/reader-requests.ts';
import type { Memory } from '../../glossary/recall.ts';

/**
 * What is known of the reader lies in a database of its own: forgetting everything deletes it. The only file that
 * opens it.
 */

interface ReaderSchema extends DBSchema {
  /** Key: `id`. */
  meetings: {
    key: number;
    value: StoredMeeting;
    indexes: { key: string; site: string; week: string; at: number };
  };
  /** Key: `key`. A term stands here as long as one of its meetings does. */
  terms: { key: string; value: MetTerm };
  /** Key: `key`. */
  memories: { key: string; value: StoredMemory };
  /** Key: `week`. Small: it is read at every look. */
  weeks: { key: string; value: StoredWeek; indexes: { order: number } };
  /** Key: `week`. */
  letters: { key: string; value: Letter };
  state: { key: 'letters'; value: LetterState };
}

/** The database gives the id. */
export type StoredMeeting = Omit<Meeting, 'id' | 'term'> & { id?: number };

export interface StoredMemory extends Memory {
  /** Before the last answer, so that it can be taken back. */
  before?: Memory;
}

/** A week that has, or is not to have, its letter. */
export interface StoredWeek {
  week: string;
  /** ms since 1970 */
  at: number;
  /** Clocks can be wrong: letters follow one another by this. */
  order: number;
  /** The last meeting that it knew of. */
  upTo: number;
  /** None where there is no letter: the week was empty, or the reader has deleted it. */
  head?: Pick<LetterHead, 'written' | 'kind' | 'about'>;
  /** The key of its essay’s entry. */
  essay?: string;
  read: boolean;
  /** The reader has been told that it is here. */
  told: boolean;
}

export interface LetterState {
  /** Since when letters are wanted. ms since 1970 */
  since: number;
  /** They were when somebody looked last. */
  on: boolean;
}

export type ReaderDb = IDBPDatabase<ReaderSchema>;
export type Forgetting = IDBPTransaction<ReaderSchema, ('meetings' | 'terms' | 'memories')[], 'readwrite'>;

export type Importing = IDBPTransaction<
  ReaderSchema,
  ('meetings' | 'terms' | 'memories' | 'weeks' | 'letters')[],
  'readwrite'
>;

export interface ReaderStore {
  /**
   * Works with the database. Once everything has been forgotten, what is still at work with the one before fails:
   * nothing of before gets into the new one.
   * @throws an error with a sentence where the browser gives none
   */
  use<T>(job: (db: ReaderDb) => Promise<T>): Promise<T>;
  /** Deletes the database and begins another, as after an installation. */
  forget(): Promise<void>;
}

const READER_DATABASE = 'lumomate-reader';
const VERSION = 1;
/** An open that hangs on a damaged database gives up; so does a deletion that something keeps waiting. ms */
const TIMEOUT = 5_000;
/** An open that failed is tried again after so long: cards and marks do not wait for it each time. ms */
const RETRY = 60_000;

/** @param now ms since 1970 */
export function createReaderStore(now: () => number): ReaderStore {
  let opened: Promise<ReaderDb> | undefined;

  async function open(): Promise<ReaderDb> {
    try {
      return await within(TIMEOUT, openOnce());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(t('errorNoReaderStorage', reason));
    }
  }

  async function openOnce(): Promise<ReaderDb> {
    return openDB<ReaderSchema>(READER_DATABASE, VERSION, {
      upgrade(db) {
        const meetings = db.createObjectStore('meetings', { keyPath: 'id', autoIncrement: true });
        meetings.createIndex('key', 'key');
        meetings.createIndex('site', 'page.site');
        meetings.createIndex('week', 'week');
        meetings.createIndex('at', 'at');
        db.createObjectStore('terms', { keyPath: 'key' });
        db.createObjectStore('memories', { keyPath: 'key' });
        db.createObjectStore('weeks', { keyPath: 'week' }).createIndex('order', 'order');
        db.createObjectStore('letters', { keyPath: 'week' });
        db.createObjectStore('state').put({ since: now(), on: true }, 'letters').catch(ignoreAborted);
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated() {
        opened = undefined;
      },
    });
  }

  function forgetLater(failed: Promise<ReaderDb>): void {
    setTimeout(() => {
      if (opened === failed) opened = undefined;
    }, RETRY);
  }

  function database(): Promise<ReaderDb> {
    if (opened) return opened;
    const own = open();
    opened = own;
    own.catch(() => forgetLater(own));
    return own;
  }

  async function beginAnew(before: Promise<ReaderDb> | undefined): Promise<ReaderDb> {
    (await before?.catch(() => undefined))?.close();
    await within(TIMEOUT, deleteDB(READER_DATABASE));
    return open();
  }

  return {
    use: async (job) => job(await database()),
    async forget() {
      const next = beginAnew(opened);
      opened = next;
      next.catch(() => forgetLater(next));
      await next;
    },
  };
}

/** The transaction rejects with the reason. */
function ignoreAborted(): void {}

async function within<T>(ms: number, job: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(t('errorReaderDatabaseSlow'))), ms);
  });
  return Promise.race([job, late]).finally(() => clearTimeout(timer));
}
