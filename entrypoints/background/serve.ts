import browser from 'webextension-polyfill';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { packForms } from '../../glossary/forms-message.ts';
import { packToText } from '../../glossary/pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { isEmptyPolicy } from '../../glossary/policy.ts';
import { BUILT_IN, IMPORT_PORT } from '../../glossary/requests.ts';
import { mute, REVISION_KEY, remember } from '../../glossary/settings.ts';
import type { Subscription } from '../../glossary/subscription.ts';
import { viewOfSubscription } from '../../glossary/subscription-view.ts';
import { type Answers, createListener } from './answer.ts';
import { receivePack } from './import-pack.ts';
import { type Library, openLibrary, type Shipped } from './library.ts';
import { listEntries, placeEntry } from './list-entries.ts';
import { countCategories, explain, lookUp, nameEntries, searchEntries, viewEntry } from './look-up.ts';
import { listenForCommands } from './page-commands.ts';
import { startUpkeep, type Upkeep } from './upkeep.ts';

/** Begins to answer. Every listener is added synchronously: a worker that an event wakes must already have it. */
export function serve(): void {
  const upkeep = startUpkeep(library, publishRevision);
  const answers = { ...packAnswers, ...choiceAnswers(upkeep), ...subscriptionAnswers(upkeep) };
  const listener = createListener(answers, browser.runtime.id, browser.runtime.getURL(''));
  browser.runtime.onMessage.addListener(listener as never);
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === IMPORT_PORT && isOwnPage(port.sender)) receivePack(port, library, publishRevision);
  });
  listenForCommands();
}

let opened: Promise<Library> | undefined;

/** The packs, opened at the first question; a failed open is tried again at the next. */
function library(): Promise<Library> {
  opened ??= openAndPublish().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

const shipped: Shipped = {
  builtInPack: async () => (await (await fetchOwn('built-in-pack.json')).json()) as Pack,
  everydayWords: async () => readEverydayWords(await (await fetchOwn('everyday-words.txt')).text()),
  get version() {
    return browser.runtime.getManifest().version;
  },
};

function fetchOwn(file: string): Promise<Response> {
  return fetch(browser.runtime.getURL(file));
}

const packAnswers = {
  'look-up': async (input) => packForms(lookUp(await library(), input)),
  'get-entry': async ({ key }) => viewEntry(await library(), key),
  explain: async ({ text }) => explain(await library(), text),
  'inject-card': (_, sender) => inject('/card.js', sender),
  'inject-drawings': (_, sender) => inject('/drawings.js', sender),
  'mark-style': async () => (await fetchOwn('assets/marks.css')).text(),
  async 'open-entry'({ key }) {
    const view = await viewEntry(await library(), key);
    if (!view) throw new Error('This entry is in none of your packs any more.');
    await browser.tabs.create({ url: browser.runtime.getURL(view.path) });
    return null;
  },
  'list-categories': async () => countCategories((await library()).packs()),
  'list-packs': async () =>
    (await library())
      .packs()
      .map(({ categories: _, categoryCounts: __, stamp: ___, entryCount, ...info }) => ({
        ...info,
        entries: entryCount,
        builtIn: info.id === BUILT_IN,
      })),
  'search-entries': async ({ query }) => searchEntries(await library(), query),
  'name-entries': async ({ keys }) => nameEntries(await library(), keys),
  'list-entries': async ({ pack, after }) => listEntries(await library(), pack, after),
  'place-entry': async ({ key }) => placeEntry(await library(), key),
  async 'export-pack'({ id }) {
    const current = await library();
    const pack = current.packs().find((other) => other.id === id);
    if (!pack) throw new Error('There is no such pack any more.');
    const { entryCount: _, categoryCounts: __, stamp: ___, ...info } = pack;
    const text = packToText({ ...info, entries: await current.entries(id) });
    return { fileName: `${id}-${info.version}.json`, text };
  },
} satisfies Partial<Answers>;

function choiceAnswers({ change, syncStatus, policy }: Upkeep) {
  return {
    async mute({ kind, key, muted }) {
      await change((settings) => mute(settings, kind, key, muted));
      return null;
    },
    async 'choose-meaning'({ site, form, key }) {
      await change((settings) => remember(settings, site, form, key));
      return null;
    },
    async 'save-settings'({ settings }) {
      await change((current) => ({ ...current, ...settings }));
      return null;
    },
    async 'upkeep-status'() {
      const current = await policy();
      return { sync: await syncStatus(), policy: { isThere: !isEmptyPolicy(current), notes: current.notes } };
    },
  } satisfies Partial<Answers>;
}

function subscriptionAnswers({ subscriptions, changed }: Upkeep) {
  async function show(job: Promise<Subscription>) {
    const subscription = await job.finally(changed);
    return viewOfSubscription(subscription);
  }
  return {
    'list-subscriptions': async () => (await subscriptions.list()).map(viewOfSubscription),
    subscribe: (wanted) => show(subscriptions.subscribe(wanted)),
    'update-now': ({ id, takesOlder }) => show(subscriptions.updateNow(id, takesOlder)),
    'pause-subscription': ({ id, paused }) => show(subscriptions.pause(id, paused)),
    'roll-back': ({ id }) => show(subscriptions.rollBack(id)),
    async unsubscribe({ id, keepPack }) {
      await subscriptions.unsubscribe(id, keepPack);
      changed();
      return null;
    },
    async 'remove-pack'({ id }) {
      if (id === BUILT_IN)
        throw new Error('The built-in glossary cannot be removed; mute its categories instead.');
      const isSubscribed = (await subscriptions.list()).some(({ pack }) => pack === id);
      if (isSubscribed) await subscriptions.unsubscribe(id, false);
      else await (await library()).remove(id);
      await publishRevision();
      changed();
      return null;
    },
  } satisfies Partial<Answers>;
}

async function inject(file: string, { tab, frameId = 0 }: browser.Runtime.MessageSender): Promise<null> {
  if (tab?.id === undefined) throw new Error('Only a page in a tab can have a card.');
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: [file] });
  return null;
}

/** Tells open pages when what is stored is not what they were last told of. */
async function publishRevision(current?: Library): Promise<void> {
  const revision = (current ?? (await library())).revision();
  const stored = await browser.storage.local.get(REVISION_KEY);
  if (stored[REVISION_KEY] !== revision) await browser.storage.local.set({ [REVISION_KEY]: revision });
}

/** A worker that was stopped right after it had stored a pack has told nobody: the next one does. */
async function openAndPublish(): Promise<Library> {
  const current = await openLibrary(shipped);
  // Nobody waits for it, and what cannot be told must not keep anybody from their packs.
  publishRevision(current).catch((error) => console.warn('LumoMate could not tell open pages:', error));
  return current;
}

function isOwnPage(sender: browser.Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && Boolean(sender.url?.startsWith(browser.runtime.getURL('')));
}
