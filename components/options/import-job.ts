import type { ImportProgress } from '../../glossary/requests.ts';

/** Where an import stands: waiting for the one before, under way, stored, or refused. */
export type ImportState =
  | { step: 'waiting' }
  | Extract<ImportProgress, { step: string }>
  | Extract<ImportProgress, { done: object }>
  | Extract<ImportProgress, { error: string }>;

/** A file that the reader wants as a pack. */
export interface ImportJob {
  id: number;
  fileName: string;
  state: ImportState;
}
