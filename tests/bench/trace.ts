import type { Browser, Page } from 'puppeteer-core';

/** What a script of ours cost a page, from a CPU profile that covers every process of the browser. */

export interface Cost {
  /** All time on the page's main thread with our script on the stack. ms */
  total: number;
  /** The longest stretch without a break. ms */
  longest: number;
}

/** A sample: its time in µs, and whether our script was on the stack. */
type Sample = [time: number, ours: boolean];

interface Profiled {
  nodes: Map<number, Node>;
  samples: Sample[];
  time: number;
}

interface Node {
  id: number;
  parent?: number;
  callFrame: { url?: string };
}

/** A gap between two samples longer than this ends a stretch: the thread was doing something else. µs */
const GAP = 20_000;

/** Profiles while `run` runs. @param script the end of our script's address */
export async function profile(page: Page, script: string, run: () => Promise<void>): Promise<Cost> {
  await page.tracing.start({ categories: ['disabled-by-default-v8.cpu_profiler', 'v8'] });
  await run();
  const trace = await page.tracing.stop();
  return costOf(JSON.parse(new TextDecoder().decode(trace)), script);
}

function costOf({ traceEvents }: { traceEvents: TraceEvent[] }, script: string): Cost {
  const costs = new Map<string, Profiled>();
  for (const event of traceEvents) {
    if (event.name !== 'Profile' && event.name !== 'ProfileChunk') continue;
    const key = `${event.pid}/${event.id}`;
    const own: Profiled = costs.get(key) ?? {
      nodes: new Map(),
      samples: [],
      time: event.args.data.startTime ?? 0,
    };
    costs.set(key, own);
    const { cpuProfile, timeDeltas = [] } = event.args.data;
    for (const node of cpuProfile?.nodes ?? []) own.nodes.set(node.id, node);
    for (const [i, id] of (cpuProfile?.samples ?? []).entries()) {
      own.time += timeDeltas[i] ?? 0;
      own.samples.push([own.time, isOurs(own.nodes, id, script)]);
    }
  }
  const all = [...costs.values()].map(({ samples }) => stretches(samples));
  return all.reduce((a, b) => (a.total > b.total ? a : b), { total: 0, longest: 0 });
}

interface TraceEvent {
  name: string;
  pid: number;
  id: string;
  args: {
    data: {
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: { nodes?: Node[]; samples?: number[] };
    };
  };
}

function isOurs(nodes: Map<number, Node>, id: number, script: string): boolean {
  for (
    let node = nodes.get(id);
    node;
    node = node.parent === undefined ? undefined : nodes.get(node.parent)
  ) {
    if (node.callFrame.url?.endsWith(script)) return true;
  }
  return false;
}

function stretches(samples: readonly Sample[]): Cost {
  let total = 0;
  let longest = 0;
  let current = 0;
  for (const [i, [time, ours]] of samples.entries()) {
    const delta = i === 0 ? 0 : time - samples[i - 1]![0];
    if (ours && delta < GAP) {
      total += delta;
      current = samples[i - 1]?.[1] ? current + delta : delta;
      longest = Math.max(longest, current);
    } else {
      current = 0;
    }
  }
  return { total: total / 1000, longest: longest / 1000 };
}

/** Keeps a browser's tabs from throttling one another: the measured page is the one in front. */
export async function frontPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.bringToFront();
  return page;
}
