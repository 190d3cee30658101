import type { ImportMessage, ImportProgress } from '../../glossary/requests.ts';

/** Sends a pack's file to the background, which alone stores packs. */

/** So much of a file at a time: never more characters than bytes, and far below what a message may hold. Bytes. */
const PIECE = 4_000_000;
/** The background may have stopped just before or just after it had stored all of the pack; in between there is nothing. */
const INTERRUPTED =
  'The import was interrupted: either all of the pack is in, or all is as it was. The list above shows which; if it is not in, try again.';

type Step = Extract<ImportProgress, { step: string }>;
type End = Exclude<ImportProgress, Step>;

/** The part of a `runtime.Port` that is needed here. */
interface ImportChannel {
  postMessage(message: ImportMessage): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

/**
 * Imports a file as a pack.
 * @param onProgress told of every step on the way
 * @param own the reader keeps it here
 * @returns how it ended
 */
export async function sendPack(
  file: Blob,
  channel: ImportChannel,
  onProgress: (progress: Step) => void,
  own?: true,
): Promise<End> {
  const ending = new Promise<End>((resolve) => {
    channel.onMessage.addListener((message) => {
      const progress = message as ImportProgress;
      if ('step' in progress) onProgress(progress);
      else resolve(progress);
    });
    channel.onDisconnect.addListener(() => resolve({ error: INTERRUPTED, problems: [] }));
  });
  try {
    await sendText(file, channel, onProgress, own);
    return await ending;
  } catch (error) {
    return { error: explain(error), problems: [] };
  } finally {
    channel.disconnect();
  }
}

async function sendText(
  file: Blob,
  channel: ImportChannel,
  onProgress: (progress: Step) => void,
  own?: true,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let start = 0; start < file.size; start += PIECE) {
    onProgress({ step: 'reading', done: start, total: file.size });
    const bytes = await file.slice(start, start + PIECE).arrayBuffer();
    // A character cut in two at the end of a piece is kept by the decoder for the next one.
    channel.postMessage({ text: decoder.decode(bytes, { stream: start + PIECE < file.size }) });
  }
  channel.postMessage({ end: true, ...(own && { own }) });
}

function explain(error: unknown): string {
  if (error instanceof TypeError)
    return 'This file is not UTF-8 text, so it is no pack; nothing was changed.';
  if (error instanceof DOMException) return 'The browser could not read this file; nothing was changed.';
  // What is left is a port that closed while the file was being sent.
  return INTERRUPTED;
}
