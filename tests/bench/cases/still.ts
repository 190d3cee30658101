import { type ExtendedTab, read, repeat, sleep, withExtension } from '../browsers.ts';
import { PAGES } from '../pages.ts';
import { median, table } from '../report.ts';
import { traced } from '../trace.ts';

/** A page that has been read and on which nothing happens: no script of ours may run. */

/** Until words that changed while the page was loaded have been looked at again. ms */
const REST = 3_000;
const WATCHED = 5_000;

/** Watches still pages. @returns Markdown */
export async function still(runs: number): Promise<string> {
  const rows: string[][] = [];
  for (const { name, html } of [PAGES.article, PAGES.reference]) {
    const text = html();
    const counts = await repeat(runs, () => withExtension(text, countWakeUps));
    rows.push([name, String(median(counts)), String(Math.max(...counts))]);
  }
  return table([`page; tasks with script of ours in ${WATCHED / 1000} s`, 'median', 'most'], rows);
}

async function countWakeUps(tab: ExtendedTab): Promise<number> {
  await read(tab);
  await sleep(REST);
  let from = 0;
  const trace = await traced(tab.page, async () => {
    from = await tab.page.evaluate(() => performance.now());
    await sleep(WATCHED);
  });
  // The questions before and after are script too.
  return trace.cost(from + 50, from + WATCHED - 50).tasks;
}
