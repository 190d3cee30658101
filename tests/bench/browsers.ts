import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { PageTiming } from '../../glossary/requests.ts';
import type { Settings } from '../../glossary/settings.ts';
import { type ExtendedChromium, launchChromium, launchPlainChromium } from '../browser/launch.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';

/** Browsers to measure in: each call starts a process of its own, with one page to open. */

/** The extension that is measured. */
export const EXTENSION = join(import.meta.dirname, '../../.output/chrome-mv3');

/** Long enough for a page of megabytes on a busy machine. ms */
const PATIENCE = 60_000;

/** An open tab. */
export interface Tab {
  browser: Browser;
  page: Page;
  url: string;
  cdp: CDPSession;
}

/** A tab of a browser with the extension in it. */
export interface ExtendedTab extends Tab {
  extended: ExtendedChromium;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Does something `runs` times, one after the other. */
export async function repeat<T>(runs: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < runs; i++) results.push(await run());
  return results;
}

/** Chromium’s own name and version. */
export async function browserVersion(): Promise<string> {
  const browser = await launchPlainChromium();
  const version = await browser.version();
  await browser.close();
  return version.replace('/', ' ').replace('Headless', '').replace('Chrome', 'Chromium');
}

/** A browser without the extension. */
export async function withoutExtension<T>(html: string, use: (tab: Tab) => Promise<T>): Promise<T> {
  const site = await serve({ pages: { '/': html } });
  const browser = await launchPlainChromium();
  try {
    return await use(await openTab(browser, site.origin));
  } finally {
    await browser.close();
    await site.close();
  }
}

/** A browser whose worker has stored the built-in pack and runs: what a reader has every time but the first. */
export async function withExtension<T>(
  html: string,
  use: (tab: ExtendedTab) => Promise<T>,
  extension = EXTENSION,
): Promise<T> {
  const site = await serve({ pages: { '/': html } });
  const extended = await launchChromium(extension);
  try {
    await wake(extended);
    return await use({ extended, ...(await openTab(extended.browser, site.origin)) });
  } finally {
    await extended.close();
    await site.close();
  }
}

/** Has the worker started and its packs read. */
export async function wake(extended: ExtendedChromium): Promise<void> {
  const own = await extended.openExtensionPage('/manifest.json');
  await own.evaluate(async () => {
    await chrome.runtime.sendMessage({ ask: 'find-terms', input: { texts: [['kubernetes', 'en']] } });
  });
  await own.close();
}

/** Keeps a browser’s tabs from throttling one another: the measured page is the one in front. */
export async function openTab(browser: Browser, url: string): Promise<Tab> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  return { browser, page, url, cdp: await page.createCDPSession() };
}

/** Loads a page and gives it time to come to rest. */
export async function load({ page, url }: Tab): Promise<void> {
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
  await sleep(700);
}

/** Loads a page and waits until all of it has been read. */
export async function read({ extended, page, url }: ExtendedTab): Promise<Required<PageTiming>> {
  await page.goto(url, { waitUntil: 'load', timeout: PATIENCE });
  // Each question is itself a piece of script in the page.
  await sleep(500);
  const timing = await until(
    'the page has been read',
    async () => {
      const now = await extended.runInPage(page, () => globalThis.lumomate?.timing());
      if (now?.read && now.marked) return now as Required<PageTiming>;
      await sleep(200);
      return undefined;
    },
    PATIENCE,
  );
  // Marks follow the last look at the screen.
  await sleep(200);
  return timing;
}

/** Changes the settings, as the options page does, for pages that are open. */
export async function set({ extended }: ExtendedTab, settings: Partial<Settings>): Promise<void> {
  await extended.runInExtension(async (changed) => chrome.storage.local.set({ settings: changed }), settings);
}

/** How many marks there are. */
export function countMarks({ page }: Tab): Promise<number> {
  return page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
}

/**
 * Evaluates a script in a world of its own, as a content script has: there every node of the page is an object yet
 * to be made.
 */
export async function isolatedWorld({ cdp }: Tab): Promise<<T>(script: string) => Promise<T>> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  return async <T>(expression: string) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
}

/** A heap after everything in it that nobody holds is gone, with what its typed arrays hold outside of it. Bytes */
export async function heapOf(cdp: CDPSession): Promise<number> {
  // What the first round lets go of may have held the rest.
  for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
  const usage = await cdp.send('Runtime.getHeapUsage');
  return usage.usedSize + usage.backingStorageSize;
}

/** CPU time of a page’s main thread so far. ms */
export async function threadTime(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'ThreadTime')!.value;
}

/**
 * CPU time of a script. Two clocks show at least that: the page’s, which also counts what other programs took
 * meanwhile, and the thread’s, which also counts what asking it costs.
 * @param run gives ms by the page’s clock
 */
export async function cpuOf(cdp: CDPSession, run: () => Promise<number>): Promise<number> {
  const before = await threadTime(cdp);
  const onClock = await run();
  return Math.min(onClock, (await threadTime(cdp)) - before);
}
