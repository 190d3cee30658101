import type { Browser } from 'puppeteer-core';
import type { ExtendedBrowser } from './launch.ts';

/**
 * Chooses an item of the extension's in the context menu of the page in front. Neither browser's protocol opens that
 * menu; both tell the extension what was chosen in the same words.
 * @param selected the text that the reader has selected
 */
export function chooseInContextMenu(
  extended: ExtendedBrowser,
  item: string,
  selected: string,
): Promise<void> {
  return extended.origin.startsWith('chrome-')
    ? chooseInChromium(extended, item, selected)
    : chooseInFirefox(extended, item, selected);
}

function chooseInChromium(
  { runInExtension }: ExtendedBrowser,
  item: string,
  selected: string,
): Promise<void> {
  return runInExtension(
    async (menuItemId, selectionText) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch(info: object, tab: unknown): void };
      };
      onClicked.dispatch({ menuItemId, selectionText, frameId: 0, editable: false }, tab);
    },
    item,
    selected,
  );
}

/** What an extension is told of a choice, it is told through its parent in the browser's own process. */
async function chooseInFirefox(
  { browser, extensionId }: ExtendedBrowser,
  item: string,
  selected: string,
): Promise<void> {
  await evaluateInBrowser(
    browser,
    `(() => {
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const info = {
        menuItemId: ${JSON.stringify(item)}, selectionText: ${JSON.stringify(selected)},
        frameId: 0, editable: false, modifiers: [], button: 0,
      };
      extension.emit('webext-menu-menuitem-click', info, window.gBrowser.selectedTab);
    })()`,
  );
}

/** Runs a script with the browser's own rights, by the protocol's extension of Firefox. */
async function evaluateInBrowser(browser: Browser, expression: string): Promise<void> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: Tree }> };
  };
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = result.contexts[0]?.context;
  await connection.send('script.evaluate', { expression, target: { context }, awaitPromise: false });
}

interface Tree {
  contexts: { context: string }[];
}
