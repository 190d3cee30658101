import { LIMITS } from '../pack-schema.ts';
import type { Entry, PackInfo } from '../pack-types.ts';
import { type DraftInfo, FormatError, type InputFile, type ReadOptions } from './draft.ts';
import { type Finished, type PackChoice, packInfo } from './finish.ts';
import { type Preview, previewDraft } from './preview.ts';
import { readDraft } from './read.ts';

/**
 * From files to a pack that is ready to be stored, with a look at it in between; for a worker, because it takes the
 * time it takes.
 */
export class PackReading {
  #files: readonly InputFile[];
  readonly #onProgress: (done: number, total: number) => void;
  #read: { said: DraftInfo; finished: Finished } | undefined;

  /**
   * @param files one, or those of a folder
   * @param onProgress told of entries that have been checked
   */
  constructor(files: readonly InputFile[], onProgress: (done: number, total: number) => void = () => {}) {
    const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size > LIMITS.bytes) throw tooLong(size);
    this.#files = files;
    this.#onProgress = onProgress;
  }

  /**
   * Reads, or reads again in another way.
   * @throws FormatError when it is in no format that is read, or damaged
   * @throws PackError when it has far too many entries
   */
  async read(options: ReadOptions = {}): Promise<Preview> {
    this.#read = undefined;
    const draft = await readDraft(this.#files, options);
    const { preview, finished } = previewDraft(draft, nameOf(this.#files), this.#onProgress);
    if (finished) this.#read = { said: draft.info, finished };
    return preview;
  }

  /** How many of the entries read are new, and how many of these are in it no more. */
  changesFrom(stored: readonly string[]): { added: number; removed: number } {
    const ids = this.#read?.finished.pack.entries.map(({ id }) => id) ?? [];
    const [now, before] = [new Set(ids), new Set(stored)];
    return {
      added: ids.filter((id) => !before.has(id)).length,
      removed: stored.filter((id) => !now.has(id)).length,
    };
  }

  /**
   * What is said of the pack as it will be stored, and a line for all of the file that is not in it. It is not read
   * again after that.
   * @throws PackError when something of the choice is wrong
   */
  take(choice: PackChoice): { info: PackInfo; total: number; leftOut: string[] } {
    if (!this.#read) throw new FormatError('nothing has been read that could be stored');
    const { said, finished } = this.#read;
    const { pack, dropped, notes } = finished;
    const info = packInfo(said, choice);
    // Categories without a section of their own stand in one that is called as the pack is.
    const categories = pack.categories.map((category) =>
      category.section === pack.name ? { ...category, section: info.name } : category,
    );
    this.#files = [];
    const lines = dropped.map(({ at, term, why }) => `${at}${term ? ` “${term}”` : ''} ${why}`);
    return { info: { ...info, categories }, total: pack.entries.length, leftOut: [...lines, ...notes] };
  }

  /** At most `count` entries from the `first` on. */
  entries(first: number, count: number): Entry[] {
    return this.#read?.finished.pack.entries.slice(first, first + count) ?? [];
  }
}

/** What is said of files that are too large. @param size of all of them together, bytes */
export function tooLong(size: number): FormatError {
  const [has, most] = [size, LIMITS.bytes].map((bytes) => Math.ceil(bytes / 1e6).toLocaleString('en'));
  return new FormatError(`this has ${has} MB; at most ${most} MB are taken: split it`);
}

/** Of one file its own name; of several that of the folder they share. */
function nameOf(files: readonly InputFile[]): string {
  const [first = { name: '' }] = files;
  return files.length === 1 ? first.name : (first.name.split('/').at(-2) ?? first.name);
}
