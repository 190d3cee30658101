import type { Page } from 'puppeteer-core';
import { weekOf } from '../../glossary/letter-schedule.ts';
import type { Meeting } from '../../glossary/reader-requests.ts';
import { newMemory } from '../../glossary/recall.ts';
import { until } from '../browser/until.ts';
import { ask, type View } from './views.ts';

/** A reader who has met things before the test began. */

export type MetBefore = Omit<Meeting, 'id'>;

/** What one message to a page may well carry. */
const AT_ONCE = 20_000;

/** Writes meetings, with their terms and what is to be remembered of them, as if they had been taken down in time. */
export async function metBefore(view: View, meetings: readonly MetBefore[]): Promise<void> {
  // The first question makes the database.
  await ask(view, 'count-meetings', {});
  for (let i = 0; i < meetings.length; i += AT_ONCE) {
    await view.run(
      addTo,
      'meetings',
      meetings.slice(i, i + AT_ONCE).map(({ term: _, ...meeting }) => meeting),
    );
  }
  const terms = new Map<string, { key: string; term: string; count: number; first: number; last: number }>();
  for (const { key, term, at } of meetings) {
    const known = terms.get(key) ?? { key, term, count: 0, first: at, last: at };
    const { count, first, last } = known;
    terms.set(key, { ...known, count: count + 1, first: Math.min(first, at), last: Math.max(last, at) });
  }
  await view.run(addTo, 'terms', [...terms.values()]);
  await view.run(
    addTo,
    'memories',
    [...terms.values()].map(({ key, first }) => newMemory(key, first)),
  );
}

/** Runs in a page of the extension. */
function addTo(
  { indexedDB }: Window & typeof globalThis,
  store: string,
  values: readonly object[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lumomate-reader');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const tx = opening.result.transaction(store, 'readwrite');
      for (const value of values) tx.objectStore(store).put(value);
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

const DAY = 86_400_000;

/** A pack that would reach out if it could. @param origin where to */
export function packOf(origin: string): string {
  const reach = `<img src="${origin}/leak.png"><script>fetch("${origin}/leak")</script>`;
  const texts = (of: string) =>
    Object.fromEntries(
      ['definition', 'plain', 'picture', 'where', 'example', 'myth', 'takeaway'].map((layer) => [
        layer,
        `The ${layer} of ${of}. ${reach}`,
      ]),
    );
  return JSON.stringify({
    format: 'lumomate-pack/1',
    id: 'coins',
    name: 'Coins',
    entries: ['Zorkmid', 'Groat', 'Thaler', 'Ducat', 'Florin'].map((term, i) => ({
      term,
      blurb: `A coin of the ${i + 1}. kind. ${reach}`,
      ...texts(term),
      seeAlso: i ? [] : ['florin'],
      illustration: { hero: { scene: 'orchestra', alt: `A coin ${reach}` } },
    })),
  });
}

/** Met for a week, Zorkmid most of all. */
export const MET: MetBefore[] = ['zorkmid', 'zorkmid', 'zorkmid', 'groat', 'groat', 'thaler', 'ducat'].map(
  (id, i) => {
    const at = Date.now() - 3 * DAY + i * 60_000;
    const term = id[0]!.toUpperCase() + id.slice(1);
    const site = i % 2 ? 'blog.example.com' : 'docs.example.org';
    const page = { title: `On ${id}s`, url: `https://${site}/${i}`, site };
    return { key: `coins/${id}`, term, at, week: weekOf(new Date(at)), page };
  },
);

/** What the page would save under a click. @param doing presses what saves */
export async function savedBy(page: Page, doing: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => {
    const own = globalThis as { saved?: string };
    delete own.saved;
    HTMLAnchorElement.prototype.click = () => {};
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => {
        own.saved = text;
      });
      return 'blob:saved';
    };
  });
  await doing();
  return until('something is saved', () => page.evaluate(() => (globalThis as { saved?: string }).saved));
}
