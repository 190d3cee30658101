import { t } from '../../components/messages/messages.ts';
import { isPrivateHost, readAddress } from '../../glossary/address.ts';
import type { PackHeader } from '../../glossary/pack-header.ts';
import {
  beginning,
  dueAt,
  isDue,
  next,
  type Outcome,
  parseSubscriptions,
  rolledBack,
  SUBSCRIPTIONS_KEY,
  type Subscription,
} from '../../glossary/subscription.ts';
import { type CheckTools, checkPack, refuseBuiltIn } from './check-pack.ts';
import { forgetShards } from './fetch-pack.ts';
import type { KeyValue } from './key-value.ts';
import { createTokens } from './tokens.ts';

/** Packs that keep themselves up to date. */

export interface Subscriptions {
  list(): Promise<Subscription[]>;
  /**
   * Subscribes, and fetches the pack at once; if that fails, nothing is kept. The address of a subscription that
   * is there gives it another header.
   * @param page the page that offered the address, where the reader has not typed it
   * @throws an error with a sentence
   */
  subscribe(wanted: {
    url: string;
    header?: PackHeader | undefined;
    page?: string | undefined;
  }): Promise<Subscription>;
  /** @param id a pack's, or a subscription's address */
  unsubscribe(id: string, keepPack: boolean): Promise<void>;
  /** Checks now; what went wrong stands in the answer. @param takesOlder the reader wants what is offered, older or not */
  updateNow(id: string, takesOlder?: boolean): Promise<Subscription>;
  pause(id: string, paused: boolean): Promise<Subscription>;
  rollBack(id: string): Promise<Subscription>;
  /** Checks all that are due, one after the other. */
  updateDue(): Promise<void>;
  /** Is there a pack that a reader should have, and that is not there and has not been asked for in vain? */
  isUrgent(): Promise<boolean>;
  /** When the next one is due. ms since 1970; undefined without any */
  nextDue(): Promise<number | undefined>;
  /** Makes the packs that an administrator wants these and no others. */
  setPolicy(packs: readonly { url: string; header?: PackHeader | undefined }[]): Promise<void>;
  /** Follows what the reader did on another device: subscribes, or unsubscribes and keeps the pack. */
  follow(addresses: ReadonlyMap<string, boolean>): Promise<void>;
}

export interface SubscriptionTools extends Omit<CheckTools, 'onProgress'> {
  values: KeyValue;
  /** Runs one job at a time of all that have this name, in all contexts of the extension. */
  exclusively<T>(name: string, job: () => Promise<T>): Promise<T>;
  /** Numbers from 0 to 1. */
  random(): number;
  /** What is being fetched; undefined when nothing is. */
  progress(current: { url: string; done: number; total?: number | undefined } | undefined): void;
}

/** More than these are not fetched because another device has them, until the reader says so. */
const MOST_SYNCED = 50;

