import type browser from 'webextension-polyfill';
import { describeProblem, PackError, parsePackText } from '../../glossary/pack.ts';
import { BUILT_IN, type ImportMessage, type ImportProgress } from '../../glossary/requests.ts';
import type { Library } from './library.ts';

/** A whole pack may be this long; the parser would need about ten times as much memory. Characters. */
const MAX_LENGTH = 200_000_000;

/**
 * Takes a pack through a port, piece by piece, and stores it whole or not at all. The page at the other end sees
 * the port close without a last word only when the worker was stopped; then nothing was stored.
 * @param stored called after a pack has been stored
 */
export function receivePack(
  port: browser.Runtime.Port,
  library: () => Promise<Library>,
  stored: () => Promise<void>,
): void {
  const pieces: string[] = [];
  let length = 0;
  let isOpen = true;
  port.onDisconnect.addListener(() => {
    isOpen = false;
  });
  /** The page may be gone; what it began is finished all the same. */
  const tell = (progress: ImportProgress) => {
    if (isOpen) port.postMessage(progress);
  };
  port.onMessage.addListener((message: unknown) => {
    if (typeof message !== 'object' || message === null) return;
    const piece = message as ImportMessage;
    if ('text' in piece && typeof piece.text === 'string') {
      length += piece.text.length;
      if (length <= MAX_LENGTH) pieces.push(piece.text);
      return;
    }
    void finish('own' in piece && piece.own === true);
  });

  async function finish(own: boolean): Promise<void> {
    try {
      if (length > MAX_LENGTH)
        throw new Error('This file is longer than 200 million characters; split the pack.');
      tell({ step: 'checking', done: 0, total: 1 });
      const { pack, leftOut } = parsePackText(pieces.join(''));
      if (pack.id === BUILT_IN) {
        throw new PackError([
          { field: 'id', message: `“${BUILT_IN}” is the built-in glossary; choose another id` },
        ]);
      }
      const total = pack.entries.length;
      const current = await library();
      await current.put(own ? { ...pack, own } : pack, (done) => tell({ step: 'storing', done, total }));
      await stored();
      tell({ done: { id: pack.id, name: pack.name, entries: total, leftOut } });
    } catch (error) {
      const problems = error instanceof PackError ? error.problems.map(describeProblem) : [];
      tell({
        error: problems.length
          ? 'This pack was refused; nothing was changed.'
          : String((error as Error).message),
        problems,
      });
    }
  }
}
