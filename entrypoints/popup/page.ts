import browser from 'webextension-polyfill';
import { type FrameReport, mergeFrames, type PageState } from '../../components/popup/page-state.ts';
import type { PageHandle } from '../../glossary/requests.ts';

/** The page beneath the popup, reached through the content script's handle in each of its frames. */

declare global {
  var lumomate: PageHandle | undefined;
}

/** How long to wait before a page that is still being read is asked again. ms */
const POLL_DELAY = 300;
/** How long a page may take to hear of changed settings; until then its answer may be the old one. ms */
const HEARING_TIME = 1_500;

/**
 * Reports the page's terms, again and again until all of them are known.
 * @returns stops
 */
export function followPage(tabId: number, report: (page: PageState) => void): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const began = Date.now();
  async function look(): Promise<void> {
    const page = await readPage(tabId);
    if (stopped) return;
    report(page);
    if (!isFinal(page) || Date.now() - began < HEARING_TIME) timer = setTimeout(look, POLL_DELAY);
  }
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function isFinal(page: PageState): boolean {
  if (page.kind === 'read') return page.done || !page.on;
  return page.kind === 'forbidden';
}

async function readPage(tabId: number): Promise<PageState> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => globalThis.lumomate?.terms(),
      // Else it would wait for pages that never finish loading.
      injectImmediately: true,
    });
    return mergeFrames(
      frames.flatMap(({ frameId, result }) =>
        result ? [{ ...(result as Omit<FrameReport, 'frameId'>), frameId }] : [],
      ),
    );
  } catch {
    // The browser's own pages, its store, error pages: it refuses, each time in other words.
    return { kind: 'forbidden' };
  }
}

/** Reads the page now, in all its frames. */
export async function startPage(tabId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => globalThis.lumomate?.start(),
  });
}

/** Shows a term where it first stands on the page. */
export async function revealTerm(tabId: number, frameId: number, key: string): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    func: ((wanted: string) => globalThis.lumomate?.reveal(wanted)) as (...args: unknown[]) => unknown,
    args: [key],
  });
}
