import { inOrder, type Listed, listPack } from '../../glossary/catalogue.ts';
import type { Ask, CategoryCount, EntryHead, PackCount } from '../../glossary/requests.ts';
import { createSearch, type Search } from '../../glossary/search.ts';

/** What is known of the packs so far. */
export interface Catalogue {
  packs: PackCount[];
  categories: CategoryCount[];
  /** All entries, in order; undefined until they are all here. */
  entries?: Listed[];
  search?: Search;
  /** How many of the entries the search finds already. */
  searchable: number;
  /** Why there is nothing newer. */
  problem?: string;
}

/** Reads all entries once and keeps them while the reader goes to and fro between the front page and entries. */
export interface CatalogueKeeper {
  current(): Catalogue;
  /** @returns stops listening */
  listen(listener: () => void): () => void;
  /** Reads the packs, unless they are known or being read. */
  read(): void;
  /** Reads the packs anew: they have changed. */
  refresh(): void;
}

/** Entries that are made searchable in one go: a few milliseconds, so that typing is never kept waiting. */
const SLICE = 100;
/** What is looked for is shown again whenever so many more can be found. */
const NEWS = 2_000;

export function createCatalogueKeeper(ask: Ask): CatalogueKeeper {
  let catalogue: Catalogue = { packs: [], categories: [], searchable: 0 };
  let reading: object | undefined;
  const listeners = new Set<() => void>();

  function know(more: Partial<Catalogue>): void {
    catalogue = { ...catalogue, ...more };
    for (const listener of listeners) listener();
  }

  async function readAll(isWanted: () => boolean): Promise<void> {
    const [packs, categories] = await Promise.all([ask('list-packs', {}), ask('list-categories', {})]);
    if (isWanted()) know({ packs, categories });
    const listed: Listed[] = [];
    for (const pack of packs) {
      const own = categories.filter(({ key }) => key.startsWith(`${pack.id}/`));
      for await (const heads of pagesOf(ask, pack.id)) {
        if (!isWanted()) return;
        listed.push(...listPack(pack, own, heads));
      }
    }
    const entries = inOrder(listed);
    await pause();
    const search = createSearch();
    const { problem: _, ...known } = catalogue;
    catalogue = known;
    know({ entries, search, searchable: 0 });
    for (let at = 0; at < entries.length; at += SLICE) {
      search.add(entries.slice(at, at + SLICE));
      await pause();
      if (!isWanted()) return;
      if ((at + SLICE) % NEWS === 0) know({ searchable: at + SLICE });
    }
    know({ searchable: entries.length });
  }

  function refresh(): void {
    const own = {};
    reading = own;
    readAll(() => reading === own).catch((error: Error) => {
      if (reading !== own) return;
      reading = undefined;
      know({ problem: error.message });
    });
  }

  return {
    current: () => catalogue,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => reading ?? refresh(),
    refresh: () => reading && refresh(),
  };
}

async function* pagesOf(ask: Ask, pack: string): AsyncGenerator<EntryHead[]> {
  let after: string | undefined;
  do {
    const heads: EntryHead[] = await ask('list-entries', { pack, after });
    yield heads;
    after = heads.at(-1)?.id;
  } while (after !== undefined);
}

/** Lets the page do what has come up meanwhile. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
