import type { PageHandle } from '../../glossary/requests.ts';
import { ask } from './extension-api.ts';
import { linesOf } from './hit-test.ts';
import type { HoverControl } from './hover-control.ts';
import type { Mark } from './marks.ts';
import type { PageReader } from './page-reader.ts';

/** What the popup, the keyboard and the context menu do with a page. */

/**
 * @param reader the page's reader, undefined while the page is left alone
 * @param start begins to read the page, whatever the settings say
 */
export function createPageActions(
  reader: () => PageReader | undefined,
  hovering: HoverControl,
  start: () => void,
): Pick<PageHandle, 'reveal' | 'walk' | 'explain'> {
  let walked: Mark | undefined;

  async function reveal(key: string): Promise<void> {
    const page = reader();
    const mark = page && firstMark(page, key);
    if (!page || !mark) return;
    scrollTo(mark);
    await page.settled();
    walked = mark;
    hovering.open(mark);
  }

  async function walk(step: 1 | -1): Promise<void> {
    if (!reader()) start();
    await reader()?.settled();
    const marks = (reader()?.marks.all() ?? []).filter(isInView);
    const at = marks.findIndex((mark) => mark.found === walked?.found && mark.start === walked.start);
    const from = at < 0 && step < 0 ? 0 : at;
    walked = marks[(from + step + marks.length) % marks.length];
    if (walked) hovering.open(walked);
  }

  async function explain(text: string): Promise<void> {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
    const answer = await ask('explain', { text });
    hovering.explain(answer?.key, text.trim(), {
      rect: () => range?.getBoundingClientRect() ?? new DOMRect(innerWidth / 2, innerHeight / 4, 0, 0),
      element: range?.startContainer.parentElement ?? document.documentElement,
    });
  }

  return {
    reveal: (key) => void reveal(key),
    walk: (step) => void walk(step),
    explain: (text) => void explain(text),
  };
}

/** An open modal dialog makes everything outside it inert. */
function isBeneathModal({ range }: Mark): boolean {
  const modals = document.querySelectorAll('dialog:modal');
  return modals.length > 0 && !modals[modals.length - 1]!.contains(range.startContainer);
}

/** A mark for the first mention of an entry that is on the page and not hidden. */
function firstMark({ found, marks }: PageReader, key: string): Mark | undefined {
  let first: Mark | undefined;
  for (const block of found.all()) {
    const mention = block.mentions.find(({ entry }) => entry.key === key);
    const mark = mention && marks.make(block, mention);
    if (mark && (!first || isBefore(mark, first)) && linesOf(mark).length) first = mark;
  }
  return first;
}

function isBefore(a: Mark, b: Mark): boolean {
  const order = b.range.startContainer.compareDocumentPosition(a.range.startContainer);
  return (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function scrollTo(mark: Mark): void {
  mark.range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [line] = linesOf(mark);
  // In a block taller than the screen the term itself may still be off it.
  if (line && (line.top < 0 || line.bottom > innerHeight)) {
    scrollBy({ top: line.top - innerHeight / 2, behavior: 'instant' });
  }
}

function isInView(mark: Mark): boolean {
  return (
    !isBeneathModal(mark) &&
    linesOf(mark).some(
      ({ top, bottom, left, right }) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    )
  );
}
