import type { RequestName } from './requests.ts';

/** Asked twice, these do no more than asked once. */
const READS: ReadonlySet<unknown> = new Set<RequestName>([
  'get-entry',
  'explain',
  'list-categories',
  'list-packs',
  'search-entries',
  'name-entries',
  'list-entries',
  'place-entry',
  'list-subscriptions',
  'upkeep-status',
  'get-entries',
  'list-clashes',
  'get-pack',
]);

/** Waits before a question is put again: the browser first notices that the worker is gone, then starts another. ms */
const WAITS = [100, 400, 1_500];

type Send = (message: unknown) => Promise<unknown>;

/**
 * Sends questions again that a stopped worker has taken along: the browser then rejects, or answers nothing. What the
 * background itself refuses is an answer. What changes something is sent once only.
 * @param send the browser's `runtime.sendMessage`
 */
export function sendAgain(send: Send, wait: (ms: number) => Promise<unknown> = pause): Send {
  return async (message) => {
    const isRead = READS.has((message as { ask?: unknown }).ask);
    for (const ms of isRead ? WAITS : []) {
      const reply = await send(message).catch(() => undefined);
      if (reply !== undefined) return reply;
      await wait(ms);
    }
    return send(message);
  };
}

function pause(ms: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
