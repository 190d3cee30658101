import { packToText, parsePackText } from '../../glossary/pack.ts';
import type { PackKeeper } from './check-pack.ts';
import type { Drawer } from './drawer.ts';
import type { Library } from './library.ts';

/**
 * The library as subscriptions use it. The version before lies in the drawer, as format 1 text.
 * @param changed called after what is stored has changed
 */
export function keepPacksIn(
  library: () => Promise<Library>,
  drawer: Drawer,
  changed: () => Promise<void>,
): PackKeeper {
  const previousOf = (id: string) => `previous/${id}`;

  async function keepPrevious(id: string): Promise<void> {
    const current = await library();
    const stored = current.packs().find((pack) => pack.id === id);
    if (!stored) return;
    const { entryCount: _, categoryCounts: __, stamp: ___, ...info } = stored;
    const text = packToText({ ...info, entries: await current.entries(id) });
    await drawer.put(previousOf(id), new TextEncoder().encode(text));
  }

  return {
    async put(pack) {
      await keepPrevious(pack.id);
      await (await library()).put(pack);
      await changed();
    },
    version: async (id) => (await library()).packs().find((pack) => pack.id === id)?.version,
    entries: async (id) => (await library()).entries(id),
    async rollBack(id) {
      const bytes = await drawer.get(previousOf(id));
      if (!bytes) throw new Error('The earlier version is not kept any more.');
      await (await library()).put(parsePackText(new TextDecoder().decode(bytes)).pack);
      await drawer.delete(previousOf(id));
      await changed();
    },
    async remove(id) {
      await (await library()).remove(id);
      await drawer.delete(previousOf(id)).catch(() => {});
      await changed();
    },
  };
}
