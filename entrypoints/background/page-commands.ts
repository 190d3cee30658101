import browser from 'webextension-polyfill';
import { t } from '../../components/messages/messages.ts';
import type { PageHandle } from '../../glossary/requests.ts';
import { addWord } from './add-word.ts';

/** The context menu and the keyboard commands: the reader asks the browser, we run it in their page. */

const EXPLAIN = 'explain';
const ADD = 'add';
const MENU = { [EXPLAIN]: 'menuExplain', [ADD]: 'menuAdd' } as const;

/** Adds the listeners, and puts the content script into pages that were open before LumoMate was. */
export function listenForCommands(): void {
  browser.runtime.onInstalled.addListener(() => {
    for (const [id, title] of Object.entries(MENU)) {
      browser.contextMenus.create({ id, title: t(title), contexts: ['selection'] }, () => {
        // Firefox keeps menus over updates and says that this one exists already.
        void browser.runtime.lastError;
      });
    }
    void joinOpenPages();
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    const target = { tabId: tab.id, frameIds: [info.frameId ?? 0] };
    if (info.menuItemId === ADD) {
      addWord(info.selectionText ?? '', target).catch((error) =>
        console.error('LumoMate could not open its editor:', error),
      );
    }
    if (info.menuItemId !== EXPLAIN) return;
    run(target, (text: string) => lumomate?.explain(text), [info.selectionText ?? '']);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    const step = command === 'previous-term' ? -1 : 1;
    run({ tabId: tab.id }, (by: 1 | -1) => lumomate?.walk(by), [step]);
  });
}

declare global {
  var lumomate: PageHandle | undefined;
}

function run<A>(target: browser.Scripting.InjectionTarget, func: (arg: A) => void, args: [A]): void {
  browser.scripting.executeScript({ target, func: func as never, args }).catch(ignoreClosedPages);
}

async function joinOpenPages(): Promise<void> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  const { js = [], css = [] } = scripts[0] ?? {};
  for (const { id } of await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] })) {
    if (id === undefined) continue;
    const target = { tabId: id, allFrames: true };
    browser.scripting.insertCSS({ target, files: css }).catch(ignoreClosedPages);
    browser.scripting.executeScript({ target, files: js }).catch(ignoreClosedPages);
  }
}

/** Browsers refuse to run anything in their own pages, stores and error pages; there is nothing to do there. */
function ignoreClosedPages(): void {}
