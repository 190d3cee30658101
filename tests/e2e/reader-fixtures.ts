import { until } from '../browser/until.ts';
import { ask, type View } from './views.ts';

/** What the tests of history and letters share: all that is kept of a reader, and a letter whose time has come. */

/**
 * Everything that the browser keeps for the extension and that is not packs: storage, caches and every other database,
 * as text by name.
 */
export function keptOf(view: View): Promise<Record<string, string>> {
  return view.run(async ({ indexedDB, caches }) => {
    const kept: Record<string, string> = {};
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === 'lumomate') continue;
      const db = await answer(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        kept[`${name} ${store}`] = JSON.stringify(
          await answer(db.transaction(store).objectStore(store).getAll()),
        );
      }
      db.close();
    }
    for (const area of ['local', 'session', 'sync'] as const) {
      const items = (await chrome.storage[area]?.get(null).catch(() => ({}))) ?? {};
      for (const [name, value] of Object.entries(items)) kept[`${area} ${name}`] = JSON.stringify(value);
    }
    for (const name of await caches.keys()) {
      const addresses = (await (await caches.open(name)).keys()).map(({ url }) => url);
      kept[`cache ${name}`] = JSON.stringify(addresses);
    }
    return kept;
  });
}

/** Makes LumoMate have been there for two days, so that a letter can be due. */
async function setSinceBack(view: View): Promise<void> {
  // Whoever opens the database first makes it; that has to be the background.
  await ask(view, 'letter-status', {});
  await view.run(
    ({ indexedDB }, since) => {
      return new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('lumomate-reader');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('state', 'readwrite');
          tx.objectStore('state').put({ since, on: true }, 'letters');
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      });
    },
    Date.now() - 2 * 86_400_000,
  );
}

/** Makes the letter's time the hour that has just begun. @returns its week */
export async function letTheLetterCome(view: View): Promise<string> {
  await setSinceBack(view);
  const [letterDay, letterHour] = await view.run(() => [new Date().getDay(), new Date().getHours()] as const);
  // What is chosen already changes nothing.
  await ask(view, 'save-settings', { settings: { letterDay, letterHour: (letterHour + 23) % 24 } });
  await ask(view, 'save-settings', { settings: { letterDay, letterHour } });
  const [first] = await until('a letter is there', async () => {
    const letters = await ask(view, 'list-letters', {});
    return letters.length ? letters : undefined;
  });
  return first!.week;
}

/** What stands on LumoMate’s button in the browser’s toolbar. */
export function badgeOf(view: View): Promise<string> {
  return view.run(() => chrome.action.getBadgeText({}));
}
