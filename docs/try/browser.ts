import cardMessages from '../../components/messages/en/card.json';
import sharedMessages from '../../components/messages/en/shared.json';
import { messagesFrom, provideMessages } from '../../components/messages/messages.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { REVISION_KEY, SETTINGS_KEY } from '../../glossary/settings.ts';
import { createAnswers } from './answers.ts';

/**
 * What the content script uses of the browser's extension API, answered within the page. Imported before the content
 * script, which looks for it when it is read.
 */

/** The page is written in English. */
provideMessages(messagesFrom({ ...cardMessages, ...sharedMessages }));

type Listener = (changes: Record<string, { newValue: unknown }>, area: string) => void;

const pack = JSON.parse(textOf('pack')) as Pack;
const forms = Uint8Array.from(atob(JSON.parse(textOf('forms'))), (character) =>
  character.charCodeAt(0),
).buffer;
const listeners = new Set<Listener>();
let revision = 0;

const background = createAnswers(
  pack,
  forms,
  (what) => {
    const changes =
      what === 'settings'
        ? { [SETTINGS_KEY]: { newValue: background.settings() } }
        : { [REVISION_KEY]: { newValue: String(++revision) } };
    for (const listener of listeners) listener(changes, 'local');
  },
  (text) => {
    const status = document.getElementById('status')!;
    status.textContent = text;
    status.scrollIntoView({ block: 'center' });
  },
);

async function sendMessage({ ask, input }: { ask: keyof typeof background.answers; input: never }) {
  try {
    return { ok: await background.answers[ask](input) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

Object.assign(globalThis, {
  browser: {
    runtime: { id: 'try', sendMessage },
    storage: {
      local: { get: async () => ({ [SETTINGS_KEY]: background.settings() }) },
      onChanged: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  },
});

function textOf(id: string): string {
  return document.getElementById(id)!.textContent!;
}

document.getElementById('count')!.textContent = String(pack.entries.length);
