import { linesOf } from './lines.ts';
import type { CardOpener, Hovering, PageAccess, PageMark } from './page-access.ts';

/** What the popup, the keyboard and the context menu do with a page. */
export function createPageActions(
  page: PageAccess,
  opener: CardOpener,
): Pick<Hovering, 'reveal' | 'walk' | 'explain'> {
  let walked: PageMark | undefined;

  async function reveal(key: string): Promise<void> {
    const mark = firstVisible(await page.mentionsOf(key));
    if (!mark) return;
    scrollTo(mark);
    await page.settled();
    walked = mark;
    opener.open(mark);
  }

  async function walk(step: 1 | -1): Promise<void> {
    page.start();
    await page.settled();
    const marks = page.marks().filter(isInView);
    const at = marks.findIndex((mark) => mark.found === walked?.found && mark.start === walked.start);
    const from = at < 0 && step < 0 ? 0 : at;
    walked = marks[(from + step + marks.length) % marks.length];
    if (walked) opener.open(walked);
  }

  async function explain(text: string): Promise<void> {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : undefined;
    const answer = await page.ask('explain', { text });
    opener.explain(answer?.key, text.trim(), {
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
function isBeneathModal({ range }: PageMark): boolean {
  const modals = document.querySelectorAll('dialog:modal');
  return modals.length > 0 && !modals[modals.length - 1]!.contains(range.startContainer);
}

/** The first mark that is not hidden. */
function firstVisible(marks: readonly PageMark[]): PageMark | undefined {
  return [...marks].sort((a, b) => (isBefore(a, b) ? -1 : 1)).find((mark) => linesOf(mark).length > 0);
}

function isBefore(a: PageMark, b: PageMark): boolean {
  const order = b.range.startContainer.compareDocumentPosition(a.range.startContainer);
  return (order & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

function scrollTo(mark: PageMark): void {
  mark.range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [line] = linesOf(mark);
  // In a block taller than the screen the term itself may still be off it.
  if (line && (line.top < 0 || line.bottom > innerHeight)) {
    scrollBy({ top: line.top - innerHeight / 2, behavior: 'instant' });
  }
}

function isInView(mark: PageMark): boolean {
  return (
    !isBeneathModal(mark) &&
    linesOf(mark).some(
      ({ top, bottom, left, right }) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    )
  );
}
