import { weekOf } from '../../glossary/letter-schedule.ts';
import type { Meeting, MetPage, MetTerm } from '../../glossary/reader-requests.ts';
import { newMemory } from '../../glossary/recall.ts';
import type { Requests } from '../../glossary/requests.ts';
import type { ReaderDb, StoredMeeting } from './reader-store.ts';

/** What the reader met: written down and read. Meetings are told apart, and ordered, by their ids: clocks can be wrong. */

/** Meetings looked at for one answer to a search, so that it comes soon. */
const LOOKED_AT = 5_000;
const AT_ONCE = 1_000;
const EXPORTED_AT_ONCE = 5_000;
/** An entry opened so soon after its card was read is the same reading. ms */
const SAME_READING = 10 * 60_000;

export interface Met {
  key: string;
  term: string;
  page?: MetPage | undefined;
  /** The entry itself was opened, maybe from its card. */
  isEntry: boolean;
}

/** Writes a meeting down. @param now ms since 1970 @returns false for one that is written down already */
export async function meet(db: ReaderDb, { key, term, page, isEntry }: Met, now: number): Promise<boolean> {
  const tx = db.transaction(['meetings', 'terms', 'memories'], 'readwrite');
  const [known, memory] = await Promise.all([
    tx.objectStore('terms').get(key),
    tx.objectStore('memories').getKey(key),
  ]);
  const isNew = !(known && isEntry && Math.abs(now - known.last) < SAME_READING);
  if (isNew) {
    const count = (known?.count ?? 0) + 1;
    await Promise.all([
      tx.objectStore('meetings').add({ key, at: now, week: weekOf(new Date(now)), ...(page && { page }) }),
      tx.objectStore('terms').put({ key, term, count, first: known?.first ?? now, last: now }),
      memory === undefined && tx.objectStore('memories').add(newMemory(key, now)),
    ]);
  }
  await tx.done;
  return isNew;
}

type Wanted = Parameters<Requests['list-meetings']>[0];

/** Meetings that fit, newest first; see `list-meetings`. */
export async function listMeetings(
  db: ReaderDb,
  wanted: Wanted,
): Promise<ReturnType<Requests['list-meetings']>> {
  const terms = new Map((await db.getAll('terms')).map((term) => [term.key, term.term]));
  const fits = filterOf(wanted, terms);
  const found: Meeting[] = [];
  let looked = 0;
  for await (const batch of backwards(db, wanted)) {
    for (const meeting of batch) {
      looked += 1;
      if (fits(meeting)) found.push({ ...meeting, term: terms.get(meeting.key) ?? meeting.key });
      if (found.length === wanted.limit || looked >= LOOKED_AT) return { meetings: found, next: meeting.id };
    }
  }
  return { meetings: found, next: null };
}

type Kept = StoredMeeting & { id: number };

function filterOf(
  { query = '', key, site, week }: Wanted,
  terms: ReadonlyMap<string, string>,
): (meeting: Kept) => boolean {
  const text = query.trim().toLowerCase();
  const says = (part: string | undefined) => part?.toLowerCase().includes(text);
  return (meeting) =>
    (key === undefined || meeting.key === key) &&
    (site === undefined || meeting.page?.site === site) &&
    (week === undefined || meeting.week === week) &&
    (!text || [terms.get(meeting.key), meeting.page?.title, meeting.page?.url].some(says));
}

/** Meetings before an id, newest first: of an index where one narrows them down, else all. */
async function* backwards(db: ReaderDb, wanted: Wanted): AsyncGenerator<Kept[]> {
  const { before = Number.MAX_SAFE_INTEGER } = wanted;
  const name = (['key', 'site', 'week'] as const).find((index) => wanted[index] !== undefined);
  if (name) {
    const ids = await db.getAllKeysFromIndex('meetings', name, wanted[name]);
    const left = ids.filter((id) => id < before).reverse();
    for (let i = 0; i < left.length; i += AT_ONCE) yield getMeetings(db, left.slice(i, i + AT_ONCE));
    return;
  }
  const last = (await db.transaction('meetings').store.openKeyCursor(null, 'prev'))?.key ?? 0;
  for (let end = Math.min(before - 1, last); end > 0; end -= AT_ONCE) {
    const batch = await db.getAll('meetings', IDBKeyRange.bound(end - AT_ONCE + 1, end));
    yield (batch as Kept[]).reverse();
  }
}

