import browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';
import { readEverydayWords } from '../../glossary/everyday-words.ts';
import { hashOf } from '../../glossary/hash.ts';
import { IMPORT_PORT } from '../../glossary/import-messages.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import { isEmptyPolicy } from '../../glossary/policy.ts';
import { BUILT_IN } from '../../glossary/requests.ts';
import { mute, REVISION_KEY, readSettings, remember, SETTINGS_KEY } from '../../glossary/settings.ts';
import type { Subscription } from '../../glossary/subscription.ts';
import { viewOfSubscription } from '../../glossary/subscription-view.ts';
import { type Answers, createListener } from './answer.ts';
import { diagnosisAnswers } from './diagnose.ts';
import { countTerms, findTerms, listForms, listTerms, readPieces } from './find-terms.ts';
import { receivePack } from './import-pack.ts';
import { type Library, openLibrary, type Shipped } from './library.ts';
import { getEntries, listEntries, placeEntry } from './list-entries.ts';
import { countCategories, explain, nameEntries, searchEntries, viewEntry } from './look-up.ts';
import { ownPackAnswers } from './own-pack-answers.ts';
import { keepPackSettings, type PackSettingsKeeper } from './pack-settings-keeper.ts';
import { listenForCommands } from './page-commands.ts';
import { type Reader, startReader } from './reader.ts';
import { rejoinPagesAfterUpdate } from './rejoin-pages.ts';
import { hostOf, type Shelf, shelfFor } from './shelf.ts';
import { infoOf } from './store.ts';
import { startUpkeep, type Upkeep } from './upkeep.ts';

let packSettings: PackSettingsKeeper;
let reader: Reader;

/** Begins to answer. Every listener is added synchronously: a worker that an event wakes must already have it. */
export function serve(): void {
  const upkeep = startUpkeep(library, publishRevision, () => reader.settingsChanged());
  packSettings = keepPackSettings(() => publishRevision().catch(reportUntold));
  reader = startReader({ ...upkeep, shelf, publish: publishRevision });
  const answers = {
    ...packAnswers,
    ...choiceAnswers(upkeep),
    ...subscriptionAnswers(upkeep),
    ...reader.answers,
    ...diagnosisAnswers({
      library,
      publishRevision,
      version: browser.runtime.getManifest().version,
      alarms: () => browser.alarms.getAll(),
      countMet: () => reader.answers['count-meetings'](),
    }),
    ...ownPackAnswers({ library, shelf, packSettings, publishRevision }),
  };
  const listener = createListener(answers, browser.runtime.id, browser.runtime.getURL(''));
  browser.runtime.onMessage.addListener(((message: unknown, sender: browser.Runtime.MessageSender) => {
    reader.glance();
    return listener(message, sender);
  }) as never);
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === IMPORT_PORT && isOwnPage(port.sender)) receivePack(port, library, publishRevision);
  });
  listenForCommands();
  rejoinPagesAfterUpdate();
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

/** The packs as the reader has arranged them, and, where a page asks, those that are on there. */
async function shelf(sender: browser.Runtime.MessageSender = {}): Promise<Shelf> {
  const [current, settings] = await Promise.all([library(), packSettings.get()]);
  return shelfFor(current, settings, hostOf(sender, browser.runtime.getURL('')));
}

const packAnswers = {
  async 'find-terms'(input, sender) {
    const [current, fades] = await Promise.all([shelf(sender), reader.fades()]);
    return findTerms(current, input, fades);
  },
  async 'count-terms'({ pieces, before }, sender) {
    const current = shelf(sender);
    const texts = readPieces(pieces);
    return countTerms(await current, texts, before);
  },
  'list-terms': async (input) => {
    const stored = await browser.storage.local.get(SETTINGS_KEY);
    return listTerms(input, readSettings(stored[SETTINGS_KEY]));
  },
  'list-forms': (input) => listForms(input),
  async 'get-entry'({ key }, sender) {
    const [current, isKnown] = await Promise.all([shelf(sender), reader.knows(key)]);
    const view = await viewEntry(current, key);
    return view && isKnown ? { ...view, known: isKnown } : view;
  },
  explain: async ({ text }, sender) => explain(await shelf(sender), text),
  'inject-card': (_, sender) => inject('/card.js', sender),
  'inject-drawings': (_, sender) => inject('/drawings.js', sender),
  'mark-style': async () => (await fetchOwn('assets/marks.css')).text(),
  async 'open-entry'({ key }) {
    const view = await viewEntry(await shelf(), key);
    if (!view) throw new Error(t('cardEntryGone'));
    await browser.tabs.create({ url: browser.runtime.getURL(view.path) });
    return null;
  },
  'list-categories': async () => countCategories((await shelf()).packs()),
  'list-packs': async () =>
    (await shelf()).packs().map((pack) => {
      const { categories: _, ...info } = infoOf(pack);
      const { entryCount: entries, previous } = pack;
      const count = { ...info, entries, builtIn: info.id === BUILT_IN };
      return previous
        ? { ...count, previous: { version: previous.version, entries: previous.entryCount } }
        : count;
    }),
  'search-entries': async ({ query }) => searchEntries(await shelf(), query),
  'name-entries': async ({ keys }) => nameEntries(await shelf(), keys),
  'list-entries': async ({ pack, after }) => listEntries(await shelf(), pack, after),
  'place-entry': async ({ key }) => placeEntry(await shelf(), key),
  'get-entries': async ({ pack, after }) => getEntries(await library(), pack, after),
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
    async 'roll-back'({ id }) {
      const isSubscribed = (await subscriptions.list()).some(({ url, pack }) => url === id || pack === id);
      if (isSubscribed) return show(subscriptions.rollBack(id));
      await (await library()).rollBack(id);
      await publishRevision();
      return null;
    },
    async unsubscribe({ id, keepPack }) {
      await subscriptions.unsubscribe(id, keepPack);
      changed();
      return null;
    },
    async 'remove-pack'({ id }) {
      if (id === BUILT_IN) throw new Error(t('errorBuiltIn'));
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
  if (tab?.id === undefined) throw new Error(t('errorNoTab'));
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: [file] });
  return null;
}

/** Tells open pages when what is stored is not what they were last told of. */
async function publishRevision(current?: Library): Promise<void> {
  const settings = hashOf(JSON.stringify(await packSettings.get()));
  const fades = await reader.fadeStamp();
  const revision = `${(current ?? (await library())).revision()} ${settings} ${fades}`.trimEnd();
  const stored = await browser.storage.local.get(REVISION_KEY);
  if (stored[REVISION_KEY] !== revision) await browser.storage.local.set({ [REVISION_KEY]: revision });
}

/** A worker that was stopped right after it had stored a pack has told nobody: the next one does. */
async function openAndPublish(): Promise<Library> {
  const current = await openLibrary(shipped, () => {
    opened = undefined;
  });
  // Nobody waits for it, and what cannot be told must not keep anybody from their packs.
  publishRevision(current).catch(reportUntold);
  return current;
}

function reportUntold(error: unknown): void {
  console.warn('LumoMate could not tell open pages:', error);
}

function isOwnPage(sender: browser.Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && Boolean(sender.url?.startsWith(browser.runtime.getURL('')));
}
