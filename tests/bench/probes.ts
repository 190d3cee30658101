import { readdirSync, readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';

/** What is felt while something else goes on: how long threads are held, and how long answers take. */

/** Runs in a page or worker: from now on notes how long its thread was held at a time. */
export function watchThread(): void {
  const held: number[] = [];
  Object.assign(globalThis, { held });
  // Timers come no more often than every 4 ms.
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    held.push(now - last - 4);
    last = now;
  }, 4);
}

/** Runs in a page or worker: the longest that its thread was held since it was asked last. ms */
export function longestHeld(): number {
  const { held } = globalThis as unknown as { held: number[] };
  return Math.max(0, ...held.splice(0));
}

/** Runs in a page: asks again and again from now on, each question in turn, and notes how long the answers take. */
export function askAgainAndAgain(questions: { ask: string; input: unknown }[]): void {
  const taken: Record<string, number[]> = {};
  Object.assign(globalThis, { taken });
  const next = async () => {
    for (const question of questions) {
      const start = performance.now();
      await chrome.runtime.sendMessage(question);
      taken[question.ask] = [...(taken[question.ask] ?? []), performance.now() - start];
    }
    setTimeout(next, 50);
  };
  void next();
}

/** Runs in a page: how long each answer took since it was asked last. ms */
export function answerTimes(): Record<string, number[]> {
  const holder = globalThis as unknown as { taken: Record<string, number[]> };
  const times = structuredClone(holder.taken);
  for (const name of Object.keys(holder.taken)) holder.taken[name] = [];
  return times;
}

/** What a heap holds now, garbage included, with its typed arrays; undefined where nobody answers. Bytes */
export async function heapNow(cdp: CDPSession): Promise<number | undefined> {
  const usage = await cdp.send('Runtime.getHeapUsage').catch(() => undefined);
  return usage && usage.usedSize + usage.backingStorageSize;
}

/** The largest of a browser's processes that show pages: memory, and the most it ever was, bytes; CPU so far, ms. */
export function largestRenderer(browserPid: number): { now: number; most: number; cpu: number } {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const renderers = all.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kB = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
      if (!command.includes('--type=renderer') || !isBelow(pid, String(browserPid))) return [];
      // After the name in brackets: state, and what follows; in ticks of 10 ms.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
      const cpu = 10 * (Number(fields[11]) + Number(fields[12]));
      return [{ now: kB('VmRSS') * 1024, most: kB('VmHWM') * 1024, cpu }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  return renderers.sort((a, b) => b.most - a.most)[0] ?? { now: 0, most: 0, cpu: 0 };
}

function isBelow(pid: string, ancestor: string): boolean {
  for (let at = pid; at !== '0' && at !== ''; ) {
    if (at === ancestor) return true;
    at = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? '';
  }
  return false;
}
