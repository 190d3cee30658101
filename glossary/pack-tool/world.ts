import type { readDraft } from '../formats/read.ts';
import type { IsEveryday } from '../forms.ts';

/** Everything that the command reaches beyond its own memory and the files it is told of. */
export interface World {
  /** Names of files are told from here. */
  cwd: string;
  /** All of standard input. */
  stdin(): Promise<Uint8Array>;
  out(text: string): void;
  err(text: string): void;
  /** May the output be coloured? */
  isColourful: boolean;
  now(): Date;
  isEveryday: IsEveryday;
  readDraft: typeof readDraft;
}
