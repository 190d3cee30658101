import { t } from '../../components/messages/messages.ts';
import {
  deleteEntry,
  describePack,
  type EntryWords,
  newPack,
  type PackWords,
  saveEntry,
} from '../../glossary/edit-pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import type { Library } from './library.ts';
import { infoOf } from './store.ts';

/** The reader's own packs: made, described, and changed an entry at a time. One change after the other. */
export interface OwnPacks {
  /** @throws PackError */
  create(words: Partial<PackWords> & { name: string }, additionsTo?: string): Promise<{ id: string }>;
  /** @throws PackError */
  describe(id: string, words: PackWords): Promise<void>;
  /** @throws PackError */
  save(id: string, entry: EntryWords, replaces?: string): Promise<{ id: string }>;
  delete(id: string, entry: string): Promise<void>;
}

export function createOwnPacks(library: () => Promise<Library>): OwnPacks {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: (current: Library) => Promise<T>): Promise<T> {
    const done = last.catch(() => {}).then(async () => work(await library()));
    last = done;
    return done;
  }

  return {
    create: (words, additionsTo) =>
      inTurn(async (current) => {
        const taken = current.packs().map(({ id }) => id);
        if (additionsTo !== undefined && !taken.includes(additionsTo)) {
          throw new Error(t('errorNoBase'));
        }
        const pack = newPack(words, taken, additionsTo);
        await put(current, pack);
        return { id: pack.id };
      }),
    describe: (id, words) =>
      inTurn(async (current) => put(current, describePack(await ownPack(current, id), words))),
    save: (id, entry, replaces) =>
      inTurn(async (current) => {
        const saved = saveEntry(await ownPack(current, id), entry, replaces);
        await put(current, saved.pack);
        return { id: saved.id };
      }),
    delete: (id, entry) =>
      inTurn(async (current) => put(current, deleteEntry(await ownPack(current, id), entry))),
  };
}

/** What it was before need not be kept: its reader has changed it, one entry at a time, and the editor can undo. */
function put(library: Library, { entries, ...info }: Pack): Promise<void> {
  return library.put({ info, entries }, { keepsPrevious: false });
}

async function ownPack(library: Library, id: string): Promise<Pack> {
  const stored = library.packs().find((pack) => pack.id === id);
  if (!stored) throw new Error(t('errorNoSuchPack'));
  if (!stored.own) {
    throw new Error(t('errorNotOwn', stored.name));
  }
  return { ...infoOf(stored), entries: await library.entries(id) };
}
