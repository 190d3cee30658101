import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExtendedBrowser, launchChromium, launchFirefox } from '../../browser/launch.ts';
import { findMark, restOn } from '../../browser/marks.ts';
import { type Served, serve } from '../../browser/serve.ts';
import { until } from '../../browser/until.ts';
import { markedTexts, pageWith, snapshot, untilMarked } from '../../e2e/fixtures.ts';
import { ALL } from '../all-cases.ts';
import { report } from './report.ts';

/** The extension is updated, reloaded or removed under pages that are open. */

const TABS = ALL ? 20 : 8;
const PAGE = pageWith('<p>Kubernetes stands here, before a load balancer.</p>');
const OUTPUT = join(import.meta.dirname, '../../../.output');

const KINDS = {
  chromium: { build: 'chrome-mv3', start: launchChromium },
  firefox: { build: 'firefox-mv3', start: launchFirefox },
};

describe.each(Object.entries(KINDS).filter(([name]) => ALL || name === 'chromium'))(
  'an update in %s',
  (name, { build, start }) => {
    const folder = mkdtempSync(join(tmpdir(), 'lumomate-update-'));
    let extended: ExtendedBrowser;
    let site: Served;
    const tabs: Page[] = [];
    const said: string[] = [];

    beforeAll(async () => {
      cpSync(join(OUTPUT, build), folder, { recursive: true });
      site = await serve({
        pages: Object.fromEntries(Array.from({ length: TABS }, (_, i) => [`/${i}`, PAGE])),
      });
      extended = await start(folder);
      for (let i = 0; i < TABS; i++) {
        const page = await extended.browser.newPage();
        page.on('pageerror', (error) => said.push(String(error)));
        page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
        await page.goto(`${site.origin}/${i}`);
        await untilMarked(page, ['Kubernetes', 'load balancer']);
        tabs.push(page);
      }
    }, 120_000);
    afterAll(async () => {
      await extended.close();
      await site.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const cards = (page: Page) => page.evaluate(() => document.querySelectorAll('[popover]').length);

    test(`under ${TABS} open tabs: each is marked, opens one card, and is left as it was`, async () => {
      const before = await snapshot(tabs[0]!);
      const file = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...manifest, version: '0.1.1' }));
      await extended.browser.installExtension(folder);
      let passed = 0;
      const flaws: string[] = [];
      for (const [i, page] of tabs.entries()) {
        try {
          await page.bringToFront();
          await untilMarked(page, ['Kubernetes', 'load balancer']);
          // The new script may not be here yet, and then sees the pointer only once it moves again.
          await until('a card is open', async () => {
            await page.mouse.move(5, 400);
            await restOn(page, await findMark(page, 'kubernetes'));
            return until('', async () => (await cards(page)) > 0, 1_000).catch(() => false);
          });
          expect(await cards(page)).toBe(1);
          await page.keyboard.press('Escape');
          await until('it is gone', async () => (await cards(page)) === 0, 3_000);
          expect(await snapshot(page)).toBe(before);
          passed += 1;
        } catch (error) {
          flaws.push(`tab ${i}: ${error instanceof Error ? error.message : error}`);
        }
      }
      report({
        figure: 'Faults: tabs that were open while the extension was updated',
        tried: TABS,
        passed,
        where: name,
      });
      expect(flaws).toEqual([]);
      expect(said.filter((text) => !text.includes('404'))).toEqual([]);
    }, 200_000);

    test('or a removal leaves nothing that a reader sees, once they go on', async () => {
      await extended.browser.uninstallExtension(extended.extensionId);
      const page = tabs[0]!;
      await page.bringToFront();
      await page.mouse.click(5, 400);
      await page.evaluate(() => scrollTo(0, 5));
      await until('no mark is seen', async () => {
        await page.mouse.click(5, 400);
        // Firefox stops the script on the spot and takes its rules away; what is in the registry is drawn by nobody.
        return (await markedTexts(page)).length === 0 || !(await page.evaluate(isDrawn));
      });
      report({ figure: 'Faults: removed under an open tab', tried: 1, passed: 1, where: name });
    });
  },
);

/** Runs in the page. */
function isDrawn(): boolean {
  return ['underline', 'tint'].some((look) => {
    const { textDecorationLine, backgroundColor } = getComputedStyle(
      document.querySelector('p')!,
      `::highlight(lumomate-${look})`,
    );
    return textDecorationLine !== 'none' || !/transparent|, 0\)$/.test(backgroundColor);
  });
}
