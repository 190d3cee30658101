import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import type { PageTiming } from '../../glossary/requests.ts';
import { type ExtendedChromium, launchChromium } from '../browser/launch.ts';
import { cardOf, findMark } from '../browser/marks.ts';
import { serve } from '../browser/serve.ts';
import { until } from '../browser/until.ts';
import { DATA, hasData, readMaybeZipped } from './shared-data.ts';
import { type Cost, frontPage, profile } from './trace.ts';

/**
 * `npm run bench`: what LumoMate costs a page, each case in a browser of its own, beside a bare walk over the same
 * page's text in the same run. Prints a Markdown table of medians with their spread.
 */

const EXTENSION = join(import.meta.dirname, '../../.output/chrome-mv3');
const RUNS = Number(process.env.RUNS ?? 5);

const CASES: { name: string; term: string; html: () => string }[] = [
  {
    name: 'article (82 kB)',
    term: 'kubernetes',
    html: () => readFileSync(join(DATA, 'html/k8s/0229.html'), 'utf8'),
  },
  {
    name: 'Kubernetes API reference (4.1 MB)',
    term: 'kubernetes',
    html: () => readMaybeZipped(join(DATA, 'large/k8s-api-reference-v1.26.html.gz')),
  },
  {
    name: 'schema.org hierarchy (3.2 MB)',
    term: '',
    html: () => readMaybeZipped(join(DATA, 'large/schema-org-all-30.0.html.gz')),
  },
];

interface Run extends Cost {
  walk: number;
  marked: number;
  read: number;
  card: number;
}

/** A browser whose worker has stored the built-in pack and runs: what a reader has every time but the first. */
async function withBrowser<T>(
  html: string,
  use: (extended: ExtendedChromium, url: string) => Promise<T>,
): Promise<T> {
  const site = await serve({ pages: { '/': html } });
  const extended = await launchChromium(EXTENSION);
  try {
    const own = await extended.openExtensionPage('/manifest.json');
    await own.evaluate(async () => {
      await chrome.runtime.sendMessage({ ask: 'look-up', input: { words: ['kubernetes'] } });
    });
    await own.close();
    return await use(extended, site.origin);
  } finally {
    await extended.close();
    await site.close();
  }
}

/** Opens a page and waits until all of it has been read. */
async function read({ runInPage }: ExtendedChromium, page: Page, url: string): Promise<Required<PageTiming>> {
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  return until(
    'the page has been read',
    async () => {
      const now = await runInPage(page, () => globalThis.lumomate?.timing());
      return now?.read && now.marked ? (now as Required<PageTiming>) : undefined;
    },
    60_000,
  );
}

/** Times, in one browser: ours, the bare walk, and the card. */
function timeOnce(html: string, term: string): Promise<Omit<Run, keyof Cost>> {
  return withBrowser(html, async (extended, url) => {
    const page = await frontPage(extended.browser);
    const timing = await read(extended, page, url);
    const walk = await extended.runInPage(page, bareWalk);
    return {
      walk,
      marked: timing.marked - timing.started,
      read: timing.read - timing.started,
      card: term ? await timeCard(page, term) : Number.NaN,
    };
  });
}

/** CPU, in another browser: profiling slows everything that is being timed. */
function costOnce(html: string): Promise<Cost> {
  return withBrowser(html, async (extended, url) => {
    const page = await frontPage(extended.browser);
    return profile(page, '/content-script.js', async () => void (await read(extended, page, url)));
  });
}

/** Runs in the page. */
function bareWalk(): number {
  const start = performance.now();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += (walker.currentNode as Text).data.length;
  return length > 0 ? performance.now() - start : 0;
}

async function timeCard(page: Page, term: string): Promise<number> {
  const { x, y, width, height } = await findMark(page, term);
  // Scrolling must be over: hovering means nothing while it lasts.
  await new Promise((resolve) => setTimeout(resolve, 400));
  await page.mouse.move(x + width / 2, y + height / 2);
  const start = performance.now();
  await cardOf(page);
  return performance.now() - start;
}

function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function spread(values: number[], unit: string): string {
  if (values.every(Number.isNaN)) return '–';
  const round = (value: number) => (unit === '×' ? value.toFixed(2) : value.toFixed(1));
  return `${round(median(values))}${unit} (${round(Math.min(...values))}–${round(Math.max(...values))})`;
}

if (!hasData) {
  console.log(`Skipped: the measured pages are not part of the project, and ${DATA} is not there.`);
  process.exit(0);
}
const bytes = ['content-script.js', 'assets/marks.css'].map(
  (file) => gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length,
);
console.log(`In every page: ${bytes[0]} B of script and ${bytes[1]} B of style, gzipped.\n`);
console.log(
  '| page | bare walk, ms | screen marked, ms | ÷ walk | all read, ms | our CPU, ms | ÷ walk | longest task, ms | rest to card, ms |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const { name, term, html } of CASES) {
  const text = html();
  const runs: Run[] = [];
  for (let i = 0; i < RUNS; i++) runs.push({ ...(await timeOnce(text, term)), ...(await costOnce(text)) });
  const cells = [
    spread(
      runs.map(({ walk }) => walk),
      '',
    ),
    spread(
      runs.map(({ marked }) => marked),
      '',
    ),
    spread(
      runs.map(({ marked, walk }) => marked / walk),
      '×',
    ),
    spread(
      runs.map(({ read }) => read),
      '',
    ),
    spread(
      runs.map(({ total }) => total),
      '',
    ),
    spread(
      runs.map(({ total, walk }) => total / walk),
      '×',
    ),
    spread(
      runs.map(({ longest }) => longest),
      '',
    ),
    spread(
      runs.map(({ card }) => card),
      '',
    ),
  ];
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}
