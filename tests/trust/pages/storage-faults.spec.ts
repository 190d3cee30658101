import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ExtendedBrowser, launchChromium } from '../../browser/launch.ts';
import { serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { BROWSERS, importPack, pageWith, testIf, untilMarked } from '../../e2e/fixtures.ts';
import { storedPack } from '../../e2e/stored.ts';
import { ask, type View, viewOf } from '../../e2e/views.ts';
import { publishedFiles } from '../../published-files.ts';
import { type PackServer, startPackServer } from '../../unit/pack-server.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/**
 * A database that is full, deleted, held open or damaged, and alarms that get lost: what `background-faults` does to
 * Chromium, done to Firefox, and a real end of room. Subscriptions bring their packs back within one update.
 */

const OUTPUT = join(import.meta.dirname, '../../../.output');
const ONE = { version: '1.0.0', entries: { Zorkmid: 'A coin.' } };
const TWO = { version: '1.1.0', entries: { Zorkmid: 'A gold coin.' } };

/** Of an entry of which a few hundred fill the room that is left. */
const LONG_TEXT = 'Of some length. '.repeat(200);

let server: PackServer;
let extended: ExtendedBrowser;
let options: View;
let folder: string;
const survived: Record<string, { tried: number; passed: number }> = {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lumomate-storage-'));
  server = await startPackServer();
  server.put(publishedFiles(ONE));
});
afterEach(async () => {
  await extended.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(() => {
  for (const [where, counts] of Object.entries(survived))
    report({ figure: 'Faults: no room, no database, no alarm', ...counts, where });
});

async function survives(where: string, run: () => Promise<void>): Promise<void> {
  survived[where] ??= { tried: 0, passed: 0 };
  survived[where].tried += 1;
  await run();
  survived[where].passed += 1;
}

/** Opens the options page of a browser, and subscribes once. */
async function begin(browser: ExtendedBrowser): Promise<void> {
  extended = browser;
  await openOptions();
  const subscribed = await ask(options, 'list-subscriptions', {});
  if (!subscribed.length) await ask(options, 'subscribe', { url: `${server.origin}/words/manifest.json` });
  await ask(options, 'mute', { kind: 'term', key: 'lumomate/dns', muted: true });
}

async function openOptions(): Promise<void> {
  options = viewOf(await extended.openExtensionPage('/options.html'));
}

const mutedTerms = () =>
  options.run(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    return (settings as { mutedTerms: string[] }).mutedTerms;
  });

/** The subscribed pack is there within one update, its terms are marked, and what was chosen is still so. */
async function heals(): Promise<void> {
  server.put(publishedFiles(TWO));
  expect(await ask(options, 'update-now', { id: 'acme' })).toMatchObject({ failures: 0 });
  expect((await storedPack(options, 'acme')).entries).toMatchObject([{ blurb: 'A gold coin.' }]);
  await marks(['zorkmid', 'Kubernetes']);
  expect(await mutedTerms()).toEqual(['lumomate/dns']);
}

async function marks(texts: string[]): Promise<void> {
  const site = await serve({ pages: { '/': pageWith('<p>A zorkmid for Kubernetes and its DNS.</p>') } });
  const page = await extended.browser.newPage();
  await page.goto(site.origin);
  await untilMarked(page, texts).catch(() => untilMarked(page, texts));
  await page.close();
  await site.close();
}

/** Runs in an extension page. */
function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('lumomate');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}

/** Runs in an extension page. @param version another one, or none for the one that is there; it is not closed */
function holdDatabase(_: Window, version: number | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lumomate', version ?? undefined);
    opening.onsuccess = () => {
      Object.assign(globalThis, { kept: opening.result });
      if (version !== null) opening.result.close();
      resolve();
    };
    opening.onerror = () => reject(opening.error);
  });
}

