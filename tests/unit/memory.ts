import type { Drawer } from '../../entrypoints/background/drawer.ts';
import type { KeyValue } from '../../entrypoints/background/key-value.ts';

/** What the background keeps things in, in memory. */

/** As the browser's storage: what is stored is a copy. */
export function memoryValues(all: Record<string, unknown> = {}): KeyValue & { all: Record<string, unknown> } {
  return {
    all,
    get: async (key) => structuredClone(all[key]),
    getAll: async (keys) =>
      structuredClone(Object.fromEntries(keys.filter((key) => key in all).map((key) => [key, all[key]]))),
    async set(values) {
      // As it is written to disk.
      Object.assign(all, JSON.parse(JSON.stringify(values)));
    },
  };
}

export function memoryDrawer(): Drawer & { all: Map<string, Uint8Array<ArrayBuffer>> } {
  const all = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    all,
    get: async (name) => all.get(name),
    put: async (name, bytes) => void all.set(name, bytes),
    delete: async (name) => void all.delete(name),
    names: async (prefix) => [...all.keys()].filter((name) => name.startsWith(prefix)),
  };
}
