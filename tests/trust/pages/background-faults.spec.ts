import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeWorker, type ExtendedChromium } from '../../browser/launch.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { hasCard, lookWhen, openPage } from '../../e2e/card-fixtures.ts';
import { BROWSERS, importPack, pageWith, testIf, untilMarked, whenRead } from '../../e2e/fixtures.ts';
import { ask, viewOf } from '../../e2e/views.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/** Machines fail: the worker, its database, its alarms, its messages. However a pack is stored, nothing may be lost. */

const PAGE = pageWith('<p>Kubernetes stands here with a zorblax, before a load balancer.</p>');

const PACK = JSON.stringify({
  format: 'lumomate-pack/1',
  id: 'own',
  name: 'Own',
  categories: [],
  entries: [{ id: 'zorblax', term: 'Zorblax', definition: 'A thing of ours.' }],
});

const survived = new Map<string, boolean>();

async function survives(fault: string, run: () => Promise<void>): Promise<void> {
  survived.set(fault, false);
  await run();
  survived.set(fault, true);
}

afterAll(() => {
  report({
    figure: 'Faults: worker, database, alarms, messages',
    tried: survived.size,
    passed: [...survived.values()].filter(Boolean).length,
    where: 'Chromium',
  });
});

/** The extension in a profile of its own, which outlives the browser. */
/** Everything that comes with it is stored anew, while questions wait. ms */
const HEALING_TIME = 30_000;

