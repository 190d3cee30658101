import { createAsk } from '../../glossary/requests.ts';

/**
 * The browser's own promise API: Firefox calls it `browser`, Chromium `chrome`. The polyfill would cost every page
 * 3 ms of script for what both have had since Manifest V3.
 */
export const api = (globalThis as { browser?: typeof chrome }).browser ?? chrome;

export const ask = createAsk((message) => api.runtime.sendMessage(message));

/** For our own eyes: a reader is not told of what only concerns a card or a mark. */
export function report(error: unknown): void {
  console.debug('LumoMate:', error);
}

/** False once the extension has been updated, reloaded or removed under this page; nothing can be asked then. */
export function isConnected(): boolean {
  return Boolean(api.runtime?.id);
}
