import type { InputFile, ReadOptions } from '../../glossary/formats/draft.ts';
import type { PackChoice } from '../../glossary/formats/finish.ts';
import type { Preview } from '../../glossary/formats/preview.ts';
import type { ImportProgress } from '../../glossary/requests.ts';

/** What is to be stored of what was read. */
export interface PackWish extends PackChoice {
  /** The reader keeps this pack here, and wants to edit it. */
  own?: true;
}

/** What stands between a file and the store: understands files, and stores what was understood last. */
export interface PackReader {
  /**
   * @param files one file, or those of a folder
   * @throws Error with a sentence for the reader when nothing can be made of them
   */
  read(files: readonly InputFile[], options: ReadOptions): Promise<Preview>;
  /** How many of the entries read are new, and how many of these are in it no more; undefined when it cannot tell. */
  changesFrom(ids: readonly string[]): Promise<{ added: number; removed: number } | undefined>;
  /** Stores what was read last. Never throws: what goes wrong is the answer. */
  store(
    wish: PackWish,
    onProgress: (progress: Extract<ImportProgress, { step: string }>) => void,
  ): Promise<Exclude<ImportProgress, { step: string }>>;
  /** Lets go of what was read. */
  close(): void;
}
