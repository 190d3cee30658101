import type { ReaderPart, ReaderRows } from './backup.ts';
import type { Letter } from './letter.ts';
import type { Entry } from './pack-types.ts';
import type { Question } from './questions.ts';
import type { Fade, Grade, Memory } from './recall.ts';

/** What pages ask about the reader: what they met, what they remember, their letters. Part of `requests.ts`. */

/** A term was read about, once. */
export interface Meeting {
  /** Greater than those of the meetings before. */
  id: number;
  /** `pack/entry` */
  key: string;
  /** As it was called then; its pack may be gone. */
  term: string;
  /** ms since 1970 */
  at: number;
  /** As `weekOf` says it, by the reader's clock then. */
  week: string;
  /** Only while the reader lets pages be remembered. */
  page?: MetPage;
}

export interface MetPage {
  title: string;
  /** Without fragment, user name and password. */
  url: string;
  /** Its host name. */
  site: string;
}

/** A term that was met, over all of its meetings. */
export interface MetTerm {
  key: string;
  term: string;
  count: number;
  /** ms since 1970 */
  first: number;
  last: number;
}

/** Of an entry that may be gone. */
export interface MetTermView extends MetTerm {
  /** Its entry page, as in `Neighbour`; null when no pack has the entry any more. */
  path: string | null;
  /** Null when its memory was deleted. */
  recall: RecallState | null;
}

/** How it stands with remembering one term. */
export interface RecallState {
  key: string;
  /** When it is asked about next. ms since 1970 */
  due: number;
  /** When it would be asked about after each grade. */
  next: Record<Grade, number>;
  answers: number;
  /** When it was answered last. */
  answered?: number;
  /** The reader said “I know this”. */
  known: boolean;
  fade: Fade;
}

export interface AskedQuestion {
  question: Question;
  recall: RecallState;
}

/** A term and what is remembered of it, for files. */
export interface MemoryCard {
  memory: Memory;
  term: string;
  /** Null when no pack has it any more. */
  entry: Entry | null;
  pack: string | null;
  path: string | null;
}

/** A letter in a list. */
export interface LetterHead {
  week: string;
  /** ms since 1970 */
  written: number;
  kind: Letter['kind'];
  /** The term of its essay. */
  about?: string;
  read: boolean;
}

export interface LetterStatus {
  /** Letters are wanted. */
  on: boolean;
  /** An administrator has fixed that. */
  locked: boolean;
  /** When the next one comes; null when none is wanted. ms since 1970 */
  next: number | null;
  /** The newest letter that waits to be read: its week. */
  unread: string | null;
  /** What is met is recorded. */
  recording: boolean;
}

/** What is to be deleted of the history: one meeting, all of a term, of a site or of a week. */
export type MeetingChoice = { id: number } | { key: string } | { site: string } | { week: string };

/** May be asked by anybody in the extension. Nothing is taken down in private windows. */
export interface ReaderPageRequests {
  /** A card was read, or an entry opened. Where, the background sees for itself. */
  meet: (input: { key: string }) => null;
  /** “I know this”, and taking it back. */
  'know-term': (input: { key: string; known: boolean }) => null;
}

/** May only be asked by the extension's own pages. */
export interface ReaderOwnRequests {
  /**
   * Newest first, a part at a time. A search that finds little may answer with few or none, and `next` all the same.
   * @param before the `next` of the part before
   * @param query in terms, titles and addresses, whatever the case
   * @param limit at most 500
   */
  'list-meetings': (input: {
    before?: number | undefined;
    query?: string | undefined;
    key?: string | undefined;
    site?: string | undefined;
    week?: string | undefined;
    limit: number;
  }) => { meetings: Meeting[]; next: number | null };
  /** @param limit at most 500 */
  'list-met': (input: {
    query?: string | undefined;
    order: 'recent' | 'often' | 'name';
    offset: number;
    limit: number;
  }) => { terms: MetTermView[]; total: number };
  /** The weeks in which something was met, newest first, and the sites, most met first. */
  'count-meetings': (input: Record<never, never>) => {
    meetings: number;
    terms: number;
    weeks: { week: string; meetings: number }[];
    sites: { site: string; meetings: number }[];
  };
  'delete-meetings': (input: MeetingChoice) => { deleted: number };
  /** All meetings, oldest first, some thousands at a time. @param after the `next` of the part before */
  'export-meetings': (input: { after?: number | undefined }) => { meetings: Meeting[]; next: number | null };
  /** Everything that was met, remembered and written. Settings stay. @param sure nothing forgets by accident */
  'forget-everything': (input: { sure: true }) => null;
  /** Where a term was met: the pages, each once, the latest first. */
  'where-met': (input: { key: string }) => {
    met: MetTerm | null;
    pages: (MetPage & { at: number })[];
    recall: RecallState | null;
  };

  'letter-status': (input: Record<never, never>) => LetterStatus;
  /** Stops letters, or starts them again. */
  'switch-letter': (input: { on: boolean }) => LetterStatus;
  /** Newest first. */
  'list-letters': (input: Record<never, never>) => LetterHead[];
  /** The newest where no week is named. */
  'get-letter': (input: { week?: string | undefined }) => Letter | null;
  'mark-letter-read': (input: { week: string }) => null;
  'delete-letter': (input: { week: string }) => null;

  /** What is due now, the most endangered first. @param limit at most 100; 0 only counts */
  'due-questions': (input: { limit: number }) => {
    questions: AskedQuestion[];
    /** All that is due, the new ones included. */
    due: number;
    /** Never answered so far. */
    fresh: number;
    /** When the next one is due that is not yet; null without any. ms since 1970 */
    next: number | null;
  };
  /** How it stands with some terms; those that were never met are left out. */
  'recall-of': (input: { keys: string[] }) => RecallState[];
  /** An answer to a question; a term that was never met begins with it. */
  answer: (input: { key: string; grade: Grade }) => RecallState;
  /** Takes the last answer to a term's question back, once. @throws an error when there is none */
  'undo-answer': (input: { key: string }) => RecallState;
  /** All memories by key, some hundred at a time. @param after the `next` of the part before */
  'export-memories': (input: { after?: string | undefined }) => { cards: MemoryCard[]; next: string | null };
  /** What is known of the reader as it is stored, for a backup. @param after the `next` of the rows before */
  'export-rows': (input: { part: ReaderPart; after?: string | number | undefined }) => {
    rows: ReaderRows[ReaderPart];
    next: string | number | null;
  };
  /** Adds rows of a backup to what is known, all or none; what is there stays. */
  'import-rows': (input: { rows: ReaderRows }) => null;
}
