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
    if (isBeneathModal(mark)) return;
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

/** Whatever is modal makes all that is outside of it inert: a card there could be seen at best. */
function isBeneathModal(mark: PageMark): boolean {
  const element = mark.range.startContainer.parentElement;
  const [line] = linesOf(mark).filter(isOnScreen);
  if (!element || !line) return false;
  const hit = deepestAt(line.left + line.width / 2, line.top + line.height / 2);
  const isModal = openModals().length > 0 || hit?.closest('dialog:modal');
  return Boolean(isModal) && !(hit && element.contains(hit));
}

function deepestAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  for (let root = hit?.shadowRoot; root; root = hit?.shadowRoot) {
    const deeper = root.elementFromPoint(x, y);
    if (!deeper || deeper === hit) break;
    hit = deeper;
  }
  return hit;
}

function openModals(): Element[] {
  return [...document.querySelectorAll('dialog:modal')];
}

/** The first mark that is not hidden. */
function firstVisible(marks: readonly PageMark[]): PageMark | undefined {
  const modals = openModals();
  const isReachable = ({ range }: PageMark) =>
    !modals.length || modals.some((modal) => modal.contains(range.startContainer));
  const visible = [...marks]
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .filter((mark) => linesOf(mark).length > 0);
  return visible.find(isReachable) ?? visible[0];
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
  return linesOf(mark).some(isOnScreen) && !isBeneathModal(mark);
}

function isOnScreen({ top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
}
