import type { Browser, Frame, Page } from 'puppeteer-core';
import { until } from './until.ts';

/** What Firefox's protocol cannot do alone: extension pages, and content scripts' worlds. */

/**
 * Opens a page of the extension in a new tab; it may add to its address at once.
 * @param background leaves the tab in front where it is: a hidden page is not painted
 */
export async function openFirefoxPage(browser: Browser, url: string, background = false): Promise<Page> {
  const page = await browser.newPage({ background });
  // Firefox puts the page into another process and then reports “Frame detached”, although it loads.
  page.goto(url).catch(() => {});
  await until(`${url} is open`, () =>
    page
      .evaluate((wanted) => location.href.startsWith(wanted) && document.readyState === 'complete', url)
      .catch(() => false),
  );
  return page;
}

/**
 * Runs a function in the content script's world of a page, by the extension's own `scripting` API.
 * @param own a page of the extension
 */
export async function runInFirefoxPage<R>(
  own: Page,
  where: Page | Frame,
  func: (...args: never[]) => R | Promise<R>,
  args: readonly unknown[],
): Promise<R> {
  const main = 'mainFrame' in where ? where.mainFrame() : where.page().mainFrame();
  const urls = {
    page: await addressOf(main),
    frame: 'mainFrame' in where || where === main ? undefined : await addressOf(where),
  };
  // The function becomes part of the source that is evaluated: the page's own policy forbids `eval`.
  return (await own.evaluate(
    `(${runInTab})(${JSON.stringify(urls)}, ${func}, ${JSON.stringify(args)})`,
  )) as R;
}

function addressOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => location.href);
}

/** Runs in the extension's page. */
async function runInTab(
  urls: { page: string; frame: string | undefined },
  func: () => unknown,
  args: unknown[],
): Promise<unknown> {
  // Chrome's types; Firefox gives promises for both names.
  const { tabs, scripting } = (globalThis as unknown as { browser: typeof chrome }).browser;
  const [tab, twin] = (await tabs.query({})).filter(({ url }) => url === urls.page);
  if (tab?.id === undefined) throw new Error(`no tab shows ${urls.page}`);
  if (twin) throw new Error(`two tabs show ${urls.page}; give one of them a query of its own`);
  let frameId = 0;
  if (urls.frame !== undefined) {
    const target = { tabId: tab.id, allFrames: true };
    const frames = await scripting.executeScript({ target, func: () => location.href });
    frameId = frames.find((frame) => frame.frameId !== 0 && frame.result === urls.frame)?.frameId ?? -1;
    if (frameId < 0) throw new Error(`no frame of ${urls.page} shows ${urls.frame}`);
  }
  const [answer] = await scripting.executeScript({
    target: { tabId: tab.id, frameIds: [frameId] },
    func,
    args: args as [],
  });
  const { error, result } = (answer ?? {}) as { error?: Error; result?: unknown };
  if (error) throw new Error(error.message ?? String(error));
  return result;
}
