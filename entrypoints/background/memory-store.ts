import type { Entry } from '../../glossary/pack-types.ts';
import type { Staging, Store, StoredPack } from './store.ts';

/** The store's twin without a database, for the built-in pack alone. */
export function createMemoryStore(): Store {
  const packs = new Map<string, StoredPack>();
  const entries = new Map<string, readonly Entry[]>();
  const forms = new Map<string, ArrayBuffer>();
  const of = (generation: string) => entries.get(generation) ?? [];
  return {
    packs: async () => [...packs.values()],
    forms: async (generation) => forms.get(generation),
    putForms: async (generation, buffer) => void forms.set(generation, buffer),
    async entry(generation, id) {
      const number = of(generation).findIndex((entry) => entry.id === id);
      return number < 0 ? undefined : { entry: of(generation)[number]!, number };
    },
    async *slices(generation) {
      yield [...of(generation)];
    },
    async entriesAfter(generation, id, count) {
      const first = of(generation).findIndex((entry) => entry.id === id) + 1;
      return of(generation).slice(first, first + count);
    },
    begin: (pack) => begin(pack),
    rollBack: async () => false,
    removePack: async (id) => void packs.delete(id),
    sweep: async () => {},
  };

  function begin(generation: string): Staging {
    const staged: Entry[] = [];
    return {
      add: async (some) => void staged.push(...some),
      async publish(info, buffer) {
        const ids = [...new Set(staged.map(({ category }) => category))];
        const categoryCounts = Object.fromEntries(
          ids.map((id) => [id, staged.filter(({ category }) => category === id).length]),
        );
        packs.set(info.id, { ...info, generation, entryCount: staged.length, categoryCounts });
        entries.set(generation, staged);
        forms.set(generation, buffer);
      },
      end() {},
    };
  }
}
