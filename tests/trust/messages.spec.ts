import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OWN_NAMES, REQUEST_NAMES } from '../../entrypoints/background/answer.ts';
import { IMPORT_PORT } from '../../glossary/import-messages.ts';
import type { ExtendedBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { BROWSERS, importPack, pageWith, testIf, untilMarked } from '../e2e/fixtures.ts';
import { everythingStored } from '../e2e/stored.ts';
import { type View, viewOf } from '../e2e/views.ts';
import { ALL } from './all-cases.ts';
import { countFigure } from './count-figure.ts';

/** Messages from those who may not send them: a page that has taken over its renderer, a frame, another extension. */

const PACK = {
  format: 'lumomate-pack/1',
  id: 'coins',
  name: 'Coins',
  entries: [{ term: 'Zorkmid', blurb: 'A coin.' }],
};
/** Of each request, some that would do. */
const INPUT = {
  ...{
    id: 'coins',
    key: 'coins/zorkmid',
    keys: ['coins/zorkmid'],
    pack: 'coins',
    query: 'z',
    url: 'https://a.example/',
  },
  ...{
    settings: { on: false },
    forms: ['zorkmid'],
    words: { name: 'Mine', language: 'en' },
    keepPack: false,
  },
  ...{ paused: true, entry: { term: 'Groat', blurb: 'Another.' } },
};
const RANDOM = ALL ? 20_000 : 10_000;
const AT_ONCE = 500;

const random = fc.oneof(
  fc.jsonValue(),
  fc.record({ ask: fc.jsonValue(), input: fc.jsonValue() }),
  fc.record({ ask: fc.constantFrom(...OWN_NAMES), input: fc.oneof(fc.jsonValue(), fc.constant(INPUT)) }),
  fc.record({
    ask: fc.constantFrom(
      ...REQUEST_NAMES.filter((name) => !['mute', 'open-entry', 'choose-meaning'].includes(name)),
    ),
    input: fc.jsonValue(),
  }),
  fc.record({
    ask: fc.constantFrom('mute', 'open-entry', 'choose-meaning', '__proto__', 'constructor', ''),
    input: fc.oneof(fc.string(), fc.integer(), fc.array(fc.jsonValue()), fc.constant({ key: 5 })),
  }),
);

describe.each(Object.entries(BROWSERS).filter(([name]) => ALL || name === 'chromium'))(
  'forged messages in %s',
  (name, launch) => {
    const forged = countFigure('privileged requests refused to others', name);
    const noise = countFigure('random messages without a write', name);
    let extended: ExtendedBrowser;
    let site: Served;
    let page: Page;
    let options: View;
    let before: string;

    beforeAll(async () => {
      site = await serve({ pages: { '/': pageWith('<p>Here is a zorkmid.</p>') } });
      extended = await launch();
      await importPack(extended, JSON.stringify(PACK));
      options = viewOf(await extended.openExtensionPage('/options.html'));
      page = await extended.browser.newPage();
      await page.goto(site.origin);
      await untilMarked(page, ['zorkmid']);
      before = await stateOf();
    });
    afterAll(async () => {
      await extended.close();
      await site.close();
    });

    /** All that is stored: packs, every item of the storage. */
    async function stateOf(): Promise<string> {
      const items = await options.run(async () => [
        await chrome.storage.local.get(null),
        await chrome.storage.sync.get(null),
      ]);
      return JSON.stringify([await everythingStored(options), items]);
    }

    test('from a content script', () =>
      forged.check(async () => {
        const messages = OWN_NAMES.map((ask) => ({ ask, input: INPUT }));
        const replies = await extended.runInPage(
          page,
          (all) => Promise.all(all.map((message) => chrome.runtime.sendMessage(message))),
          messages,
        );
        expect(replies).toEqual(
          OWN_NAMES.map((ask) => ({ error: `“${ask}” may only be asked by LumoMate’s own pages.` })),
        );
        expect(await stateOf()).toBe(before);
      }, OWN_NAMES.length));

    test('from pages of ours in a frame: no page can have one there', () =>
      forged.check(async () => {
        const pages = ['options', 'popup', 'editor', 'glossary'].map(
          (own) => `${extended.origin}/${own}.html`,
        );
        await page.evaluate((addresses) => {
          for (const src of addresses)
            document.body.append(Object.assign(document.createElement('iframe'), { src }));
        }, pages);
        await until(
          'the browser has settled the frames',
          () => page.frames().filter((frame) => frame !== page.mainFrame()).length === pages.length,
        );
        const urls = page.frames().map((frame) => frame.url());
        expect(urls.filter((url) => url.startsWith(`${extended.origin}/`))).toEqual([]);
        const manifest = await options.run(() => chrome.runtime.getManifest());
        expect(manifest.web_accessible_resources ?? []).toEqual([]);
        expect(manifest.externally_connectable).toBeUndefined();
        await page.evaluate(() => {
          for (const frame of document.querySelectorAll('iframe')) frame.remove();
        });
        expect(await stateOf()).toBe(before);
      }, 4));

    testIf(name === 'chromium')('from another extension', () =>
      forged.check(async () => {
        const folder = otherExtension();
        const other = await extended.browser.installExtension(folder);
        const tab = await extended.browser.newPage();
        await tab.goto(`chrome-extension://${other}/page.html`);
        const replies = await tab.evaluate(
          sendTo,
          extended.extensionId,
          OWN_NAMES as string[],
          INPUT,
          IMPORT_PORT,
        );
        expect(new Set(replies)).toEqual(new Set(['refused']));
        expect(replies).toHaveLength(OWN_NAMES.length + 1);
        await tab.close();
        await extended.browser.uninstallExtension(other);
        rmSync(folder, { recursive: true });
        expect(await stateOf()).toBe(before);
      }, OWN_NAMES.length + 1),
    );

    test(
      'random ones',
      () =>
        noise.check(async () => {
          const seed = Date.now() % 2 ** 31;
          console.log(`${name}: random messages of seed ${seed}`);
          await extended.runInExtension((mark) => void Object.assign(globalThis, { mark }), seed);
          for (let sent = 0; sent < RANDOM; sent += AT_ONCE) {
            const messages = fc.sample(random, { numRuns: AT_ONCE, seed: seed + sent });
            await extended.runInPage(page, sendAll, messages, IMPORT_PORT);
          }
          expect(await stateOf()).toBe(before);
          expect(await extended.runInExtension(() => (globalThis as { mark?: number }).mark), 'lives').toBe(
            seed,
          );
        }, RANDOM),
      600_000,
    );
  },
);

/** Runs in the content script's world. */
async function sendAll(messages: unknown[], name: string): Promise<void> {
  const port = chrome.runtime.connect({ name });
  await Promise.all(messages.map((message) => chrome.runtime.sendMessage(message).catch(() => {})));
  for (const message of messages) {
    try {
      port.postMessage(message);
    } catch {
      // Closed, which is as good an answer as any.
    }
  }
  port.disconnect();
}

/** An extension that may do nothing, with a page to send from. @returns its folder */
function otherExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'other-extension-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Other', version: '1' }),
  );
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>Other</title>');
  return folder;
}

/** Runs in the other extension's page. */
async function sendTo(id: string, names: string[], input: unknown, portName: string): Promise<string[]> {
  const said: string[] = [];
  for (const ask of names) {
    said.push(
      await chrome.runtime.sendMessage(id, { ask, input }).then(
        (reply) => JSON.stringify(reply) ?? 'refused',
        () => 'refused',
      ),
    );
  }
  const port = chrome.runtime.connect(id, { name: portName });
  said.push(
    await new Promise<string>((resolve) => {
      port.onDisconnect.addListener(() => {
        void chrome.runtime.lastError;
        resolve('refused');
      });
      port.onMessage.addListener(() => resolve('answered'));
    }),
  );
  return said;
}
