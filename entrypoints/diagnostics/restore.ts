import browser from 'webextension-polyfill';
import { storePack } from '../../components/controls/store-pack.ts';
import { t } from '../../components/messages/messages.ts';
import type { BackedUpPack, BackedUpSubscription, Backup } from '../../glossary/backup.ts';
import { IMPORT_PORT } from '../../glossary/import-messages.ts';
import type { Ask } from '../../glossary/requests.ts';
import { parseSettings, SETTINGS_KEY } from '../../glossary/settings.ts';

/** Meetings in one message, which may not be larger than 64 MiB. */
const MEETINGS_AT_ONCE = 50_000;

/**
 * Brings back what is in a backup. Each pack, the settings and what is known of the reader come in whole or not at all;
 * what is here and not in the backup stays, and restoring once more changes nothing.
 * @param onPack told of each pack before it is stored
 * @returns a sentence for everything that could not be restored
 */
export async function restore(ask: Ask, backup: Backup, onPack: (name: string) => void): Promise<string[]> {
  const left: string[] = [];
  const subscribed = new Map(backup.subscriptions.map((one) => [one.pack, one]));
  for (const pack of backup.packs) {
    const { id, name } = pack.info;
    onPack(name);
    const subscription = subscribed.get(id);
    subscribed.delete(id);
    const why = subscription && (await subscribe(ask, subscription));
    if (subscription && why === undefined) continue;
    const problem = await store(pack);
    if (problem) left.push(t('diagnosticsNotStored', name, problem));
    else if (why) left.push(t('diagnosticsNotSubscribed', name, why));
  }
  for (const subscription of subscribed.values()) {
    const why = await subscribe(ask, subscription);
    if (why) left.push(t('diagnosticsNotStored', subscription.url, why));
  }
  const { locked } = parseSettings((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
  const choices = Object.fromEntries(
    Object.entries(backup.choices).filter(([name]) => !locked.includes(name)),
  );
  await ask('save-pack-settings', { settings: backup.packSettings });
  await ask('save-settings', { settings: choices });
  await restoreReader(ask, backup);
  const drafts = await browser.storage.local.get(Object.keys(backup.drafts));
  await browser.storage.local.set({ ...backup.drafts, ...drafts });
  return left;
}

/** @returns why it could not be subscribed to */
async function subscribe(
  ask: Ask,
  { url, paused, hasToken }: BackedUpSubscription,
): Promise<string | undefined> {
  const own = (await ask('list-subscriptions', {})).find((one) => one.url === url);
  if (own) return undefined;
  if (hasToken) return t('diagnosticsNeedsHeader');
  try {
    const { id } = await ask('subscribe', { url });
    if (paused) await ask('pause-subscription', { id, paused });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** @returns why it could not be stored */
async function store({ info, entries }: BackedUpPack): Promise<string | undefined> {
  const { own, additionsTo, ...said } = info;
  let at = 0;
  const end = await storePack(
    {
      ...{ info: said, total: entries.length, own, additionsTo },
      async next(count) {
        at += count;
        return entries.slice(at - count, at);
      },
    },
    browser.runtime.connect({ name: IMPORT_PORT }),
    () => {},
  );
  return 'error' in end ? [end.error, ...end.problems].join(' ') : undefined;
}

async function restoreReader(ask: Ask, { reader: { meetings, ...rest } }: Backup): Promise<void> {
  const last = Math.max(0, meetings.length - MEETINGS_AT_ONCE);
  const nothing = { memories: [], weeks: [], letters: [] };
  for (let at = 0; at < last; at += MEETINGS_AT_ONCE) {
    const some = meetings.slice(at, Math.min(at + MEETINGS_AT_ONCE, last));
    await ask('import-rows', { rows: { meetings: some, terms: rest.terms, ...nothing } });
  }
  // Letters last: they have to know which meetings came before them.
  await ask('import-rows', { rows: { ...rest, meetings: meetings.slice(last) } });
}
