import type { MeetingChoice } from '../../glossary/reader-requests.ts';
import type { Settings } from '../../glossary/settings.ts';
import type { Forgetting, ReaderDb } from './reader-store.ts';

/** Takes meetings out of the history; counts and dates of their terms follow, and what was never met is not a term of it. */

const DAY = 86_400_000;
const KEPT_DAYS = { year: 366, quarter: 92, month: 31 } as const;

/** Deletes what the reader chose. @returns how many meetings */
export async function deleteMeetings(db: ReaderDb, choice: MeetingChoice): Promise<number> {
  if ('id' in choice) return deleteAll(db, [choice.id]);
  const [name, value] = Object.entries(choice)[0] as ['key' | 'site' | 'week', string];
  const ids = await db.getAllKeysFromIndex('meetings', name, value);
  return deleteAll(db, ids, 'key' in choice);
}

/** Deletes what is older than the reader wants it kept. @param now ms since 1970 @returns how many meetings */
export async function deleteOld(db: ReaderDb, kept: Settings['historyKept'], now: number): Promise<number> {
  if (kept === 'always') return 0;
  const before = IDBKeyRange.upperBound(now - KEPT_DAYS[kept] * DAY);
  return deleteAll(db, await db.getAllKeysFromIndex('meetings', 'at', before));
}

/**
 * @param withAnswers the terms themselves are to be forgotten, with what their questions were answered; that
 * somebody said to know one stays
 */
async function deleteAll(db: ReaderDb, ids: readonly number[], withAnswers = false): Promise<number> {
  if (!ids.length) return 0;
  const tx = db.transaction(['meetings', 'terms', 'memories'], 'readwrite');
  const meetings = tx.objectStore('meetings');
  const keys = new Set<string>();
  let deleted = 0;
  for (const meeting of await Promise.all(ids.map((id) => meetings.get(id)))) {
    if (!meeting) continue;
    keys.add(meeting.key);
    deleted += 1;
    void meetings.delete(meeting.id!).catch(ignoreAborted);
  }
  for (const key of keys) await settle(tx, key, withAnswers);
  await tx.done;
  return deleted;
}

async function settle(tx: Forgetting, key: string, withAnswers: boolean): Promise<void> {
  const meetings = tx.objectStore('meetings').index('key');
  const [term, memory, ids] = await Promise.all([
    tx.objectStore('terms').get(key),
    tx.objectStore('memories').get(key),
    meetings.getAllKeys(key),
  ]);
  const [first, last] = await Promise.all(
    [ids[0], ids.at(-1)].map((id) => id !== undefined && tx.objectStore('meetings').get(id)),
  );
  if (term && first && last) {
    const left = { ...term, count: ids.length, first: first.at, last: last.at };
    await tx.objectStore('terms').put(left);
    return;
  }
  await tx.objectStore('terms').delete(key);
  const isKept = memory?.known || (memory?.answers && !withAnswers);
  if (!isKept) await tx.objectStore('memories').delete(key);
}

/** The transaction rejects with the reason. */
function ignoreAborted(): void {}
