import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { until } from '../browser/until.ts';
import { publishedFiles } from '../published-files.ts';
import { type PackServer, startPackServer } from '../unit/pack-server.ts';
import { BROWSERS, importPack } from './fixtures.ts';
import { MET, metBefore, packOf, savedBy } from './met-before.ts';
import { letTheLetterCome } from './reader-fixtures.ts';
import { everythingStored } from './stored.ts';
import { accessibilityProblems, ask, press, textsOf, untilText, type View, viewOf } from './views.ts';

/** How LumoMate is, what mends it, and everything in one file. */

describe.each(Object.entries(BROWSERS))('the diagnostics page of %s', (name, launch) => {
  let extended: ExtendedBrowser;
  let server: PackServer;
  let page: Page;
  let view: View;

  beforeAll(async () => {
    server = await startPackServer();
    server.put(publishedFiles({ version: '1.0.0', entries: { Ant: 'Small.' } }));
    extended = await launch();
    expect(await importPack(extended, packOf('https://a.example'))).toHaveProperty('done');
    page = await extended.openExtensionPage('/options.html');
    view = viewOf(page);
    await ask(view, 'subscribe', { url: `${server.origin}/words/manifest.json` });
    const { id } = await ask(view, 'create-pack', { words: { name: 'Mine' }, additionsTo: 'coins' });
    await ask(view, 'save-entry', { pack: id, entry: { term: 'Guilder', blurb: 'Mine.' } });
    await ask(view, 'save-settings', { settings: { look: 'tint', mutedTerms: ['coins/groat'] } });
    await metBefore(view, MET);
    await letTheLetterCome(view);
    await press(view, 'Diagnostics, repair, backup');
    // While the browser leaves one page for the other, neither can be asked.
    await until('the link has led there', () =>
      page.evaluate(() => document.querySelector('.states') !== null).catch(() => false),
    );
    await untilText(view, '.states', 'Coins');
  });
  afterAll(async () => {
    await extended?.close();
    await server?.close();
  });

  test('says how LumoMate is, and axe finds no problem', async () => {
    const [facts = ''] = await textsOf(view, '.facts');
    expect(facts).toMatch(/Version\s+0\.\d+\.\d+/);
    expect(facts).toMatch(/Database\s+works/);
    expect(facts).toMatch(/History\s+terms: 4, meetings: 7/);
    const tables = await textsOf(view, '.states');
    expect(tables.join('\n')).toMatch(/Coins\s+0\.0\.0\s+5\s+fine/);
    expect(tables.join('\n')).toMatch(/Acme words\s+just now/);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('repairs: an index that was lost is made again, and subscriptions are fetched', async () => {
    await view.run(
      ({ indexedDB }) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('lumomate');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const tx = opening.result.transaction('forms', 'readwrite');
            tx.objectStore('forms').clear();
            tx.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
    );
    server.asked.length = 0;
    await press(view, 'Repair');
    await untilText(view, '.work-report', /Made again: 4\. Subscriptions looked at: 1\./);
    expect(server.asked.length).toBeGreaterThan(0);
    const forms = await view.run(
      ({ indexedDB }) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('lumomate');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('forms').objectStore('forms').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
    expect(forms).toBeGreaterThanOrEqual(4);
  });

  test('backs everything up, and another installation has it all after restoring', async () => {
    const file = await savedBy(page, () => press(view, 'Back up everything'));
    const there = await knownBy(view);
    const other = await launch();
    try {
      const fresh = await other.openExtensionPage('/diagnostics.html');
      const own = viewOf(fresh);
      await untilText(own, '.states', 'fine');
      await choose(own, 'broken.json', file.slice(0, -30));
      await untilText(
        own,
        '.work-report',
        'Nothing was restored: the file “broken.json” is cut off or damaged',
      );
      for (const _ of [1, 2]) {
        await choose(own, 'backup.json', file);
        await untilText(own, '.confirm-dialog', 'Packs: 3. Subscriptions: 1. Meetings in the history: 7.');
        await press(own, 'Restore', '.confirm-dialog');
        await untilText(own, '.work-report', /^Restored\.\s*Dismiss$/);
        expect(await knownBy(own)).toEqual(there);
        if (name === 'chromium') expect(await accessibilityProblems(fresh)).toEqual([]);
      }
    } finally {
      await other.close();
    }
  });
});

/** What a reader would miss. */
async function knownBy(view: View) {
  const { packs, texts, settings } = await everythingStored(view);
  const { meetings } = await ask(view, 'list-meetings', { limit: 100 });
  const met = await ask(view, 'list-met', { order: 'name', offset: 0, limit: 100 });
  return {
    packs: packs.map(({ id, name, version, entries, own, additionsTo }) => [
      ...[id, name, version, entries],
      ...[own, additionsTo],
    ]),
    texts,
    settings,
    meetings: meetings.map(({ key, at, term }) => [key, at, term]),
    // When it would be asked again depends on now.
    terms: met.terms.map(({ recall, ...term }) => ({ ...term, due: recall?.due, known: recall?.known })),
    letters: (await ask(view, 'list-letters', {})).map(({ week, about }) => [week, about]),
    subscriptions: (await ask(view, 'list-subscriptions', {})).map(({ url, version }) => [url, version]),
  };
}

/** As somebody chooses a file. */
async function choose(view: View, fileName: string, text: string): Promise<void> {
  await until('a file can be chosen', () =>
    view.run(({ document }) => Boolean(document.querySelector('input[type=file]'))),
  );
  await view.run(
    (own, called, content) => {
      const input = own.document.querySelector<HTMLInputElement>('input[type=file]')!;
      const transfer = new own.DataTransfer();
      transfer.items.add(new own.File([content], called, { type: 'application/json' }));
      input.files = transfer.files;
      input.dispatchEvent(new own.Event('change', { bubbles: true }));
    },
    fileName,
    text,
  );
}
