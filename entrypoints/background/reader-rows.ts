import type { ReaderPart, ReaderRows } from '../../glossary/backup.ts';
import type { Importing, ReaderDb, StoredMeeting, StoredMemory, StoredWeek } from './reader-store.ts';

/** What is known of the reader, out for a backup and in again. */

/** Rows in one part of an export. A letter is the largest of them, with an entry in full. */
const AT_ONCE = { meetings: 10_000, terms: 10_000, memories: 5_000, weeks: 1_000, letters: 50 };

/**
 * The next rows of one part.
 * @param after the `next` of the rows before
 * @returns `next` is null where there are no more
 */
export async function exportRows<P extends ReaderPart>(
  db: ReaderDb,
  part: P,
  after?: string | number,
): Promise<{ rows: ReaderRows[P]; next: string | number | null }> {
  const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
  const [rows, keys] = await Promise.all([
    db.getAll(part, range as never, AT_ONCE[part]),
    db.getAllKeys(part, range as never, AT_ONCE[part]),
  ]);
  return {
    rows: rows.map(bare) as ReaderRows[P],
    next: rows.length === AT_ONCE[part] ? keys.at(-1)! : null,
  };
}

/** Ids of meetings are the database's own; what an answer could take back is over. */
function bare(row: object): object {
  const { id: _, before: __, ...rest } = row as { id?: number; before?: unknown };
  return rest;
}

/**
 * Adds rows to what is known, all of them or none. What is there stays: a meeting that is known is not added again, of
 * two memories of a term the one that was answered later stays, a week and its letter stay as they are.
 */
export async function importRows(db: ReaderDb, rows: ReaderRows): Promise<void> {
  const tx = db.transaction(['meetings', 'terms', 'memories', 'weeks', 'letters'], 'readwrite');
  await importMeetings(tx, rows);
  for (const memory of rows.memories) {
    const own = await tx.objectStore('memories').get(memory.key);
    if (own && (own.answered ?? 0) >= (memory.answered ?? 0)) continue;
    await tx.objectStore('memories').put(memory as StoredMemory);
  }
  await importWeeks(tx, rows);
  await tx.done;
}

async function importMeetings(tx: Importing, rows: ReaderRows): Promise<void> {
  const meetings = tx.objectStore('meetings');
  const touched = new Set<string>();
  for (const meeting of rows.meetings) {
    const known = await meetings.index('at').getAll(meeting.at);
    if (known.some(({ key }) => key === meeting.key)) continue;
    touched.add(meeting.key);
    await meetings.add(meeting as StoredMeeting);
  }
  for (const { key, term } of rows.terms) {
    const own = await tx.objectStore('terms').get(key);
    if (own && !touched.has(key)) continue;
    const all = await meetings.index('key').getAll(key);
    if (!all.length) continue;
    const times = all.map(({ at }) => at).sort((a, b) => a - b);
    await tx.objectStore('terms').put({
      ...{ key, term: own?.term ?? term, count: times.length },
      ...{ first: times[0]!, last: times.at(-1)! },
    });
  }
}

async function importWeeks(tx: Importing, rows: ReaderRows): Promise<void> {
  const weeks = tx.objectStore('weeks');
  const first = await weeks.index('order').openKeyCursor();
  const before = (first?.key ?? rows.weeks.length + 1) - rows.weeks.length;
  for (const [i, week] of rows.weeks.toSorted((a, b) => a.order - b.order).entries()) {
    if (await weeks.getKey(week.week)) continue;
    // Meetings have other numbers here: those of before this letter are what it knew of.
    const known = await tx.objectStore('meetings').index('at').getAllKeys(IDBKeyRange.upperBound(week.at));
    const upTo = known.reduce((most, id) => Math.max(most, id), 0);
    await weeks.put({ ...week, order: before + i, upTo } as StoredWeek);
    const letter = rows.letters.find((one) => one.week === week.week);
    if (letter) await tx.objectStore('letters').put(letter);
  }
}
