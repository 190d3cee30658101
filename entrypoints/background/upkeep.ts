import browser from 'webextension-polyfill';
import { readFollowed } from '../../glossary/formats/followed.ts';
import type { Settings } from '../../glossary/settings.ts';
import { UPDATE_PROGRESS_KEY, type UpdateProgress } from '../../glossary/subscription-view.ts';
import { type ChoiceKeeper, createChoices } from './choices.ts';
import { openDrawer } from './drawer.ts';
import { keyValueOf } from './key-value.ts';
import type { Library } from './library.ts';
import { readManaged } from './managed.ts';
import { oncePerSession } from './once-per-session.ts';
import { keepPacksIn } from './pack-keeper.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createSynchroniser, type SyncStatus } from './synchronise.ts';

/** What goes on without anybody asking: updates, the reader's other devices, the administrator's policy. */
export interface Upkeep {
  subscriptions: Subscriptions;
  change(make: (settings: Settings) => Settings): Promise<void>;
  settings: ChoiceKeeper['settings'];
  policy: ChoiceKeeper['policy'];
  syncStatus(): Promise<SyncStatus>;
  /** To be called after subscriptions have changed: other devices and the alarm hear of it. */
  changed(): void;
}

const ALARM = 'update';
/** The policy and what other devices say are looked at once after the browser’s start, when they change, and this often. */
const LOOK_ALARM = 'look';
const LOOK_MINUTES = 6 * 60;
/** What wakes the worker is mostly a page that wants its terms: it comes first. ms */
const AFTER_START = 5_000;
/** A check that is due when the worker starts is not made then: a server could tell by it that somebody reads. ms */
const SOONEST = 30_000;
const SPREAD = 120_000;
/** Choices often come several at once. ms */
const SYNC_DELAY = 3_000;
/** Said more often, nobody would see it. ms */
const PROGRESS_PAUSE = 250;
/** Browsers stop a worker that has asked nothing of them for half a minute. ms */
const HEARTBEAT = 15_000;

/**
 * Adds the listeners, at once, and begins a moment later.
 * @param settingsChanged called after what applies of the settings has changed
 */
export function startUpkeep(
  library: () => Promise<Library>,
  packsChanged: () => Promise<void>,
  settingsChanged: () => void,
): Upkeep {
  const values = keyValueOf('local');
  const drawer = openDrawer();
  const keeper = keepPacksIn(library, packsChanged);
  const choices = createChoices(values, syncSoon, settingsChanged);
  const subscriptions = createSubscriptions({
    values,
    keeper,
    drawer,
    readAny: readFollowed,
    exclusively: (name, job) => navigator.locks.request(`lumomate-${name}`, job) as never,
    now: Date.now,
    random: Math.random,
    progress: reportProgress(),
  });
  const sync = createSynchroniser({
    area: areaOf('sync'),
    values,
    now: Date.now,
    isOn: async () => (await choices.settings()).syncOn,
    local: async () => ({
      choices: await choices.choices(),
      addresses: (await subscriptions.list())
        .filter(({ addedBy }) => addedBy !== 'policy')
        .map(({ url }) => url),
    }),
    async apply(change, addresses) {
      await choices.follow(change);
      await subscriptions.follow(addresses);
      await updateUrgent();
    },
  });

  let syncTimer: ReturnType<typeof setTimeout> | undefined;
  function syncSoon(): void {
    clearTimeout(syncTimer);
    syncTimer = setTimeout(() => void sync.meet(), SYNC_DELAY);
  }

  async function followPolicy(mayBeLate: boolean): Promise<void> {
    const before = await choices.policy();
    const managed = await readManaged(mayBeLate || before.packs.length > 0 || before.locked.length > 0);
    if (!managed) return;
    const policy = await choices.setPolicy(managed);
    for (const line of policy.notes) console.warn(`LumoMate’s policy: ${line}`);
    await subscriptions.setPolicy(policy.packs);
    await updateUrgent();
  }

  /** @param isStart the browser has just begun, and may not have its policies yet */
  async function look(isStart: boolean): Promise<void> {
    browser.alarms.create(LOOK_ALARM, { periodInMinutes: LOOK_MINUTES });
    await Promise.all([followPolicy(isStart), sync.meet()]);
  }

  /** Packs that a reader should have and has not are fetched at once. */
  async function updateUrgent(): Promise<void> {
    if (await subscriptions.isUrgent()) await subscriptions.updateDue();
    await setAlarm();
  }

  async function setAlarm(): Promise<void> {
    const due = await subscriptions.nextDue();
    if (due === undefined) return;
    const when = Math.max(due, Date.now() + SOONEST + Math.random() * SPREAD);
    browser.alarms.create(ALARM, { when });
  }

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) inBackground(subscriptions.updateDue().finally(setAlarm));
    if (name === LOOK_ALARM) inBackground(look(false));
  });
  // Not `storage.onChanged`: every choice and every update would wake the worker again.
  areaOf('sync')?.onChanged?.addListener(syncSoon);
  areaOf('managed')?.onChanged?.addListener(() => inBackground(followPolicy(false)));
  // Listening is what makes the browser start the worker with itself.
  browser.runtime.onStartup.addListener(() => {});
  browser.runtime.onInstalled.addListener(() => {});
  setTimeout(() => {
    // Alarms get lost; each start makes ours again.
    inBackground(updateUrgent());
    inBackground(oncePerSession(keyValueOf('session'), 'looked', () => look(true)));
  }, AFTER_START);

  return {
    subscriptions,
    change: choices.change,
    settings: choices.settings,
    policy: choices.policy,
    syncStatus: sync.status,
    changed() {
      syncSoon();
      inBackground(setAlarm());
    },
  };
}

/** Not every browser has them all. */
function areaOf(name: 'sync' | 'managed'): browser.Storage.StorageArea | undefined {
  return browser.storage[name];
}

/** Nobody waits for it, and so nobody else would hear what went wrong. */
function inBackground(job: Promise<unknown>): void {
  job.catch((error) => console.error('LumoMate’s upkeep:', error));
}

/**
 * Tells open pages by `storage.session`. Each time, the browser also learns that the worker is busy: it would be
 * stopped in the middle of a slow answer, or while a large pack is stored.
 */
function reportProgress(): (current: UpdateProgress | undefined) => void {
  const session = keyValueOf('session');
  let last = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tell = (current: UpdateProgress | undefined) => {
    last = Date.now();
    session.set({ [UPDATE_PROGRESS_KEY]: current ?? null }).catch(() => {});
  };
  return (current) => {
    if (current?.done && Date.now() - last < PROGRESS_PAUSE) return;
    clearInterval(timer);
    if (current) timer = setInterval(() => tell(current), HEARTBEAT);
    tell(current);
  };
}
