import type { Preview } from '../../glossary/formats/preview.ts';
import type { ImportProgress } from '../../glossary/import-messages.ts';

/** Where an import stands: waiting for the one before, under way, waiting for its reader, stored, or refused. */
export type ImportState =
  | { step: 'waiting' }
  | { step: 'reading' }
  | Extract<ImportProgress, { step: string }>
  | PreviewState
  | Extract<ImportProgress, { done: object }>
  | Extract<ImportProgress, { error: string }>;

/** What was understood, and is not stored yet. */
export interface PreviewState {
  preview: Preview;
  /** It is being read again, with what the reader has said about it. */
  rereading: boolean;
}

/** Something that the reader wants as a pack. */
export interface ImportJob {
  id: number;
  /** Of the file or folder, the address, or “Pasted text”. */
  fileName: string;
  /** How many files are read as one. */
  files: number;
  /** The site whose page the terms stand in: they may be meant for it alone. */
  site?: string | undefined;
  state: ImportState;
}