describe('Chromium without room', () => {
  /** As an administrator or another browser may have it: without the right to all the room there is. */
  async function withoutRoom(): Promise<() => Promise<void>> {
    const build = join(folder, 'build');
    cpSync(join(OUTPUT, 'chrome-mv3'), build, { recursive: true });
    const file = join(build, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    const permissions = manifest.permissions.filter((one: string) => one !== 'unlimitedStorage');
    writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
    const start = () => launchChromium(build, { userDataDir: join(folder, 'profile') });
    await begin(await start());
    // A browser that has written lately takes its word for it that there is room.
    await extended.close();
    extended = await start();
    const tab = await extended.openExtensionPage('/manifest.json');
    const cdp = await tab.createCDPSession();
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: extended.origin, quotaSize: 1_000 });
    await openOptions();
    return async () => {
      await cdp.send('Storage.overrideQuotaForOrigin', { origin: extended.origin });
    };
  }

  const large = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`Quuxle ${i}`, LONG_TEXT]));

  test('an import says so in one sentence, and keeps what there is', () =>
    survives('chromium', async () => {
      const giveRoom = await withoutRoom();
      const entries = Object.keys(large).map((term) => ({ term, definition: LONG_TEXT }));
      const file = { format: 'lumomate-pack/1', id: 'large', name: 'Large', entries };
      const outcome = await importPack(extended, JSON.stringify(file));
      expect(outcome).toMatchObject({ error: expect.stringMatching(/^[A-Z].*(room|space|storage).*\.$/) });
      expect((await ask(options, 'list-packs', {})).map(({ id }) => id)).toEqual(['acme', 'lumomate']);
      await marks(['zorkmid', 'Kubernetes']);
      await giveRoom();
      expect(await importPack(extended, JSON.stringify(file))).toHaveProperty('done');
      await heals();
    }));

  testIf(ALL)('an update says so in one sentence, and keeps what there is', () =>
    survives('chromium', async () => {
      const giveRoom = await withoutRoom();
      server.put(publishedFiles({ version: '1.0.5', entries: large }));
      const { problem } = await ask(options, 'update-now', { id: 'acme' });
      expect(problem).toMatch(/^[A-Z].*(room|space|storage).*\.$/);
      expect((await storedPack(options, 'acme')).entries).toMatchObject([{ blurb: 'A coin.' }]);
      await giveRoom();
      await heals();
    }),
  );
});

describe('Firefox', () => {
  /** Long enough for what the background does after its start, short enough to wait for. ms */
  const IDLE = 8_000;
  const idle = { 'extensions.background.idle.timeout': IDLE };

  const untilStopped = () =>
    until(
      'the event page is stopped',
      () =>
        options.run(
          () => !chrome.extension.getViews().some(({ location }) => location.pathname.includes('background')),
        ),
      4 * IDLE,
    );

  test('heals after its database was deleted while it ran', () =>
    survives('firefox', async () => {
      await begin(await BROWSERS.firefox());
      await options.run(deleteDatabase);
      await marks(['Kubernetes']);
      await heals();
    }));

  testIf(ALL)('works on while somebody holds the database open', () =>
    survives('firefox', async () => {
      await begin(await BROWSERS.firefox({ extraPrefsFirefox: idle }));
      await options.run(holdDatabase, null);
      await untilStopped();
      await heals();
    }),
  );

  testIf(ALL)('works with what comes with it where a later version has changed the database', () =>
    survives('firefox', async () => {
      await begin(await BROWSERS.firefox({ extraPrefsFirefox: idle }));
      await untilStopped();
      await options.run(holdDatabase, 99);
      await marks(['Kubernetes']);
      const { problem } = await ask(options, 'update-now', { id: 'acme' });
      expect(problem).toMatch(/^The browser gives LumoMate no storage here/);
      await untilStopped();
      await options.run(deleteDatabase);
      await heals();
    }),
  );

  test.each(ALL ? ['all files gone', 'garbage in every file'] : [])(
    'starts with a damaged database: %s',
    (damage) =>
      survives('firefox', async () => {
        const extraPrefsFirefox = {
          'extensions.webextensions.keepStorageOnUninstall': true,
          'extensions.webextensions.keepUuidOnUninstall': true,
        };
        const start = () => BROWSERS.firefox({ userDataDir: folder, extraPrefsFirefox });
        await begin(await start());
        await extended.close();
        const places = readdirSync(join(folder, 'storage/default')).filter((one) =>
          one.startsWith('moz-ext'),
        );
        const files = places.flatMap((place) => {
          const idb = join(folder, 'storage/default', place, 'idb');
          return readdirSync(idb)
            .filter((file) => file.endsWith('.sqlite'))
            .map((file) => join(idb, file));
        });
        expect(files.length).toBeGreaterThan(0);
        for (const file of files) {
          if (damage.startsWith('all')) rmSync(file);
          else writeFileSync(file, `garbage ${'\0\u0001'.repeat(5_000)}`);
        }
        await begin(await start());
        await marks(['Kubernetes']);
        await heals();
      }),
    120_000,
  );

  test.each(ALL ? ['lost', 'set for the far future'] : [])('makes its alarm again that was %s', (how) =>
    survives('firefox', async () => {
      await begin(await BROWSERS.firefox({ extraPrefsFirefox: idle }));
      const when = () => options.run(async () => (await chrome.alarms.get('update'))?.scheduledTime);
      await until('there is an alarm', when);
      await options.run(async (_, kind) => {
        await chrome.alarms.clearAll();
        const farAway = Date.now() + 10 * 365 * 86_400_000;
        if (kind !== 'lost') chrome.alarms.create('update', { when: farAway });
      }, how);
      await untilStopped();
      await ask(options, 'list-packs', {});
      const again = await until('the alarm is there again', async () => {
        const scheduled = await when();
        return scheduled !== undefined && scheduled < Date.now() + 7 * 86_400_000 && scheduled;
      });
      expect(again).toBeGreaterThan(Date.now());
    }),
  );
});
