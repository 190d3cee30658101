import browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';
import type {
  Question,
  QuestionName,
  WorkerAnswer,
  WorkerProgress,
  WorkerQuestions,
} from '../../glossary/formats/worker-messages.ts';

/** What could not be done. `message` is a sentence; `problems` are lines that name entry and field. */
export class WorkError extends Error {
  readonly problems: readonly string[];

  constructor(message: string, problems: readonly string[] = []) {
    super(message);
    this.name = 'WorkError';
    this.problems = problems;
  }
}

/** A worker that reads and writes packs. */
export interface PackWorker {
  /** Questions are answered one after the other. @throws WorkError */
  ask<N extends QuestionName>(
    name: N,
    input: Parameters<WorkerQuestions[N]>[0],
  ): Promise<ReturnType<WorkerQuestions[N]>>;
  /** What has not been answered by then fails. */
  end(): void;
}

/** No answer, and no step towards one, for so long: nobody gets to the end of such a file. minutes, ms */
const MINUTES = 2;
const PATIENCE = MINUTES * 60_000;

/** @param onProgress told of every step of reading */
export function createPackWorker(onProgress: (progress: WorkerProgress) => void = () => {}): PackWorker {
  const worker = new Worker(browser.runtime.getURL('/pack-worker.js'));
  let hasEnded = false;
  const waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fail = (error: Error) => {
    clearTimeout(timer);
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const end = (why: string) => {
    hasEnded = true;
    worker.terminate();
    fail(new WorkError(why));
  };
  /** Whatever the worker says begins the wait anew. */
  const wait = () => {
    clearTimeout(timer);
    if (waiting.length) timer = setTimeout(() => end(t('importTooSlow', MINUTES)), PATIENCE);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer | WorkerProgress>) => {
    if ('step' in data) onProgress(data);
    else if ('error' in data) waiting.shift()?.reject(workError(data));
    else waiting.shift()?.resolve(data.ok);
    wait();
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // An event without a message is a worker that ran out of memory, or could not be loaded.
    fail(new WorkError(event.message || t('importTooMuch')));
  });
  return {
    ask(name, input) {
      return new Promise((resolve, reject) => {
        if (hasEnded) return reject(new WorkError(t('importGivenUp')));
        waiting.push({ resolve: resolve as (answer: unknown) => void, reject });
        if (waiting.length === 1) wait();
        worker.postMessage({ name, input } as Question);
      });
    },
    end: () => end(t('importGivenUp')),
  };
}

function workError({ error, problems }: { error: string; problems: string[] }): WorkError {
  return problems.length ? new WorkError(t('importRefused'), problems) : new WorkError(error);
}