describe('Chromium', () => {
  let folder: string;
  let extended: ExtendedChromium;
  let site: Served;

  beforeAll(async () => {
    site = await serve({ pages: { '/': PAGE } });
  });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lumomate-faults-'));
    extended = await BROWSERS.chromium({ userDataDir: folder });
    expect(await importPack(extended, PACK)).toHaveProperty('done');
    const view = viewOf(await extended.openExtensionPage('/options.html'));
    await ask(view, 'mute', { kind: 'term', key: 'lumomate/dns', muted: true });
  });
  afterEach(async () => {
    await extended.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  afterAll(() => site.close());

  const stored = () =>
    extended.runInExtension(async () => {
      const { settings } = await chrome.storage.local.get('settings');
      return (settings as { mutedTerms?: string[] } | undefined)?.mutedTerms;
    });

  /** @param texts that must be marked on a page opened now */
  async function reads(texts: string[]): Promise<void> {
    const page = await openPage(extended, site.origin);
    await untilMarked(page, texts).catch(async () => untilMarked(page, texts));
    await cardOpens(page);
    await page.close();
    expect(await stored()).toEqual(['lumomate/dns']);
  }

  async function cardOpens(page: Page): Promise<void> {
    await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
    await lookWhen(extended, page, 'the card of Kubernetes', ({ heading }) => heading === 'Kubernetes');
  }

  const WITH_OWN = ['Kubernetes', 'load balancer', 'zorblax'];
  const BUILT_IN = ['Kubernetes', 'load balancer'];

  test('works on while another version of it holds the database open and will not let go', () =>
    survives('database held open', async () => {
      const tab = await extended.openExtensionPage('/manifest.json');
      await tab.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('lumomate');
            opening.onsuccess = () => {
              // It hears that another version wants to come, and does nothing about it.
              Object.assign(globalThis, { kept: opening.result });
              resolve();
            };
            opening.onerror = () => reject(opening.error);
          }),
      );
      await extended.stopWorker();
      await reads(WITH_OWN);
    }));

  testIf(ALL)('works with what comes with it where a later version has changed the database', () =>
    survives('database of a later version', async () => {
      await extended.stopWorker();
      const tab = await extended.openExtensionPage('/manifest.json');
      await tab.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('lumomate', 99);
            opening.onsuccess = () => {
              opening.result.close();
              resolve();
            };
            opening.onerror = () => reject(opening.error);
            opening.onblocked = () => reject(new Error('blocked'));
          }),
      );
      await extended.stopWorker();
      await reads(BUILT_IN);
      const last = await importPack(extended, PACK);
      expect(last).toHaveProperty('error');
      expect(last).toMatchObject({ error: expect.stringMatching(/storage/i) });
    }),
  );

  test('heals after its database was deleted while it ran', () =>
    survives('database deleted', async () => {
      const tab = await extended.openExtensionPage('/manifest.json');
      await tab.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase('lumomate');
            deleting.onsuccess = () => resolve();
            deleting.onerror = () => reject(deleting.error);
          }),
      );
      const before = await openPage(extended, site.origin);
      await until(
        'a card opens again',
        async () => {
          await before.reload();
          await whenRead(extended, before).catch(() => {});
          await extended
            .runInPage(before, () => globalThis.lumomate?.reveal('lumomate/kubernetes'))
            .catch(() => {});
          return until('', () => hasCard(before), 1_500).catch(() => false);
        },
        HEALING_TIME,
      );
      await before.close();
      await extended.stopWorker();
      await reads(BUILT_IN);
      expect(await importPack(extended, PACK)).toHaveProperty('done');
      await reads(WITH_OWN);
    }));

  test.each(ALL ? ['its manifest gone', 'garbage in every file', 'all files gone'] : ['its manifest gone'])(
    'starts with a damaged database: %s',
    (damage) =>
      survives(`database damaged: ${damage}`, async () => {
        await extended.close();
        const database = join(
          folder,
          `Default/IndexedDB/chrome-extension_${extended.extensionId}_0.indexeddb.leveldb`,
        );
        for (const file of readdirSync(database)) {
          const path = join(database, file);
          if (damage.startsWith('garbage')) writeFileSync(path, `garbage ${'\0\u0001'.repeat(500)}`);
          else if (damage.startsWith('all') || file.startsWith('MANIFEST')) rmSync(path);
        }
        extended = await BROWSERS.chromium({ userDataDir: folder });
        await reads(BUILT_IN);
        const last = await importPack(extended, PACK);
        // Either the browser made a new database, or the reader is told that there is none.
        if (!('done' in last)) expect(last).toMatchObject({ error: expect.stringMatching(/storage/i) });
      }),
  );

  test('says in one sentence that there is no room, and keeps what there is', () =>
    survives('over quota', async () => {
      const tab = await extended.openExtensionPage('/manifest.json');
      const cdp = await tab.createCDPSession();
      await cdp.send('Storage.overrideQuotaForOrigin', { origin: extended.origin, quotaSize: 1_000 });
      const large = {
        ...JSON.parse(PACK),
        id: 'large',
        entries: Array.from({ length: 2_000 }, (_, i) => ({
          id: `e${i}`,
          term: `Quux${i}`,
          definition: 'Of some length. '.repeat(200),
        })),
      };
      const last = await importPack(extended, JSON.stringify(large));
      // With `unlimitedStorage` Chromium lets it in all the same.
      if (!('done' in last)) expect((last as { error: string }).error).toMatch(/^[A-Z“].{20,300}[.]$/);
      await cdp.send('Storage.overrideQuotaForOrigin', { origin: extended.origin });
      await reads(WITH_OWN);
    }));

  test.each(ALL ? ['lost', 'long missed', 'set for the far future'] : ['lost'])(
    'makes its alarm again that was %s',
    (how) =>
      survives(`alarm ${how}`, async () => {
        const view = viewOf(await extended.openExtensionPage('/options.html'));
        const pack = { ...JSON.parse(PACK), id: 'subscribed', version: '1.0.0' };
        const host = await serve({
          pages: { '/pack.json': { body: JSON.stringify(pack), type: 'application/json' } },
        });
        try {
          await ask(view, 'subscribe', { url: `${host.origin}/pack.json` });
          const alarm = () =>
            extended.runInExtension(async () => (await chrome.alarms.getAll())[0]?.scheduledTime);
          await until('there is an alarm', alarm);
          const now = Date.now();
          await extended.runInExtension(async (kind) => {
            await chrome.alarms.clearAll();
            if (kind === 'set for the far future')
              await chrome.alarms.create('update', { when: Date.now() + 10 * 365 * 86_400_000 });
          }, how);
          if (how === 'long missed') {
            await extended.runInExtension(async () => {
              const all = await chrome.storage.local.get();
              const [key, value] =
                Object.entries(all).find(([name]) => name.startsWith('subscriptions')) ?? [];
              if (!key) throw new Error(`no subscriptions among ${Object.keys(all)}`);
              const past = JSON.stringify(value).replace(/"(due|nextDue|dueAt|nextCheck)":\d+/g, '"$1":1');
              await chrome.storage.local.set({ [key]: JSON.parse(past) });
            });
          }
          await extended.stopWorker();
          await extended.worker();
          const again = await until(
            'the alarm is there again',
            async () => {
              const when = await alarm();
              return when !== undefined && when < now + 7 * 86_400_000 && when;
            },
            20_000,
          );
          expect(again).toBeGreaterThan(now);
        } finally {
          await host.close();
        }
      }),
  );

  test('answers questions that are asked twice, a thousand times, or whose answer is lost with the worker', () =>
    survives('messages lost and doubled', async () => {
      const page = await openPage(extended, site.origin);
      await untilMarked(page, WITH_OWN);
      const view = viewOf(await extended.openExtensionPage('/options.html'));
      for (let i = 0; i < 3; i++) {
        const many = view.run(async () => {
          const questions = Array.from({ length: 1_000 }, () =>
            chrome.runtime.sendMessage({
              ask: 'mute',
              input: { kind: 'term', key: 'own/zorblax', muted: true },
            }),
          );
          return (await Promise.allSettled(questions)).length;
        });
        await closeWorker(await extended.worker());
        expect(await many).toBe(1_000);
      }
      await ask(view, 'mute', { kind: 'term', key: 'own/zorblax', muted: true });
      await untilMarked(page, BUILT_IN);
      expect(await stored()).toEqual(expect.arrayContaining(['lumomate/dns', 'own/zorblax']));
      expect(await stored()).toHaveLength(2);
      await page.bringToFront();
      await extended.stopWorker();
      await cardOpens(page);
    }));

  testIf(ALL)('opens the card although the worker is stopped in the midst of being asked for it', () =>
    survives('worker stopped while asked for a card', async () => {
      const page = await openPage(extended, site.origin);
      await untilMarked(page, WITH_OWN);
      for (let i = 0; i < 5; i++) {
        const worker = await extended.worker();
        await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
        await closeWorker(worker);
        await until('the card opens, then or when asked again', async () => {
          if (await hasCard(page)) return true;
          await extended.runInPage(page, () => globalThis.lumomate?.reveal('lumomate/kubernetes'));
          return until('', () => hasCard(page), 1_500).catch(() => false);
        });
        await page.keyboard.press('Escape');
      }
    }),
  );
});
