import type { Hovering, PageAccess } from '../../components/card/page-access.ts';
import type { Ask, PageHandle } from '../../glossary/requests.ts';
import {
  type PageSettings,
  REVISION_KEY,
  readSettings,
  readsSite,
  SETTINGS_KEY,
} from '../../glossary/settings.ts';
import { createDoorman } from './doorman.ts';
import { api, ask, isConnected, report } from './extension-api.ts';
import { markNear } from './hit-test.ts';
import type { Mark } from './marks.ts';
import { type PageReader, readPage } from './page-reader.ts';
import { siteOfPage } from './site.ts';

/** Decides whether this page is read, begins and ends it as the settings change, and listens to the page. */

/** A smaller frame is an advertisement or a widget. px */
const MIN_WIDTH = 200;
const MIN_HEIGHT = 100;
const TEXT_TYPE = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/;

/** What can bring other text on screen without changing the document's nodes: scrolling, tabs, accordions, images. */
const LOOK_AGAIN = ['scroll', 'click', 'keyup', 'toggle', 'transitionend', 'load'];

declare global {
  interface Document {
    prerendering?: boolean;
  }
}

/**
 * Joins the page this script runs in. Run twice there (after an update, or by Firefox at installation), the newer
 * run takes over.
 */
export function joinPage(): void {
  globalThis.lumomate?.stop();
  if (!TEXT_TYPE.test(document.contentType)) return;
  if (document.prerendering) document.addEventListener('prerenderingchange', join, { once: true });
  else join();
}

function join(): void {
  const started = performance.now();
  const ended = new AbortController();
  let settings: PageSettings | undefined;
  let reader: PageReader | undefined;
  /** Somebody asked for this page by hand. */
  let asked = false;

  const page: PageAccess = {
    ask: import.meta.env.FIREFOX ? ask : (askWhileAlive as Ask),
    site: siteOfPage(),
    signal: ended.signal,
    start: () => reader ?? start(),
    settled: async () => reader?.settled(),
    markNear: (x, y) => reader && markNear(x, y, reader.found, reader.marks),
    marks: () => reader?.marks.all() ?? [],
    mentionsOf: async (key) => reader?.mentionsOf(key) ?? [],
    point: (mark, how) => reader?.marks.point(mark as Mark, how),
  };
  const doorman = createDoorman(page);

  function apply(next: PageSettings): void {
    settings = next;
    const wanted = asked ? next.on : readsSite(next, siteOfPage());
    if (!wanted || isSmallFrame()) leave();
    else if (reader) reader.setSettings(next);
    else reader = readPage(next, (found) => doorman.hovering?.dropped((mark) => mark.found === found), stop);
  }

  function leave(): void {
    reader?.stop();
    reader = undefined;
  }

  async function reload(): Promise<void> {
    const stored = await api.storage.local.get(SETTINGS_KEY);
    if (!ended.signal.aborted) apply(readSettings(stored[SETTINGS_KEY]));
  }

  function storageChanged(changes: Record<string, chrome.storage.StorageChange>, area: string): void {
    if (area !== 'local') return;
    if (changes[REVISION_KEY]) {
      doorman.hovering?.forget();
      leave();
      void reload();
    } else if (changes[SETTINGS_KEY]) {
      apply(readSettings(changes[SETTINGS_KEY].newValue));
    }
  }

  /** Nobody tells a script that its extension was updated or removed under it; Firefox ends it. */
  function askWhileAlive(...[name, input]: Parameters<typeof ask>): ReturnType<typeof ask> {
    if (!isConnected()) stop();
    return ask(name, input);
  }

  function withCard(act: (card: Hovering) => void): void {
    doorman.fetch().then(act, report);
  }

  function start(): void {
    asked = true;
    if (settings) apply(settings);
  }

  function stop(): void {
    ended.abort();
    leave();
    // Gone already when the extension was updated under this page.
    api.storage?.onChanged.removeListener(storageChanged);
    if (globalThis.lumomate !== handle) return;
    globalThis.lumomate = undefined;
    // Another version of us would not understand this one's card.
    globalThis.lumomateCard = undefined;
  }

  const handle: PageHandle = {
    terms: async () => ({
      on: reader !== undefined,
      ...((await reader?.terms()) ?? { done: true, terms: [], held: [] }),
    }),
    reveal: (key: string) => withCard((card) => card.reveal(key)),
    walk: (step: 1 | -1) => withCard((card) => card.walk(step)),
    explain: (text: string) => withCard((card) => card.explain(text)),
    timing: () => ({ started, ...reader?.timing }),
    start,
    stop,
  };

  /** Nothing of this is needed before there are marks; nor is it in a page that is not read. */
  function listenLater(): void {
    if (ended.signal.aborted) return;
    listen(() => (import.meta.env.FIREFOX || isConnected() ? reader?.look() : stop()), ended.signal);
    window.addEventListener('pageshow', (event) => event.persisted && void reload(), {
      signal: ended.signal,
    });
    window.addEventListener('resize', () => settings && !reader && apply(settings), {
      signal: ended.signal,
    });
  }

  api.storage.onChanged.addListener(storageChanged);
  globalThis.lumomate = handle;
  void reload().then(() => (reader ? reader.begun.then(listenLater) : listenLater()));
}

function listen(look: () => void, signal: AbortSignal): void {
  for (const type of LOOK_AGAIN) {
    document.addEventListener(type, look, { capture: true, passive: true, signal });
  }
  window.addEventListener('resize', look, { signal });
  const sizes = new ResizeObserver(look);
  if (document.body) sizes.observe(document.body);
  signal.addEventListener('abort', () => sizes.disconnect());
}

function isSmallFrame(): boolean {
  return window !== window.top && (innerWidth < MIN_WIDTH || innerHeight < MIN_HEIGHT);
}
