import { cardOf, findMark } from '../../browser/marks.ts';
import {
  cpuOf,
  isolatedWorld,
  load,
  openTab,
  read,
  repeat,
  sleep,
  withExtension,
  withoutExtension,
} from '../browsers.ts';
import { PAGES } from '../pages.ts';
import { median, spread, table, times } from '../report.ts';
import { type Cost, traced } from '../trace.ts';

/** A page is opened: our CPU until its first screen is marked and until all of it is read, beside a bare walk. */

interface Run {
  /** Reading every text node once, in a content script’s world and in the page’s own. ms */
  walk: number;
  pageWalk: number;
  first: Cost;
  all: Cost;
  /** On the clock, from the start of the content script. ms */
  marked: number;
  read: number;
  /** From the pointer’s rest to the card, the 300 ms that it waits included. ms */
  card: number | undefined;
}

/** Opens pages. @returns Markdown */
export async function article(runs: number): Promise<string> {
  const cpu: string[][] = [];
  const clock: string[][] = [];
  for (const { name, html } of Object.values(PAGES)) {
    const text = html();
    const term = name.startsWith('article') ? 'kubernetes' : undefined;
    const all = await repeat(runs, () => measure(text, term));
    const of = (value: (run: Run) => number) => all.map(value);
    const walk = of((run) => run.walk);
    cpu.push([
      name,
      spread(walk),
      spread(of((run) => run.pageWalk)),
      spread(of((run) => run.first.evaluating)),
      spread(of((run) => run.first.script)),
      times(
        of((run) => run.first.script),
        walk,
      ),
      spread(of((run) => run.all.script)),
      times(
        of((run) => run.all.script),
        walk,
      ),
      spread(of((run) => run.all.longest)),
    ]);
    const cards = all.flatMap(({ card }) => card ?? []);
    clock.push([
      name,
      spread(
        of((run) => run.marked),
        0,
      ),
      spread(
        of((run) => run.read),
        0,
      ),
      cards.length ? `${median(cards).toFixed(0)}` : '–',
    ]);
  }
  return [
    table(
      [
        'page; CPU of the main thread, ms',
        'bare walk',
        'the same in the page’s own world',
        'our script evaluated',
        'first screen marked',
        '÷ walk',
        'all read',
        '÷ walk',
        'longest task',
      ],
      cpu,
    ),
    table(['page; on the clock, ms', 'first screen marked', 'all read', 'rest to card'], clock),
  ].join('\n\n');
}

async function measure(html: string, term: string | undefined): Promise<Run> {
  const walks = await withoutExtension(html, async (tab) => {
    await load(tab);
    const world = await isolatedWorld(tab);
    const walk = await cpuOf(tab.cdp, () => world<number>(`(${bareWalk})()`));
    await tab.page.close();
    // Another process again: in the first one, the page’s text is warm.
    const other = await openTab(tab.browser, tab.url);
    await load(other);
    return { walk, pageWalk: await cpuOf(other.cdp, () => other.page.evaluate(bareWalk)) };
  });
  const ours = await withExtension(html, async (tab) => {
    let timing: Awaited<ReturnType<typeof read>>;
    const trace = await traced(tab.page, async () => {
      timing = await read(tab);
    });
    const { started, marked, read: done } = timing!;
    const first = trace.cost(0, marked);
    const all = trace.cost(0, done);
    const card = term === undefined ? undefined : await timeCard(tab.page, term);
    return { first, all, marked: marked - started, read: done - started, card };
  });
  return { ...walks, ...ours };
}

/** Runs in the page. */
function bareWalk(): number {
  const start = performance.now();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) length += (walker.currentNode as Text).data.length;
  return length > 0 ? performance.now() - start : 0;
}

async function timeCard(page: Parameters<typeof findMark>[0], term: string): Promise<number> {
  const { x, y, width, height } = await findMark(page, term);
  // Hovering means nothing while a scroll lasts.
  await sleep(400);
  await page.mouse.move(x + width / 2, y + height / 2);
  const start = performance.now();
  await cardOf(page);
  return performance.now() - start;
}