export function createSubscriptions(tools: SubscriptionTools): Subscriptions {
  const { values, keeper, drawer, now, random, progress } = tools;
  const tokens = createTokens(drawer);

  const list = async () => parseSubscriptions(await values.get(SUBSCRIPTIONS_KEY));

  function change(make: (all: Subscription[]) => Subscription[]): Promise<void> {
    return tools.exclusively('subscriptions', async () =>
      values.set({ [SUBSCRIPTIONS_KEY]: make(await list()) }),
    );
  }

  /** One at a time: they share the network, the store and the memory. */
  const update = <T>(job: () => Promise<T>) => tools.exclusively('update', job);

  async function find(id: string): Promise<Subscription> {
    const found = (await list()).find(({ url, pack }) => url === id || pack === id);
    if (!found) throw new Error(t('followGone'));
    return found;
  }

  async function put(changed: Subscription, old = changed.url): Promise<Subscription> {
    await change((all) => all.map((one) => (one.url === old ? changed : one)));
    return changed;
  }

  function patch(url: string, part: Partial<Subscription>): Promise<void> {
    return change((all) => all.map((one) => (one.url === url ? { ...one, ...part } : one)));
  }

  async function admit({ url, byPolicy }: Subscription, pack: string, isNew: boolean): Promise<void> {
    refuseBuiltIn(pack);
    const all = await list();
    if (!isNew && !all.some((one) => one.url === url)) throw new Error(t('followEnded'));
    const twin = all.find((one) => one.pack === pack && one.url !== url);
    if (twin && !byPolicy) {
      throw new Error(t('followTwice', twin.name ?? '', twin.url));
    }
  }

  /** Checks, and says how far it is meanwhile, which also tells the browser that the worker is not idle. */
  async function check(
    subscription: Subscription,
    {
      header,
      takesOlder = false,
      isNew = false,
    }: { header: PackHeader | undefined; takesOlder?: boolean; isNew?: boolean },
  ): Promise<Outcome> {
    const { url } = subscription;
    progress({ url, done: 0 });
    try {
      return await checkPack(
        subscription,
        { header, takesOlder, admit: (pack) => admit(subscription, pack, isNew) },
        { ...tools, onProgress: (done, total) => progress({ url, done, total }) },
      );
    } finally {
      progress(undefined);
    }
  }

  async function run(subscription: Subscription, takesOlder = false): Promise<Subscription> {
    const { url } = subscription;
    const { failures, nextCheck } = beginning(subscription, now(), random());
    await patch(url, { failures, nextCheck });
    const header = await tokens.headerOf(subscription);
    const outcome: Outcome =
      header === 'lost'
        ? { kind: 'failed', problem: t('followNoToken') }
        : await check(subscription, { header, takesOlder });
    const after = next(subscription, outcome, now(), random());
    if (after.url !== url) await tokens.move(url, after.url);
    // Only a policy may bring a pack that is subscribed from elsewhere: it takes that subscription's place.
    const twin = (await list()).find((one) => after.pack && one.pack === after.pack && one.url !== url);
    if (twin) await tokens.forget(twin.url);
    await change((all) =>
      all.flatMap((one) => {
        if (one.url === twin?.url) return [];
        if (one.url !== url) return [one];
        // What a reader or a policy did to it while it was checked stays.
        const { paused, byPolicy } = one;
        return [{ ...after, paused, byPolicy, addedBy: twin?.addedBy ?? one.addedBy }];
      }),
    );
    return (await list()).find((one) => one.url === after.url) ?? after;
  }

  async function isMissing({ pack }: Subscription): Promise<boolean> {
    return pack === undefined || (await keeper.version(pack)) === undefined;
  }

  async function end(subscription: Subscription, keepPack: boolean): Promise<void> {
    const { url, pack } = subscription;
    await change((all) => all.filter((one) => one.url !== url));
    await tokens.forget(url);
    if (pack === undefined) return;
    await forgetShards(drawer, pack, new Set()).catch(() => {});
    if (!keepPack) await keeper.remove(pack);
  }

  async function begin(url: string, header: PackHeader | undefined): Promise<Subscription> {
    const fresh: Subscription = {
      ...pending(url, 'reader'),
      ...(header && { headerName: header.name }),
    };
    const outcome = await check(fresh, { header, isNew: true });
    if (outcome.kind === 'failed') throw new Error(outcome.problem);
    if (outcome.kind === 'kept') {
      throw new Error(t('followOlder', outcome.version));
    }
    const begun = next(fresh, outcome, now(), random());
    if (header) await tokens.put(begun.url, header);
    await change((all) => [...all.filter((one) => one.url !== begun.url), begun]);
    return begun;
  }

  async function renew(old: Subscription, header: PackHeader | undefined): Promise<Subscription> {
    refusePolicy(old);
    const outcome = await check(old, { header });
    if (outcome.kind === 'failed') throw new Error(outcome.problem);
    const { headerName: _, ...rest } = next(old, outcome, now(), random());
    await tokens.forget(old.url);
    if (header) await tokens.put(rest.url, header);
    return put({ ...rest, ...(header && { headerName: header.name }) }, old.url);
  }

  function pending(url: string, addedBy: Subscription['addedBy']): Subscription {
    return { url, addedBy, byPolicy: addedBy === 'policy', paused: false, failures: 0, nextCheck: now() };
  }

  return {
    list,
    subscribe: ({ url, header, page }) =>
      update(async () => {
        const address = readAddress(url, isOffered(url, page) ? 'offered' : 'typed');
        const old = (await list()).find((one) => one.url === address || one.page === address);
        return old ? renew(old, header) : begin(address, header);
      }),
    async unsubscribe(id, keepPack) {
      const found = await find(id);
      refusePolicy(found);
      await end(found, keepPack);
    },
    updateNow: (id, takesOlder) => update(async () => run(await find(id), takesOlder)),
    async pause(id, paused) {
      const found = await find(id);
      refusePolicy(found);
      await patch(found.url, { paused });
      return find(id);
    },
    rollBack: (id) =>
      update(async () => {
        const found = await find(id);
        if (found.pack === undefined || !found.previous) throw new Error(t('errorNoneEarlier'));
        await keeper.rollBack(found.pack, found.previous.version);
        return put(rolledBack(found));
      }),
    updateDue: () =>
      update(async () => {
        for (const { url } of await list()) {
          const one = (await list()).find((other) => other.url === url);
          if (!one) continue;
          if (isDue(one, now(), await isMissing(one))) await run(one);
        }
      }),
    async isUrgent() {
      const missing = await Promise.all(
        (await list()).map(async (one) => !one.failures && !one.paused && (await isMissing(one))),
      );
      return missing.includes(true);
    },
    async nextDue() {
      const times = (await list()).map((one) => dueAt(one, now())).filter(Number.isFinite);
      return times.length ? Math.min(...times) : undefined;
    },
    async setPolicy(packs) {
      const isNamed = ({ url, page }: Subscription) =>
        packs.some((one) => one.url === url || one.url === page);
      for (const one of (await list()).filter((other) => other.byPolicy && !isNamed(other))) {
        if (one.addedBy === 'policy') await end(one, false);
        else await patch(one.url, { byPolicy: false });
      }
      for (const { url, header } of packs) {
        const old = (await list()).find((one) => one.url === url || one.page === url);
        const address = old?.url ?? url;
        if (header) await tokens.put(address, header);
        if (!old) await change((all) => [...all, pending(url, 'policy')]);
        // A token that the reader gave stays theirs.
        const isOwn = !old || old.addedBy === 'policy';
        const headerName = header?.name ?? (isOwn ? undefined : old.headerName);
        if (old?.byPolicy && !old.paused && old.headerName === headerName) continue;
        await patch(address, { byPolicy: true, paused: false, headerName });
      }
    },
    async follow(addresses) {
      for (const [address, isOn] of addresses) {
        const all = await list();
        const old = all.find(({ url }) => url === address);
        if (old && !isOn && !old.byPolicy) await end(old, true);
        if (old || !isOn || all.some(({ page }) => page === address)) continue;
        const paused = all.filter(({ addedBy }) => addedBy === 'sync').length >= MOST_SYNCED;
        await change((current) => [...current, { ...pending(address, 'sync'), paused }]);
      }
    },
  };
}

/** What a page offers may lie in a private network only where the page itself does. */
function isOffered(url: string, page: string | undefined): boolean {
  if (page === undefined || !URL.canParse(url)) return false;
  const host = URL.canParse(page) ? new URL(page).host : '';
  return new URL(url).host !== host || !isPrivateHost(new URL(url).hostname);
}

function refusePolicy({ byPolicy, name = t('followThisPack') }: Subscription): void {
  if (byPolicy) throw new Error(t('followByPolicy', name));
}