async function getMeetings(db: ReaderDb, ids: readonly number[]): Promise<Kept[]> {
  const { store } = db.transaction('meetings');
  const found = await Promise.all(ids.map((id) => store.get(id)));
  return found.filter((meeting) => meeting !== undefined) as Kept[];
}

/** Terms that were met; see `list-met`. */
export async function listMet(
  db: ReaderDb,
  { query = '', order, offset, limit }: Parameters<Requests['list-met']>[0],
): Promise<{ terms: MetTerm[]; total: number }> {
  const text = query.trim().toLowerCase();
  const terms = (await db.getAll('terms')).filter(({ term }) => term.toLowerCase().includes(text));
  const compare = {
    recent: (a: MetTerm, b: MetTerm) => b.last - a.last,
    often: (a: MetTerm, b: MetTerm) => b.count - a.count || b.last - a.last,
    name: (a: MetTerm, b: MetTerm) => a.term.localeCompare(b.term),
  }[order];
  return { terms: terms.toSorted(compare).slice(offset, offset + limit), total: terms.length };
}

/** How much was met, by week and by site; see `count-meetings`. */
export async function countMeetings(db: ReaderDb): Promise<ReturnType<Requests['count-meetings']>> {
  const [meetings, terms, weeks, sites] = await Promise.all([
    db.count('meetings'),
    db.count('terms'),
    countBy(db, 'week'),
    countBy(db, 'site'),
  ]);
  return {
    meetings,
    terms,
    weeks: weeks.map(([week, count]) => ({ week, meetings: count })).reverse(),
    sites: sites
      .map(([site, count]) => ({ site, meetings: count }))
      .toSorted((a, b) => b.meetings - a.meetings || a.site.localeCompare(b.site)),
  };
}

/** @returns the values of an index in their order, each with its meetings */
async function countBy(db: ReaderDb, name: 'week' | 'site'): Promise<[value: string, count: number][]> {
  const values: string[] = [];
  const index = db.transaction('meetings').store.index(name);
  for (let cursor = await index.openKeyCursor(null, 'nextunique'); cursor; cursor = await cursor.continue()) {
    values.push(cursor.key);
  }
  const counts = await Promise.all(values.map((value) => db.countFromIndex('meetings', name, value)));
  return values.map((value, i) => [value, counts[i]!]);
}

/** All meetings, oldest first, in parts; see `export-meetings`. */
export async function exportMeetings(
  db: ReaderDb,
  after = 0,
): Promise<ReturnType<Requests['export-meetings']>> {
  const [terms, batch] = await Promise.all([
    db.getAll('terms'),
    db.getAll('meetings', IDBKeyRange.lowerBound(after, true), EXPORTED_AT_ONCE),
  ]);
  const names = new Map(terms.map(({ key, term }) => [key, term]));
  const meetings = (batch as Kept[]).map((one) => ({ ...one, term: names.get(one.key) ?? one.key }));
  return { meetings, next: batch.length === EXPORTED_AT_ONCE ? meetings.at(-1)!.id : null };
}

/** Pages of which so many are told; of so many of the latest meetings. */
const PAGES = 5;
const LATEST = 200;

/** Where a term was met: pages, each once, the latest first. */
export async function whereMet(
  db: ReaderDb,
  key: string,
): Promise<{ met: MetTerm | null; pages: (MetPage & { at: number })[] }> {
  const [met, ids] = await Promise.all([
    db.get('terms', key),
    db.getAllKeysFromIndex('meetings', 'key', key),
  ]);
  const pages = new Map<string, MetPage & { at: number }>();
  for (const { page, at } of await getMeetings(db, ids.slice(-LATEST).reverse())) {
    if (page && !pages.has(page.url)) pages.set(page.url, { ...page, at });
    if (pages.size === PAGES) break;
  }
  return { met: met ?? null, pages: [...pages.values()] };
}

/** What was met after a meeting, by term; and the last meeting there is. */
export async function metSince(
  db: ReaderDb,
  after: number,
): Promise<{ met: { key: string; times: number; last: number }[]; upTo: number }> {
  const byKey = new Map<string, { key: string; times: number; last: number }>();
  let upTo = after;
  for (const { key, at, id } of (await db.getAll(
    'meetings',
    IDBKeyRange.lowerBound(after, true),
  )) as Kept[]) {
    const known = byKey.get(key);
    byKey.set(key, { key, times: (known?.times ?? 0) + 1, last: at });
    upTo = id;
  }
  return { met: [...byKey.values()], upTo };
}
