import type { KeyValue } from './key-value.ts';

/**
 * Does something once between the browser’s start and its end, however often the worker is started meanwhile. What
 * fails, or is stopped on the way, is done again by the next worker.
 * @param session a storage that is emptied with the browser, and when the extension is installed anew
 */
export async function oncePerSession(
  session: KeyValue,
  name: string,
  job: () => Promise<void>,
): Promise<void> {
  if (await session.get(name)) return;
  await job();
  await session.set({ [name]: true });
}
