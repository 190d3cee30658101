import browser from 'webextension-polyfill';
import { DRAFT_PREFIX, type EntryDraft } from '../../glossary/drafts.ts';
import { LIMITS } from '../../glossary/pack-schema.ts';
import { sentenceAround } from '../../glossary/sentence.ts';

/** “Add to my pack…” on a selected word: a draft of an entry, opened in the editor. */

/** Room for the form and its preview, one above the other. px */
const WINDOW = { width: 560, height: 820 };

/** What stands around a selection: its block's text, and where in it the selection is. */
interface Around {
  text: string;
  start: number;
  end: number;
  language: string;
}

/**
 * Opens the editor with a selected word in it, and the sentence that it stands in as its example.
 * @param selected as the browser's menu has it
 */
export async function addWord(
  selected: string,
  target: { tabId: number; frameIds: number[] },
): Promise<void> {
  const around = await readAround(target);
  const example = around ? sentenceAround(around.text, around.start, around.end, around.language) : '';
  const term = selected.replace(/\s+/g, ' ').trim().slice(0, LIMITS.term);
  const id = crypto.randomUUID();
  const draft: EntryDraft = { fields: { term, ...(example && { example }) }, changed: Date.now() };
  await browser.storage.local.set({ [DRAFT_PREFIX + id]: draft });
  const url = browser.runtime.getURL(`/editor.html?draft=${id}`);
  // Browsers without windows of their own, on phones, have tabs.
  await browser.windows.create({ url, type: 'popup', ...WINDOW }).catch(() => browser.tabs.create({ url }));
}

async function readAround(target: { tabId: number; frameIds: number[] }): Promise<Around | null> {
  try {
    const [answer] = await browser.scripting.executeScript({ target, func: readSelection });
    return (answer?.result as Around | null | undefined) ?? null;
  } catch {
    // A page that lets nobody in: the word alone will do.
    return null;
  }
}

/** Runs in the page, in the extension's world. It travels as source, so whatever it uses stands inside it. */
function readSelection(): Around | null {
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
  if (!range) return null;
  const inside = range.startContainer;
  const element = inside instanceof Element ? inside : inside.parentElement;
  let block = element;
  while (block?.parentElement && getComputedStyle(block).display.startsWith('inline'))
    block = block.parentElement;
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const text = block.textContent ?? '';
  // A whole document without blocks is no sentence; what is near will do.
  const from = Math.max(0, start - 2_000);
  const language = block.closest('[lang]')?.getAttribute('lang') || 'en';
  const end = start + range.toString().length;
  return { text: text.slice(from, end + 2_000), start: start - from, end: end - from, language };
}
