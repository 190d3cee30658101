import type { PackKeeper } from '../../entrypoints/background/check-pack.ts';
import { createSubscriptions } from '../../entrypoints/background/subscriptions.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import type { UpdateProgress } from '../../glossary/subscription-view.ts';
import { publishedFiles, type SmallPack } from '../published-files.ts';
import { memoryDrawer, memoryValues } from './memory.ts';
import { startPackServer } from './pack-server.ts';

/** Subscriptions with everything they need, in memory, and a server to subscribe to. */

export const V1: SmallPack = { version: '1.0.0', entries: { Ant: 'Small.' } };
export const V2: SmallPack = { version: '1.1.0', entries: { Ant: 'Tiny.', Bee: 'Busy.' } };
export const HEADER = { name: 'PRIVATE-TOKEN', value: 's3cret' };

export async function testBed() {
  const server = await startPackServer();
  const clock = { now: Date.UTC(2026, 10, 23, 12) };
  const values = memoryValues();
  const drawer = memoryDrawer();
  /** Every generation of each, the latest last. */
  const packs = new Map<string, Pack[]>();
  const progress: (UpdateProgress | undefined)[] = [];
  const keeper: PackKeeper = {
    put: async (pack) => void packs.set(pack.id, [...(packs.get(pack.id) ?? []), pack]),
    version: async (id) => packs.get(id)?.at(-1)?.version,
    async *slices(id) {
      yield packs.get(id)?.at(-1)?.entries ?? [];
    },
    rollBack: async (id) => void packs.get(id)?.pop(),
    remove: async (id) => void packs.delete(id),
  };
  const subscriptions = createSubscriptions({
    values,
    keeper,
    drawer,
    async readAny() {
      throw new Error('no format');
    },
    exclusively: oneAtATime(),
    now: () => clock.now,
    random: () => 0.5,
    progress: (current) => progress.push(current),
  });
  const address = `${server.origin}/words/manifest.json`;
  const publish = (pack: SmallPack) => server.put(publishedFiles(pack));
  return {
    server,
    clock,
    values,
    drawer,
    packs,
    progress,
    keeper,
    subscriptions,
    address,
    publish,
    /** The entries of a pack as it is held. */
    held: (id = 'acme') =>
      packs
        .get(id)
        ?.at(-1)
        ?.entries.map(({ term, blurb }) => `${term}: ${blurb}`),
    subscribed(pack = V1) {
      publish(pack);
      return subscriptions.subscribe({ url: address });
    },
  };
}

/** As the browser's locks. */
function oneAtATime(): <T>(name: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, job) => {
    const turn = (last.get(name) ?? Promise.resolve()).catch(() => {}).then(job);
    last.set(name, turn);
    return turn;
  };
}
