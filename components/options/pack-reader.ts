import type { ReadOptions } from '../../glossary/formats/draft.ts';
import type { PackChoice } from '../../glossary/formats/finish.ts';
import type { Preview } from '../../glossary/formats/preview.ts';
import type { ImportProgress } from '../../glossary/import-messages.ts';
import type { NamedFile } from './dropped-files.ts';

/** What is to be stored of what was read. */
export interface PackWish extends PackChoice {
  /** The reader keeps this pack here, and wants to edit it. */
  own?: true;
}

/** What stands between a file and the store: understands files, and stores what was understood last. */
export interface PackReader {
  /**
   * @param files one file, or those of a folder; the same ones again, to be read in another way
   * @throws Error with a sentence for the reader, and maybe `problems`, when nothing can be made of them
   */
  read(files: readonly NamedFile[], options: ReadOptions): Promise<Preview>;
  /** How many of the entries read are new, and how many of these are in it no more; undefined when it cannot tell. */
  changesFrom(ids: readonly string[]): Promise<{ added: number; removed: number } | undefined>;
  /** Stores what was read last. Never throws: what goes wrong is the answer. */
  store(wish: PackWish): Promise<Exclude<ImportProgress, { step: string }>>;
  /** Lets go of what was read, and stops what is under way; what has all been sent by then is stored all the same. */
  close(): void;
}
