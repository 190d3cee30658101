import { Worker } from 'node:worker_threads';
import type { InputFile, ReadOptions } from '../../../glossary/formats/draft.ts';
import type { Outcome } from './swallow.ts';

/** Gives files to the reading thread, with a clock and a scale beside it. */

/** How it ended, how long it took, and by how much the process grew at most. ms, bytes */
export type Swallowed = (Outcome | { kind: 'hung' }) & { time: number; memory: number };

/** @param patience after which the thread is stopped. ms */
export function startDiner(patience: number) {
  let worker: Worker | undefined;
  return {
    async swallow(files: InputFile[], options: ReadOptions = {}): Promise<Swallowed> {
      worker ??= new Worker(new URL('swallow.ts', import.meta.url));
      const own = worker;
      const before = process.memoryUsage.rss();
      let most = before;
      const scale = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss());
      }, 20);
      const start = performance.now();
      const outcome = await new Promise<Outcome | { kind: 'hung' }>((resolve) => {
        const timer = setTimeout(() => resolve({ kind: 'hung' }), patience);
        const end = (what: Outcome) => {
          clearTimeout(timer);
          own.off('message', end).off('error', fail);
          resolve(what);
        };
        const fail = (error: Error) => end({ kind: 'broken', message: String(error) });
        own.on('message', end).on('error', fail);
        own.postMessage({ files, options });
      });
      clearInterval(scale);
      if (outcome.kind === 'hung' || outcome.kind === 'broken') await this.close();
      return { ...outcome, time: performance.now() - start, memory: most - before };
    },
    async close(): Promise<void> {
      const own = worker;
      worker = undefined;
      await own?.terminate();
    },
  };
}
