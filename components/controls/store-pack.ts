import {
  BATCH,
  type ImportMessage,
  type ImportProgress,
  type ImportReply,
} from '../../glossary/import-messages.ts';
import type { Entry, PackInfo } from '../../glossary/pack-types.ts';
import { t } from '../messages/messages.ts';

/** Sends a pack to the background, which alone stores packs. */

/** So many entries may be on their way before the background has dealt with the first of them. */
const WINDOW = 4 * BATCH;

/** The background may have stopped just before or just after it had stored all of the pack; in between there is nothing. */
const interrupted = () => t('importInterrupted');

/** How an import ended. */
export type ImportEnd = Exclude<ImportReply, { step: string }>;

/** The part of a `runtime.Port` that is needed here. */
export interface ImportChannel {
  postMessage(message: ImportMessage): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/** A pack that can be had piece by piece. */
export interface PackSource {
  info: PackInfo;
  /** Entries */
  total: number;
  /** The reader keeps it here. */
  own?: true | undefined;
  /** What an own pack adds to. */
  additionsTo?: string | undefined;
  /** The next entries, at most so many. */
  next(count: number): Promise<Entry[]>;
}

/**
 * Stores a pack.
 * @param onProgress told of every step on the way
 * @param signal gives it up, as long as not everything has been sent
 * @returns how it ended
 */
export async function storePack(
  { info, total, own, additionsTo, next }: PackSource,
  channel: ImportChannel,
  onProgress: (progress: Extract<ImportProgress, { step: string }>) => void,
  signal?: AbortSignal,
): Promise<ImportEnd> {
  let [sent, stored] = [0, 0];
  let wake = () => {};
  let end: ImportEnd | undefined;
  const ending = new Promise<ImportEnd>((resolve) => {
    const finish = (how: ImportEnd) => {
      end ??= how;
      resolve(end);
      wake();
    };
    channel.onMessage.addListener((message) => {
      const reply = message as ImportReply;
      if (!('step' in reply)) return finish(reply);
      stored = reply.done;
      onProgress(reply);
      wake();
    });
    channel.onDisconnect.addListener(() => finish({ error: interrupted(), problems: [] }));
    const cancel = () => {
      if (sent < total) finish({ error: t('importCancelled'), problems: [] });
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
  });
  try {
    channel.postMessage({ begin: info, total, ...(own && { own }), ...(additionsTo && { additionsTo }) });
    while (sent < total && !end) {
      if (sent - stored >= WINDOW) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const entries = await next(BATCH);
      if (end) break;
      channel.postMessage({ entries });
      sent += entries.length;
    }
    if (!end) channel.postMessage({ end: true });
    return await ending;
  } catch (error) {
    // A port that closed while the pack was being sent, or a worker that failed.
    return (
      end ?? { error: error instanceof Error && sent === 0 ? error.message : interrupted(), problems: [] }
    );
  } finally {
    channel.disconnect();
  }
}
