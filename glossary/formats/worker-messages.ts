import type { Finding } from '../check/finding.ts';
import type { Entry, PackInfo } from '../pack-types.ts';
import type { ReadOptions } from './draft.ts';
import type { ExportName } from './export-formats.ts';
import type { PackChoice } from './finish.ts';
import type { Preview } from './preview.ts';

/** What a page and the worker that reads and writes packs for it say to each other: one answer a question, in order. */

/** A file with its folders, as far as they are known; its bytes are read by the worker. */
export interface NamedBlob {
  name: string;
  file: Blob;
}

/** Each question, and what is answered to it. */
export interface WorkerQuestions {
  read: (input: { files: readonly NamedBlob[]; options: ReadOptions }) => Preview;
  /** Reads the same files again. */
  reread: (input: { options: ReadOptions }) => Preview;
  changes: (input: { stored: readonly string[] }) => { added: number; removed: number };
  /** Ends the reading: `more` gives the entries of what was read, from the first on. */
  take: (input: { choice: PackChoice }) => { info: PackInfo; total: number; leftOut: string[] };
  more: (input: { count: number }) => Entry[];
  /** Begins a pack that comes from the store; `gather` brings its entries. */
  begin: (input: { info: PackInfo }) => null;
  gather: (input: { entries: Entry[] }) => null;
  write: (input: { format: ExportName }) => WrittenFile;
  check: (input: Record<never, never>) => Finding[];
}

/** A pack in some format, ready to be saved. */
export interface WrittenFile {
  fileName: string;
  file: Blob;
}

export type QuestionName = keyof WorkerQuestions;
export type Question = {
  [N in QuestionName]: { name: N; input: Parameters<WorkerQuestions[N]>[0] };
}[QuestionName];

export type WorkerAnswer = { ok: unknown } | { error: string; problems: string[] };

/** Told at any time before an answer. Bytes, then entries */
export interface WorkerProgress {
  step: 'reading' | 'checking';
  done: number;
  total: number;
}

/** What a worker answers with, by the name of the question. */
export type WorkerAnswers = {
  [N in QuestionName]: (
    input: Parameters<WorkerQuestions[N]>[0],
  ) => ReturnType<WorkerQuestions[N]> | Promise<ReturnType<WorkerQuestions[N]>>;
};
