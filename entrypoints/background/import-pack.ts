import type browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';
import { checkEntries, checkInfo } from '../../glossary/checked-pack.ts';
import type { ImportMessage, ImportReply } from '../../glossary/import-messages.ts';
import { describeProblem, PackError, tooManyEntries } from '../../glossary/pack.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';
import type { Entry, PackInfo } from '../../glossary/pack-types.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import { Inbox } from './inbox.ts';
import type { Library } from './library.ts';

/**
 * Takes a pack through a port, batch by batch, and stores it whole or not at all. The page at the other end sees
 * the port close without a last word only when the worker was stopped; then nothing was stored. A page that leaves
 * before it has sent everything has changed its mind.
 * @param stored called after a pack has been stored
 */
export function receivePack(
  port: browser.Runtime.Port,
  library: () => Promise<Library>,
  stored: () => Promise<void>,
): void {
  let inbox: Inbox<Entry[]> | undefined;
  let missing = 0;
  let isOpen = true;
  let isOver = false;
  port.onDisconnect.addListener(() => {
    isOpen = false;
    inbox?.fail(new Error(t('errorPageLeft')));
  });
  /** The page may be gone; what it has sent whole is finished all the same. */
  const tell = (reply: ImportReply) => {
    if (isOpen) port.postMessage(reply);
  };
  const refuse = (error: unknown) => {
    inbox?.fail(error as Error);
    if (isOver) return;
    isOver = true;
    const problems = error instanceof PackError ? error.problems.map(describeProblem) : [];
    const message = error instanceof Error ? error.message : String(error);
    tell({ error: problems.length ? t('importRefused') : message, problems });
  };
  port.onMessage.addListener((message: unknown) => {
    if (isOver || typeof message !== 'object' || message === null) return;
    try {
      receive(message as ImportMessage);
    } catch (error) {
      refuse(error);
    }
  });

  function receive(message: ImportMessage): void {
    if ('begin' in message) begin(message);
    // A page that sends entries of no pack is none of ours.
    else if (!inbox) return;
    else if ('entries' in message) take(message.entries, inbox);
    else if ('end' in message) {
      if (missing) throw refused('entries', `${missing} of them have not arrived`);
      inbox.close();
    }
  }

  function begin({ begin: said, total, own, additionsTo }: Extract<ImportMessage, { begin: unknown }>): void {
    if (inbox) throw new Error(t('errorOneImport'));
    const info = checkInfo(said);
    missing = checkTotal(total);
    if (info.id === BUILT_IN)
      throw refused('id', `“${BUILT_IN}” is the built-in glossary; choose another id`);
    inbox = new Inbox();
    const kept = own === true && { own, ...(typeof additionsTo === 'string' && { additionsTo }) };
    void store({ ...info, ...kept }, inbox, missing);
  }

  function take(data: unknown, to: Inbox<Entry[]>): void {
    const entries = checkEntries(data);
    missing -= entries.length;
    if (missing < 0) throw refused('entries', 'has more of them than was said');
    to.put(entries);
  }

  async function store(info: PackInfo, entries: Inbox<Entry[]>, total: number): Promise<void> {
    try {
      const current = await library();
      const onProgress = (done: number, step: 'storing' | 'indexing') => tell({ step, done, total });
      await current.put({ info, entries }, { onProgress });
      await stored();
      isOver = true;
      tell({ done: { id: info.id } });
    } catch (error) {
      refuse(error);
    }
  }
}

function checkTotal(total: unknown): number {
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 1)
    throw refused('entries', 'must be a list with at least one entry');
  if (total > LIMITS.entries) throw tooManyEntries(total);
  return total;
}

function refused(field: string, message: string): PackError {
  return new PackError([{ field, message }]);
}
