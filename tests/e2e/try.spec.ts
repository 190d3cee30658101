import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchPlainChromium, launchPlainFirefox } from '../browser/launch.ts';
import { cardOf, findMark, restOn } from '../browser/marks.ts';
import { until } from '../browser/until.ts';
import { buildTry } from '../run/build-try.ts';
import { markedTexts } from './fixtures.ts';
import { accessibilityProblems } from './views.ts';

/** The page for trying LumoMate without installing it, opened from the disk in browsers that have no extension. */

const folder = mkdtempSync(join(tmpdir(), 'lumomate-try-'));
let address = '';
beforeAll(async () => {
  address = pathToFileURL(await buildTry(folder)).href;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ['chromium', launchPlainChromium],
  ['firefox', launchPlainFirefox],
] as const)('the page to try, in %s', (_, launch) => {
  let browser: Browser;
  let page: Page;
  const requested: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    page.on('request', (request) => requested.push(request.url()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(address);
  });
  afterAll(() => browser.close());

  test('marks the terms of its story, and opens the real card on one', async () => {
    await restOn(page, await findMark(page, 'load balancer'));
    const card = await cardOf(page);
    expect(card.width).toBeGreaterThan(300);
    expect(await markedTexts(page)).toEqual(
      expect.arrayContaining(['CDN', 'latency', 'Kubernetes', 'deadlock', 'idempotency']),
    );
    await page.keyboard.press('Escape');
    await untilNoCard();
  });

  test('goes from term to term by keyboard', async () => {
    await walk();
    await cardOf(page);
    const first = await pointedAt();
    await walk();
    await until('the next term has the card', async () => ![undefined, first].includes(await pointedAt()));
    await page.keyboard.press('Escape');
    await untilNoCard();
  });

  test('reads what somebody pastes, and nothing of it is taken for HTML', async () => {
    const text = 'We moved the <b>webhook</b> behind a reverse proxy; the API gateway was the bottleneck.';
    await page.evaluate((pasted) => {
      const field = document.querySelector('textarea')!;
      field.value = pasted;
      field.dispatchEvent(new Event('input'));
    }, text);
    expect(await page.$eval('#read', ({ textContent }) => textContent)).toBe(text);
    await findMark(page, 'reverse proxy');
  });

  test.each(['light', 'dark'])('has no problem for axe when it is %s', async (theme) => {
    await page.click(`[name=theme][value=${theme}]`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await restOn(page, await findMark(page, 'reverse proxy'));
    await cardOf(page);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe(theme === 'dark' ? 'rgb(29, 27, 24)' : 'rgb(253, 251, 246)');
    await page.keyboard.press('Escape');
    await untilNoCard();
  });

  test('asks the network for nothing, and has nothing to complain of', () => {
    expect(requested.filter((url) => !url.startsWith('data:') && url !== address)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  async function walk(): Promise<void> {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyL');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
  }

  function pointedAt(): Promise<string | undefined> {
    return page.evaluate(() => {
      const [range] = CSS.highlights.get('lumomate-focus') ?? [];
      return range && `${range.startContainer.textContent} ${range.startOffset}`;
    });
  }

  async function untilNoCard(): Promise<void> {
    await until('the card is closed', () => page.evaluate(() => !document.querySelector(':popover-open')));
  }

  test('fits a narrow screen', async () => {
    await page.setViewport({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await restOn(page, await findMark(page, 'CDN'));
    const { x, width } = await cardOf(page);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
  });
});
