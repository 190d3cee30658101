import browser from 'webextension-polyfill';

/** Some stored values by name; what a test puts in the place of the browser's storage. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /** Several at once; those that are not there are left out. */
  getAll(keys: string[]): Promise<Record<string, unknown>>;
  /** Stores all of these, in one write. */
  set(values: Record<string, unknown>): Promise<void>;
}

/** @param area e.g. `local`; where the browser has no such area, nothing is kept */
export function keyValueOf(area: 'local' | 'session'): KeyValue {
  const storage = () => browser.storage[area] as browser.Storage.StorageArea | undefined;
  return {
    get: async (key) => (await storage()?.get(key))?.[key],
    getAll: async (keys) => (await storage()?.get(keys)) ?? {},
    set: async (values) => storage()?.set(values),
  };
}
