import { DRAFT_PREFIX, type EntryDraft, parseDraft } from '../../glossary/drafts.ts';

/** The drafts in `storage.local`, each under a key of its own, so that two windows never write over one another's. */
export interface DraftStore {
  all(): Promise<Map<string, EntryDraft>>;
  /** Keeps a draft at once; of several in quick succession the first, and soon the last. */
  put(id: string, draft: EntryDraft): void;
  delete(id: string): Promise<void>;
  /** Writes now what is still to be written. */
  flush(): Promise<void>;
  lastPack(): Promise<string | undefined>;
  setLastPack(id: string): Promise<void>;
}

/** The part of `storage.local` that is needed. */
export interface KeyStore {
  get(keys: null | string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

const LAST_PACK = 'last-own-pack';
/** Less than anybody needs to close a tab after a key. ms */
const SOON = 150;

export function createDraftStore(store: KeyStore): DraftStore {
  const waiting = new Map<string, EntryDraft>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const items = Object.fromEntries([...waiting].map(([id, draft]) => [DRAFT_PREFIX + id, draft]));
    waiting.clear();
    if (Object.keys(items).length) await store.set(items);
  }

  return {
    async all() {
      const drafts = new Map<string, EntryDraft>();
      for (const [key, value] of Object.entries(await store.get(null))) {
        const draft = key.startsWith(DRAFT_PREFIX) ? parseDraft(value) : undefined;
        if (draft) drafts.set(key.slice(DRAFT_PREFIX.length), draft);
      }
      return drafts;
    },
    put(id, draft) {
      waiting.set(id, draft);
      if (timer !== undefined) return;
      void flush();
      timer = setTimeout(() => void flush(), SOON);
    },
    async delete(id) {
      waiting.delete(id);
      await store.remove(DRAFT_PREFIX + id);
    },
    flush,
    async lastPack() {
      const id = (await store.get(LAST_PACK))[LAST_PACK];
      return typeof id === 'string' ? id : undefined;
    },
    setLastPack: (id) => store.set({ [LAST_PACK]: id }),
  };
}
