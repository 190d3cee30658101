import browser from 'webextension-polyfill';

/**
 * Chromium runs content scripts only in pages that are opened from then on: tabs that were open at an installation
 * would never be read, and at an update they keep a script that nobody answers any more. Firefox sees to it itself.
 */
export function rejoinPagesAfterUpdate(): void {
  if (import.meta.env.FIREFOX) return;
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install' || reason === 'update') void rejoinPages();
  });
}

/** Tab by tab, the one that is looked at first: all at once would be felt. */
async function rejoinPages(): Promise<void> {
  const [{ css = [], js = [] } = {}] = browser.runtime.getManifest().content_scripts ?? [];
  const tabs = await browser.tabs.query({ discarded: false });
  for (const { id } of tabs.sort((a, b) => Number(b.active) - Number(a.active))) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    try {
      await browser.scripting.insertCSS({ target, files: css });
      await browser.scripting.executeScript({ target, files: js });
    } catch {
      // The browser's own pages and stores are closed to extensions; other tabs are closed meanwhile.
    }
  }
}
