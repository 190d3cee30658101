import { join } from 'node:path';
import type { LaunchOptions, Page } from 'puppeteer-core';
import { test } from 'vitest';
import { BATCH, IMPORT_PORT, type ImportMessage, type ImportReply } from '../../glossary/import-messages.ts';
import { parsePackText } from '../../glossary/pack.ts';
import { type ExtendedBrowser, launchChromium, launchFirefox } from '../browser/launch.ts';
import { until } from '../browser/until.ts';

/** What the end-to-end tests share: both browsers, and what is marked on a page. */

const OUTPUT = join(import.meta.dirname, '../../.output');

/** How to start each browser with its own build. */
export const BROWSERS = {
  chromium: (options?: LaunchOptions) => launchChromium(join(OUTPUT, 'chrome-mv3'), options),
  firefox: (options?: LaunchOptions) => launchFirefox(join(OUTPUT, 'firefox-mv3'), options),
};

/** Declares a test only where it applies: what one browser cannot be asked is not a test that was skipped. */
export function testIf(
  applies: boolean,
): (title: string, run: () => Promise<void>, timeout?: number) => void {
  return applies ? test : () => {};
}

/** A page long enough to be read, with `body` in it. */
export function pageWith(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fixture</title>${head}</head><body>
    <p>This page stands here so that there is something to read, and nothing in it is a term of any glossary.</p>
    ${body}</body></html>`;
}

/** The texts that are marked on a page, in no particular order. */
export function markedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['lumomate-underline', 'lumomate-tint'].flatMap((name) =>
      [...(CSS.highlights.get(name) ?? [])].map((abstract) => {
        const range = document.createRange();
        range.setStart(abstract.startContainer, abstract.startOffset);
        range.setEnd(abstract.endContainer, abstract.endOffset);
        return range.toString();
      }),
    ),
  );
}

/** Waits until the whole page has been read and its first screen marked. */
export async function whenRead({ runInPage }: ExtendedBrowser, page: Page): Promise<void> {
  await until('the page has been read', async () => {
    return runInPage(page, async () => {
      const handle = globalThis.lumomate;
      return handle?.timing().marked !== undefined && (await handle.terms()).done;
    });
  });
  // Marks follow the last look at the screen.
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** Waits until exactly these texts are marked. */
export async function untilMarked(page: Page, texts: string[]): Promise<void> {
  let seen: string[] = [];
  await until(
    `marked: ${texts.join(', ')}`,
    async () => {
      seen = (await markedTexts(page)).sort();
      return JSON.stringify(seen) === JSON.stringify([...texts].sort());
    },
    5_000,
  ).catch((error) => {
    throw new Error(`${error.message}; marked instead: ${seen.join(', ')}`);
  });
}

/** Counts every change of the document from now on; ask with `changesOf`. */
export function countChanges(page: Page): Promise<void> {
  return page.evaluate(() => {
    const counted = globalThis as { changes?: string[] };
    counted.changes = [];
    new MutationObserver((records) => {
      for (const { type, target } of records) counted.changes?.push(`${type} in ${target.nodeName}`);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

export function changesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as { changes?: string[] }).changes ?? []);
}

/** Everything that a page's own script could see of the document. */
export function snapshot(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** Imports a pack as the options page does. @returns the last word of the import */
export function importPack(extended: ExtendedBrowser, text: string): Promise<ImportReply> {
  return sendImport(extended, importMessages(text));
}

/** Sends anything through an import's port. @returns the last word of the import */
export async function sendImport(extended: ExtendedBrowser, messages: ImportMessage[]): Promise<ImportReply> {
  const page = await extended.openExtensionPage('/options.html');
  const last = await page.evaluate(sendPack, messages, IMPORT_PORT);
  await page.close();
  return last;
}

/** All that goes through an import's port for a pack. @param text format 1 */
export function importMessages(text: string): ImportMessage[] {
  const { entries, ...info } = parsePackText(text).pack;
  const messages: ImportMessage[] = [{ begin: info, total: entries.length }];
  for (let at = 0; at < entries.length; at += BATCH)
    messages.push({ entries: entries.slice(at, at + BATCH) });
  return [...messages, { end: true }];
}

/** Runs in the options page. */
function sendPack(messages: ImportMessage[], name: string): Promise<ImportReply> {
  const port = chrome.runtime.connect({ name });
  return new Promise((resolve) => {
    port.onMessage.addListener((reply: ImportReply) => {
      if (!('step' in reply)) resolve(reply);
    });
    port.onDisconnect.addListener(() => resolve({ error: 'disconnected', problems: [] }));
    for (const message of messages) port.postMessage(message);
  });
}

/** What the open card says. Its root is closed to pages; the extension's own world may look in. */
export function cardText({ runInPage }: ExtendedBrowser, page: Page): Promise<string> {
  return until('the card says something', () =>
    runInPage(page, () => {
      const open = (host: Element): ShadowRoot | null =>
        // Chromium has it on `dom`, Firefox on the element.
        chrome.dom?.openOrClosedShadowRoot(host as HTMLElement) ??
        (host as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot ??
        null;
      for (const host of document.querySelectorAll(':popover-open')) {
        const body = open(host)?.querySelector(':not(style)');
        // Not `textContent`: folded layers are not what a reader sees.
        if (body) return (body as HTMLElement).innerText || undefined;
      }
      return undefined;
    }),
  );
}
