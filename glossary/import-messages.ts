import type { Entry, PackInfo } from './pack-types.ts';

/** What a page that stores a pack and the background say to each other. */

/** Imports go through a port of this name: a message may not be larger than 64 MiB, and nobody waits for one so long. */
export const IMPORT_PORT = 'import-pack';
/** Entries in one message: to read and check them holds the background for a few milliseconds. */
export const BATCH = 250;
/**
 * First what is said of the pack and how many entries it has, then these, then that it was all. Nothing is stored
 * before. `own`: the reader keeps the pack here, and edits it; `additionsTo`: what it adds to.
 */
export type ImportMessage =
  | { begin: PackInfo; total: number; own?: true; additionsTo?: string }
  | { entries: Entry[] }
  | { end: true };
export type ImportProgress =
  | { step: 'reading' | 'checking' | 'storing' | 'indexing'; done: number; total: number }
  | { done: { id: string; name: string; entries: number; leftOut: string[] } }
  | { error: string; problems: string[] };
/** What the background answers: how many entries it has dealt with, and in the end the outcome. */
export type ImportReply =
  | Extract<ImportProgress, { step: string }>
  | { done: { id: string } }
  | { error: string; problems: string[] };
