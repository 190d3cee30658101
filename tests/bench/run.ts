import { browserVersion } from './browsers.ts';
import { article } from './cases/article.ts';
import { feed, list } from './cases/changes.ts';
import { imports } from './cases/import.ts';
import { packs } from './cases/packs.ts';
import { peers } from './cases/peers.ts';
import { still } from './cases/still.ts';
import { ticker } from './cases/ticker.ts';
import { write } from './report.ts';
import { DATA, hasData } from './shared-data.ts';

/**
 * `npm run bench [-- case …]`: what LumoMate costs, in real Chromium, each run of a case in browser processes of its
 * own; prints tables and writes them into `docs/performance.md`. `RUNS` says how often each case is run.
 */

/** Measures `runs` times. @returns Markdown */
type Case = (runs: number) => Promise<string>;

const CASES: Record<string, Case> = { article, feed, list, ticker, still, packs, import: imports, peers };
const RUNS = Number(process.env.RUNS ?? 5);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(CASES, name));
if (unknown.length) {
  console.error(`There is no case ${unknown.join(', ')}; there are ${Object.keys(CASES).join(', ')}.`);
  process.exit(1);
}
if (!hasData) {
  console.log(`Skipped: the measured pages are not part of the project, and ${DATA} is not there.`);
  process.exit(0);
}
const browser = await browserVersion();
for (const [name, measure] of Object.entries(CASES)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`── ${name}`);
  write(name, browser, RUNS, await measure(RUNS));
}
