import type { Page } from 'puppeteer-core';

/**
 * What LumoMate’s scripts cost a page, from a trace of its main thread. Traces weigh little beside CPU profiles, which
 * make scripts several times slower. A trace names the script of a call, but not of what runs after it (promises,
 * observers): measured pages are served with a policy that lets none of their own scripts run, and what the bench
 * does to them by the debugger is told apart by its calls.
 */

/** CPU time of a thread: ms. */
export interface Cost {
  /** All our script. */
  script: number;
  /** Of that: compiling the content script and running it through once. */
  evaluating: number;
  /** The task with most of it. */
  longest: number;
  /** How many tasks had any of it. */
  tasks: number;
  /** Everything the main thread did. */
  thread: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** µs, as the durations: on the clock, and of CPU. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string; data?: { startTime?: number; url?: string } };
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
/** Ties the page’s clock to the trace’s, and says which of its threads is the page’s. */
const MARK = 'lumomate-bench';

/** A trace of a page’s main thread. */
export interface Trace {
  /** @param from @param until times of the page’s `performance.now()` at which what counts began */
  cost(from?: number, until?: number): Cost;
}

/** Traces a page while `run` runs; `run` may navigate. */
export async function traced(page: Page, run: () => Promise<void>): Promise<Trace> {
  await page.tracing.start({ categories: CATEGORIES });
  await run();
  await page.evaluate((name) => void performance.mark(name), MARK);
  const buffer = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(buffer)) as { traceEvents: TraceEvent[] };
  const mark = traceEvents.find(({ name, args }) => name === MARK && args?.data?.startTime !== undefined);
  if (!mark) throw new Error('the trace has no mark');
  const origin = mark.ts - mark.args!.data!.startTime! * 1000;
  const events = traceEvents
    .filter(({ pid, tid, ph, ts }) => pid === mark.pid && tid === mark.tid && ph === 'X' && ts >= origin)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return {
    cost: (from = 0, until = mark.args!.data!.startTime!) =>
      costOf(events.filter(({ ts }) => ts >= origin + from * 1000 && ts < origin + until * 1000)),
  };
}

/** The task of each kind of thread that had most CPU time. ms */
export interface LongestTasks {
  /** Of the extension's own pages, which share a thread. */
  pages: number;
  background: number;
}

/**
 * Traces the threads of the extension while `run` runs. Unlike what a page can time itself, CPU time does not count what
 * other programs took meanwhile.
 * @param page one of the extension's own
 */
export async function longestTasks(page: Page, run: () => Promise<void>): Promise<LongestTasks> {
  await page.tracing.start({ categories: ['toplevel'] });
  await run();
  const buffer = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(buffer)) as { traceEvents: TraceEvent[] };
  const threads = traceEvents.filter(({ name }) => name === 'thread_name');
  const background = threads.find(({ args }) => args?.name === 'ServiceWorker thread');
  const pages = threads.find(({ pid, args }) => pid === background?.pid && args?.name === 'CrRendererMain');
  const longest = (thread: TraceEvent | undefined) =>
    traceEvents
      .filter(({ pid, tid, name }) => pid === thread?.pid && tid === thread.tid && name === TASK)
      .reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
  return { pages: longest(pages), background: longest(background) };
}

/** @param events in the order in which they began, outer ones before what is in them */
function costOf(events: readonly TraceEvent[]): Cost {
  const cost = { script: 0, evaluating: 0, longest: 0, tasks: 0, thread: 0 };
  let inTask = 0;
  let taskEnd = 0;
  let scriptEnd = 0;
  let otherEnd = 0;
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
    }
    if ((BROWSER.has(name) || isBench(event)) && ts < scriptEnd && ts >= otherEnd) {
      otherEnd = ts + dur;
      own -= time;
    }
    if (name === 'EvaluateScript') cost.evaluating += time;
    if (own > 0 && inTask === 0) cost.tasks += 1;
    cost.script += own;
    inTask += own;
    cost.longest = Math.max(cost.longest, inTask);
  }
  return cost;
}

/** Is this a call of what the bench itself put into the page? */
function isBench({ name, args }: TraceEvent): boolean {
  return name === 'FunctionCall' && args?.data?.url?.startsWith('chrome-extension:') === false;
}
