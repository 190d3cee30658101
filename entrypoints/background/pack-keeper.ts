import { t } from '../../components/messages/messages.ts';
import type { PackKeeper } from './check-pack.ts';
import type { Library } from './library.ts';

/**
 * The library as subscriptions use it.
 * @param changed called after what is stored has changed
 */
export function keepPacksIn(library: () => Promise<Library>, changed: () => Promise<void>): PackKeeper {
  return {
    async put({ entries, ...info }) {
      await (await library()).put({ info, entries });
      await changed();
    },
    version: async (id) => (await library()).packs().find((pack) => pack.id === id)?.version,
    async *slices(id) {
      yield* (await library()).slices(id);
    },
    async rollBack(id, version) {
      const current = await library();
      // An import by hand may have taken its place since then.
      if (current.previous(id)?.version !== version) throw new Error(t('errorNoEarlier'));
      await current.rollBack(id);
      await changed();
    },
    async remove(id) {
      await (await library()).remove(id);
      await changed();
    },
  };
}
