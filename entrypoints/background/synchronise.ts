import { t, tCount } from '../../components/messages/messages.ts';
import type { Choices } from '../../glossary/settings.ts';
import {
  addressesOf,
  choicesOf,
  type LocalChoices,
  merge,
  note,
  type Registers,
} from '../../glossary/sync.ts';
import { ITEM_NAMES, itemsToWrite, parseItems } from '../../glossary/sync-items.ts';
import type { UpkeepStatus } from '../../glossary/upkeep-status.ts';
import type { KeyValue } from './key-value.ts';

/** Keeps the reader's devices at one, through the browser's own `storage.sync`. */

export type SyncStatus = UpkeepStatus['sync'];

/** `storage.sync`, or what a test puts in its place. */
export interface SyncArea {
  get(names: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface SyncTools {
  area: SyncArea | undefined;
  values: KeyValue;
  now(): number;
  isOn(): Promise<boolean>;
  local(): Promise<LocalChoices>;
  /** Makes the choices of other devices those of this one. */
  apply(change: (choices: Choices) => Choices, addresses: ReadonlyMap<string, boolean>): Promise<void>;
}

export interface Synchroniser {
  /** Takes in what other devices say, and tells them what they do not know. Never rejects: what is wrong stands in the status. */
  meet(): Promise<void>;
  status(): Promise<SyncStatus>;
}

const REGISTERS_KEY = 'syncRegisters';
const STATUS_KEY = 'syncStatus';

export function createSynchroniser({ area, values, now, isOn, local, apply }: SyncTools): Synchroniser {
  let meeting: Promise<unknown> = Promise.resolve();

  async function meetOnce(storage: SyncArea): Promise<void> {
    const stored = parseItems(((await values.get(REGISTERS_KEY)) ?? {}) as Record<string, unknown>);
    const here = await local();
    const own = note(stored, here, now());
    const theirs = parseItems(await storage.get([...ITEM_NAMES]));
    const merged = merge(own, theirs);
    await takeIn(own, merged, here);
    // Under one item's name: this storage knows no limits.
    const isNew = merged.size !== stored.size || [...merged].some(([name, at]) => stored.get(name) !== at);
    if (isNew) await values.set({ [REGISTERS_KEY]: { [ITEM_NAMES[0]!]: Object.fromEntries(merged) } });
    const { items, left } = itemsToWrite(merged, theirs);
    if (Object.keys(items).length) await storage.set(items);
    const problem = left ? tCount('syncTooMuch', left) : undefined;
    await report(problem);
  }

  async function takeIn(
    own: Registers,
    merged: Registers,
    { choices, addresses }: LocalChoices,
  ): Promise<void> {
    const names = [...merged].filter(([name, register]) => own.get(name) !== register).map(([name]) => name);
    if (!names.length) return;
    const news = new Map([...merged].filter(([name]) => names.includes(name)));
    const after = choicesOf(news, choices);
    const what = Object.keys(after).filter(
      (name) =>
        JSON.stringify(after[name as keyof Choices]) !== JSON.stringify(choices[name as keyof Choices]),
    );
    const told = addressesOf(news);
    if ([...told].some(([address, isSubscribed]) => addresses.includes(address) !== isSubscribed))
      what.push('packs');
    await apply((current) => choicesOf(news, current), told);
    if (what.length) await values.set({ [STATUS_KEY]: { ...(await kept()), taken: { what, at: now() } } });
  }

  async function kept(): Promise<Omit<SyncStatus, 'available'>> {
    return ((await values.get(STATUS_KEY)) ?? {}) as Omit<SyncStatus, 'available'>;
  }

  async function report(problem: string | undefined): Promise<void> {
    const { problem: before, ...rest } = await kept();
    if (before !== problem) await values.set({ [STATUS_KEY]: { ...rest, ...(problem && { problem }) } });
  }

  return {
    meet() {
      const turn = meeting.then(async () => {
        if (!area || !(await isOn())) return;
        await meetOnce(area);
      });
      meeting = turn.catch((error) => report(t('syncRefused', (error as Error).message)).catch(() => {}));
      return meeting.then(() => {});
    },
    status: async () => ({ available: area !== undefined, ...(await kept()) }),
  };
}
