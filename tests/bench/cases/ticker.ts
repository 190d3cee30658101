import { until } from '../../browser/until.ts';
import {
  countMarks,
  type ExtendedTab,
  read,
  repeat,
  set,
  sleep,
  type Tab,
  threadTime,
  withExtension,
} from '../browsers.ts';
import { longPage, PAGES } from '../pages.ts';
import { median, spread, table } from '../report.ts';

/**
 * One text node of a page changes with every frame. Browsers lay marks out anew whenever the document changes, so
 * what counts is all that the main thread does, with the extension on and off in turn on the same page.
 */

const LONG_PAGE_NODES = 100_000;
/** How long each state is measured, and how long the page gets to come to rest in it. ms */
const MEASURED = 800;
const REST = 300;
/** How often each state comes in one run. */
const ROUNDS = 2;

const STATES = { off: { on: false }, underline: {}, tint: { look: 'tint' } } as const;
const PLACES = ['a box of its own', 'the text’s flow'] as const;

/** ms of the main thread for each changed frame */
type Share = Record<keyof typeof STATES, number>;

/** Lets clocks tick. @returns Markdown */
export async function ticker(runs: number): Promise<string> {
  const pages = {
    article: PAGES.article.html(),
    [`${LONG_PAGE_NODES.toLocaleString('en')} text nodes`]: longPage(LONG_PAGE_NODES),
  };
  const rows: string[][] = [];
  for (const [name, html] of Object.entries(pages)) {
    const all = await repeat(runs, () => withExtension(html, measure));
    for (const place of PLACES) {
      const of = (state: keyof Share) => all.map((run) => run.shares[place]![state]);
      const share = (state: keyof Share) => {
        const off = of('off');
        return spread(of(state).map((value, i) => value - off[i]!));
      };
      const marks = median(all.map((run) => run.marks)).toFixed(0);
      rows.push([name, place, marks, spread(of('off')), share('underline'), share('tint')]);
    }
  }
  return table(
    [
      'page',
      'what changes stands in',
      'marks',
      'off, ms a frame',
      'our share, underlines',
      'our share, tints',
    ],
    rows,
  );
}

async function measure(tab: ExtendedTab) {
  await read(tab);
  const marks = await countMarks(tab);
  const shares: Partial<Record<(typeof PLACES)[number], Share>> = {};
  for (const place of PLACES) {
    await tab.page.evaluate(tick, place === 'a box of its own');
    const sums: Share = { off: 0, underline: 0, tint: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      for (const state of Object.keys(STATES) as (keyof Share)[]) {
        await set(tab, STATES[state]);
        await until(
          'marks follow the settings',
          async () => (await countMarks(tab)) > 0 === (state !== 'off'),
        );
        await sleep(REST);
        sums[state] += (await msAFrame(tab)) / ROUNDS;
      }
    }
    shares[place] = sums;
  }
  return { marks, shares };
}

async function msAFrame(tab: Tab): Promise<number> {
  const before = await threadAndFrames(tab);
  await sleep(MEASURED);
  const after = await threadAndFrames(tab);
  return (after.ms - before.ms) / (after.frames - before.frames);
}

/** CPU time of the main thread so far, and frames. */
async function threadAndFrames({ cdp, page }: Tab): Promise<{ ms: number; frames: number }> {
  const frames = await page.evaluate(() => (globalThis as unknown as Ticking).frames!);
  return { ms: await threadTime(cdp), frames };
}

type Ticking = { frames?: number; ticking?: Text };

/** Runs in the page: begins to change a text in every frame, in place of the one before. @param apart nothing else moves for it */
function tick(apart: boolean): void {
  const shared = globalThis as unknown as Ticking;
  const box = document.createElement('p');
  const text = document.createTextNode('100000');
  box.append('Price: ', text);
  if (apart) box.style.cssText = 'position: fixed; top: 0; right: 0; margin: 0';
  shared.ticking?.parentElement?.remove();
  shared.ticking = text;
  shared.frames = 0;
  document.body.prepend(box);
  let price = 100_000;
  const next = () => {
    if (shared.ticking !== text) return;
    price += 1;
    text.data = String(price);
    shared.frames! += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}
