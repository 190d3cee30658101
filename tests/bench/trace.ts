import type { Browser, Page } from 'puppeteer-core';

/**
 * What LumoMate’s scripts cost a page, from a trace of its main thread. Traces weigh little beside CPU profiles, which
 * make scripts several times slower; but they do not say whose script ran, so measured pages are served with a
 * policy that lets none of their own run.
 */

/** CPU time of a thread: ms. */
export interface Cost {
  /** All our script. */
  total: number;
  /** Until a moment. */
  before: number;
  /** The task with most of it. */
  longest: number;
  /** Everything the main thread did. */
  thread: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { isLoadingMainFrame?: boolean; documentLoaderURL?: string } };
}

const CATEGORIES = ['devtools.timeline', 'toplevel', 'blink.user_timing', 'v8.execute'];
const TASK = 'ThreadControllerImpl::RunTask';
/** Scripts, and what runs them. */
const SCRIPT = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'RunPostTaskCallback',
  'EventDispatch',
  'v8.callFunction',
  'v8.run',
]);
/** What the browser does in the midst of a script that asks for it, and would have done anyway. */
const BROWSER = new Set([
  'Layout',
  'UpdateLayoutTree',
  'PrePaint',
  'Paint',
  'ParseHTML',
  'ParseAuthorStyleSheet',
]);

/** A trace of a page’s main thread. */
export interface Trace {
  /** @param until a time of the page’s `performance.now()`, up to which `before` counts */
  cost(until: number): Cost;
}

/** Traces a page while `run` runs. @param url the page’s address */
export async function traced(page: Page, url: string, run: () => Promise<void>): Promise<Trace> {
  await page.tracing.start({ categories: CATEGORIES });
  await run();
  const buffer = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(buffer)) as { traceEvents: TraceEvent[] };
  const begun = traceEvents.find(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith(url),
  );
  if (!begun) throw new Error(`the trace has no ${url}`);
  const events = traceEvents
    .filter(({ pid, tid, ph, ts }) => pid === begun.pid && tid === begun.tid && ph === 'X' && ts >= begun.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  if (process.env.TIMELINE) debugTimeline(events, begun.ts);
  return { cost: (until) => costOf(events, begun.ts + until * 1000) };
}

function costOf(events: readonly TraceEvent[], until: number): Cost {
  const cost = { total: 0, before: 0, longest: 0, thread: 0 };
  let inTask = 0;
  let taskEnd = 0;
  let scriptEnd = 0;
  let browserEnd = 0;
  for (const event of events) {
    const { name, ts, dur = 0 } = event;
    const time = (event.tdur ?? dur) / 1000;
    if (name === TASK && ts >= taskEnd) {
      taskEnd = ts + dur;
      inTask = 0;
      cost.thread += time;
    }
    let own = 0;
    if (SCRIPT.has(name) && ts >= scriptEnd) {
      scriptEnd = ts + dur;
      own = time;
    } else if (BROWSER.has(name) && ts < scriptEnd && ts >= browserEnd) {
      browserEnd = ts + dur;
      own = -time;
    }
    cost.total += own;
    if (ts < until) cost.before += own;
    inTask += own;
    cost.longest = Math.max(cost.longest, inTask);
  }
  return cost;
}

/** Keeps a browser's tabs from throttling one another: the measured page is the one in front. */
export async function frontPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  return page;
}
export function debugTimeline(events: readonly TraceEvent[], t0: number, max = 60): void {
  let scriptEnd = 0;
  let n = 0;
  let bEnd = 0;
  for (const e of events) {
    const { name, ts, dur = 0 } = e;
    const time = (e.tdur ?? dur) / 1000;
    if (SCRIPT.has(name) && ts >= scriptEnd) {
      scriptEnd = ts + dur;
      if (time > 0.3 && n++ < max) console.log(((ts - t0) / 1000).toFixed(1), name, time.toFixed(2));
    } else if (BROWSER.has(name) && ts < scriptEnd && ts >= bEnd) {
      bEnd = ts + dur;
      if (time > 0.1) console.log('      -', name, time.toFixed(2));
    }
  }
}
