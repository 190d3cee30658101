import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePack } from '../../glossary/pack.ts';
import { closeWorker, type ExtendedChromium } from '../browser/launch.ts';
import { type PackHost, startPackHost } from '../browser/pack-host.ts';
import { until } from '../browser/until.ts';
import { BROWSERS } from './fixtures.ts';
import { inventory, largePack, wholeVersion } from './large-pack.ts';
import { storedPack } from './stored.ts';
import { acceptPreview, ask, dropFile, press, textsOf, untilText, type View, viewOf } from './views.ts';

/** What is stored takes the place of what was there whole, whatever happens meanwhile. */

/** How long the update has gone on when the worker is stopped. ms */
const MOMENTS = [300, 900, 1_500, 2_100];

/** Each of them stores 20,000 entries and looks at all of them. ms */
const LONG = 150_000;

describe('in Chromium', () => {
  let host: PackHost;
  let extended: ExtendedChromium;
  let options: View;

  beforeAll(async () => {
    host = await startPackHost();
    extended = await BROWSERS.chromium();
    options = viewOf(await extended.openExtensionPage('/options.html'));
    await untilText(options, '.pack', 'Built in');
  });
  afterAll(async () => {
    await extended.close();
    await host.close();
  });

  const publish = (version: number) => host.put({ 'pack.json': JSON.stringify(largePack(version)) });

  test(
    'a subscription’s update, stopped in its midst, leaves the old version whole, or the new one',
    async () => {
      publish(1);
      await ask(options, 'subscribe', { url: `${host.origin}/pack.json` });
      let current = 1;
      for (const [i, moment] of MOMENTS.entries()) {
        const next = i + 2;
        publish(next);
        const worker = await extended.worker();
        const updating = ask(options, 'update-now', { id: 'large' }).catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, moment));
        await closeWorker(worker);
        await updating;
        const found = await inventory(options, [current, next]);
        expect([wholeVersion(current), wholeVersion(next)], `after ${moment} ms`).toContainEqual(found);
        current = found.told[0]!;
      }
      publish(9);
      await ask(options, 'update-now', { id: 'large' });
      expect(await inventory(options, [current, 9])).toEqual(wholeVersion(9));
      const back = await ask(options, 'roll-back', { id: 'large' });
      expect(back?.offered).toMatchObject({ version: '9.0.0', why: 'refused' });
      expect(await inventory(options, [current, 9])).toEqual(wholeVersion(current));
    },
    LONG,
  );

  test('an import that is cancelled on its way leaves nothing', async () => {
    const before = await ask(options, 'list-packs', {});
    await dropFile(options, 'many.json', JSON.stringify({ ...largePack(0), id: 'many', name: 'Many' }));
    await acceptPreview(options, 'many.json');
    await untilText(options, '.report', 'is being stored');
    await press(options, 'Cancel the import of many.json');
    await until('no report is left', async () => !(await textsOf(options, '.report')).length);
    await until('nothing of it lies about', async () =>
      (await options.run(generations)).every((id) => id !== 'many'),
    );
    expect(await ask(options, 'list-packs', {})).toEqual(before);
  });

  test('a pack that took another’s place by hand gives it back in one click', async () => {
    const pack = (version: string) =>
      JSON.stringify({ format: 'lumomate-pack/1', id: 'coins', name: 'Coins', version, entries: [COIN] });
    for (const version of ['1.0.0', '2.0.0']) await importText(options, pack(version));
    await options.run(({ document }) =>
      document.querySelector<HTMLElement>('[aria-label="Go back to Coins 1.0.0"]')!.click(),
    );
    await untilText(options, '.pack', /^Coins .*version 1\.0\.0/);
    await untilText(options, '.pack', 'Go back to 2.0.0');
  });

  test('a database of version 1 is taken over: every pack, in its own order, with whose it is', async () => {
    const { entries, ...info } = parsePack(OLD).pack;
    await options.run(writeVersion1, { ...info, own: true }, entries);
    await extended.stopWorker();
    await until('the pack of version 1 is listed', async () =>
      (await ask(options, 'list-packs', {})).some(({ id, own }) => id === 'old' && own === true),
    );
    const stored = await storedPack(options, 'old');
    expect({ ...stored, entries: sorted(stored.entries) }).toEqual({
      ...info,
      own: true,
      entries: sorted(entries),
    });
    expect((await ask(options, 'search-entries', { query: 'quokka' })).map(({ key }) => key)).toEqual([
      'old/quokka',
    ]);
    expect((await ask(options, 'list-packs', {})).map(({ id }) => id)).toContain('lumomate');
  });
});

/** Runs in a page of the extension: the packs of which entries lie in the database, named by a record or not. */
function generations(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lumomate');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction('entries').objectStore('entries').getAllKeys();
      asking.onsuccess = () => {
        opening.result.close();
        resolve(asking.result.map((key) => (key as string[])[0]!.split('/')[0]!));
      };
    };
  });
}

const COIN = { term: 'Zorkmid', blurb: 'A coin.' };
const OLD = {
  format: 'lumomate-pack/1',
  id: 'old',
  name: 'Old',
  entries: [
    { term: 'Quokka', definition: 'An animal.' },
    { term: 'Aardvark', definition: 'Another one.', category: 'Diggers' },
  ],
};

function sorted<T extends { id: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Pastes a pack into the options page, and takes what the preview shows. */
async function importText(options: View, text: string): Promise<void> {
  await options.run(({ document }, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
  await until('the preview is taken', () =>
    options.run(({ document }) => {
      const button = document.querySelector<HTMLButtonElement>('.preview .button-main:enabled');
      button?.click();
      return button !== null;
    }),
  );
  const { version } = JSON.parse(text) as { version: string };
  await until('the pack is in', async () =>
    (await textsOf(options, '.pack')).some((pack) => pack.includes(`version ${version}`)),
  );
}

/** Runs in a page of the extension: puts a database as version 0.1.0 wrote it in the place of the one there is. */
async function writeVersion1(_: unknown, info: object, entries: readonly { id: string }[]): Promise<void> {
  const done = (request: IDBRequest) =>
    new Promise<void>((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  await done(indexedDB.deleteDatabase('lumomate'));
  const opening = indexedDB.open('lumomate', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('packs', { keyPath: 'id' });
    opening.result.createObjectStore('entries');
    opening.result.createObjectStore('forms');
  };
  await done(opening);
  const writing = opening.result.transaction(['packs', 'entries'], 'readwrite');
  const { id } = info as { id: string };
  const counts = { entryCount: entries.length, categoryCounts: { unsorted: 1, diggers: 1 }, stamp: 'x' };
  writing.objectStore('packs').put({ ...info, ...counts });
  for (const entry of entries) writing.objectStore('entries').put(entry, [id, entry.id]);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  opening.result.close();
}
