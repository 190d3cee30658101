import type { ElementHandle, Page } from 'puppeteer-core';
import { type ExtendedChromium, launchChromium } from '../browser/launch.ts';
import { serve } from '../browser/serve.ts';
import { EXTENSION, sleep } from './browsers.ts';
import type { PackFile } from './import-files.ts';
import { PAGES } from './pages.ts';
import {
  answerTimes,
  askAgainAndAgain,
  heapNow,
  largestRenderer,
  longestHeld,
  watchThread,
} from './probes.ts';
import { type LongestTasks, longestTasks } from './trace.ts';

/** One import of a large pack in real Chromium, and everything that is felt of it. */

/** What a busy machine may take for all of the largest. ms */
const PATIENCE = 900_000;

/** What a page asks when it is read and a card is opened, and the popup when somebody types. */
export const PAGE_ASKS = [
  {
    ask: 'find-terms',
    input: { texts: [['Kubernetes asks a proxy for the service of a container, or a load balancer.', 'en']] },
  },
  { ask: 'get-entry', input: { key: 'lumomate/container' } },
];
export const POPUP_ASKS = [
  { ask: 'list-packs', input: {} },
  { ask: 'search-entries', input: { query: 'proxy' } },
];

export interface Run {
  said: string;
  /** Until the last word; and until the steps began. ms */
  all: number;
  steps: Record<string, number>;
  /** Different things the report said on the way. */
  told: number;
  tasks: LongestTasks;
  /** Longest that a thread was held at a time, on the clock. ms */
  options: number;
  popup: number;
  background: number;
  answers: Record<string, number[]>;
  answersAfter: Record<string, number[]>;
  /** Bytes */
  heaps: { background: number; reader: number };
  process: { before: number; most: number; cpu: number };
  /** As `options` and `background`, while nothing was imported. ms */
  quiet: { options: number; background: number };
}

/** Imports a file in a browser of its own, with a page and the popup open beside the options page. */
export async function measureImport({ path }: PackFile): Promise<Run> {
  const site = await serve({ pages: { '/': PAGES.article.html() } });
  // Three pages are open, and only one of them can be in front.
  const extended = await launchChromium(EXTENSION, {
    protocolTimeout: PATIENCE,
    args: ['--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  });
  try {
    const page = await extended.browser.newPage();
    await page.goto(site.origin);
    const popup = await extended.openExtensionPage('/popup.html');
    const options = await extended.openExtensionPage('/options.html');
    await sleep(2_000);
    return await importIn(extended, { page, popup, options }, path);
  } finally {
    await extended.close();
    await site.close();
  }
}

interface Pages {
  page: Page;
  popup: Page;
  options: Page;
}

async function importIn(extended: ExtendedChromium, pages: Pages, path: string): Promise<Run> {
  const { page, popup, options } = pages;
  const pid = extended.browser.process()!.pid!;
  const background = await extended.worker();
  await background.evaluate(watchThread);
  await Promise.all([popup.evaluate(watchThread), options.evaluate(watchThread)]);
  await extended.runInPage(page, askAgainAndAgain, PAGE_ASKS);
  await popup.evaluate(askAgainAndAgain, POPUP_ASKS);
  await sleep(2_000);
  await Promise.all([background, options].map((where) => where.evaluate(longestHeld)));
  await sleep(5_000);
  const quiet = {
    options: await options.evaluate(longestHeld),
    background: await background.evaluate(longestHeld),
  };
  await extended.runInPage(page, answerTimes);
  await popup.evaluate(answerTimes);
  await Promise.all([background, popup, options].map((where) => where.evaluate(longestHeld)));
  const { now: before, cpu: cpuBefore } = largestRenderer(pid);

  const heaps = { background: 0, reader: 0 };
  const stopSampling = sample(extended, options, heaps);
  await options.evaluate(watchReport);
  const input = (await options.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
  let report: unknown;
  const tasks = await longestTasks(options, async () => {
    await input.uploadFile(path);
    report = await (
      await options.waitForFunction(readReport, { timeout: PATIENCE, polling: 200 })
    ).jsonValue();
  });
  const { most, cpu } = largestRenderer(pid);
  await stopSampling();
  const held = await Promise.all([options, popup, background].map((where) => where.evaluate(longestHeld)));
  const asked = async () => ({
    ...(await extended.runInPage(page, answerTimes)),
    ...(await popup.evaluate(answerTimes)),
  });
  const meanwhile = await asked();
  await sleep(3_000);
  return {
    ...(report as Pick<Run, 'said' | 'all' | 'steps' | 'told'>),
    tasks,
    options: held[0]!,
    popup: held[1]!,
    background: held[2]!,
    answers: meanwhile,
    answersAfter: await asked(),
    heaps,
    process: { before, most, cpu: cpu - cpuBefore },
    quiet,
  };
}

/** Looks at the heaps from time to time. @returns how to stop */
function sample({ worker }: ExtendedChromium, options: Page, most: Run['heaps']): () => Promise<void> {
  let goesOn = true;
  const look = async () => {
    const background = (await worker()).client;
    while (goesOn) {
      const [reader] = options.workers();
      const now = await Promise.all([heapNow(background), reader && heapNow(reader.client)]);
      most.background = Math.max(most.background, now[0] ?? 0);
      most.reader = Math.max(most.reader, now[1] ?? 0);
      await sleep(250);
    }
  };
  const looking = look();
  return async () => {
    goesOn = false;
    await looking;
  };
}

/** Runs in the options page: notes when its report says another step for the first time, and how often it changes. */
function watchReport(): void {
  const watched = { start: 0, steps: {} as Record<string, number>, told: 0 };
  Object.assign(globalThis, { watched });
  addEventListener(
    'change',
    () => {
      watched.start = performance.now();
    },
    true,
  );
  new MutationObserver(() => {
    // Whoever measures has looked at the preview already.
    document.querySelector<HTMLButtonElement>('.preview .button-main:enabled')?.click();
    const text = document.querySelector('.report')?.textContent ?? '';
    watched.told += 1;
    const step = /is being (read|checked|stored|made)/.exec(text)?.[1];
    if (step) watched.steps[step] ??= performance.now() - watched.start;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the options page: what was noted, when there is a last word. */
function readReport(): Omit<Run, 'answers'> | undefined {
  const last = document.querySelector('.report-done, .report-refused');
  if (!last) return undefined;
  const { watched } = globalThis as unknown as { watched: { start: number } };
  const lines = last.matches('.report-refused') ? last.querySelectorAll('.lines li') : [];
  const said = [last.querySelector('.report-head p')!, ...lines]
    .map(({ textContent }) => textContent.trim())
    .join(' ');
  const now = performance.now() - watched.start;
  return { ...watched, said, all: now } as never;
}
