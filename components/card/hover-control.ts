import {
  type Hover,
  type HoverEvent,
  headsTo,
  hover,
  IDLE,
  type Point,
  SCROLL_QUIET,
} from '../../glossary/hover.ts';
import type { Anchor } from './card.ts';
import { type CardTerm, createCardControl } from './card-control.ts';
import { isOnLine, linesOf } from './lines.ts';
import type { CardOpener, Hovering, PageAccess, PageMark } from './page-access.ts';
import { createPageActions } from './page-actions.ts';

/** Runs the hover state machine: pointer in, card out. */

/** Samples further apart than this tell nothing about speed. ms */
const SPEED_SAMPLE = 100;

const WRITTEN_IN = 'input, textarea, select, [role="textbox"], [role="searchbox"]';

/** Begins to listen to a page's pointer and keyboard, until the page's signal aborts. */
export function createHoverControl(page: PageAccess): Hovering {
  const { signal } = page;
  const control = createCardControl(
    page,
    () => send({ type: 'pin' }),
    () => dismiss(),
  );
  let state: Hover = IDLE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mark: PageMark | undefined;
  let shown: PageMark | undefined;
  let at: Point & { time: number } = { x: 0, y: 0, time: 0 };
  let left: Point = at;
  let scrolled = 0;
  let frame = 0;
  let focusBefore: Element | null = null;
  /** The card was asked for, not hovered: Enter goes into it instead of to the page. */
  let asked = false;

  function send(event: HoverEvent, now = performance.now()): void {
    const before = state;
    state = hover(state, event, now);
    if (state !== before) apply(before);
    // Timers may fire a fraction of a millisecond before their time; the state then waits for another.
    else if (event.type === 'tick') arm();
  }

  function arm(): void {
    clearTimeout(timer);
    if ('wake' in state) timer = setTimeout(() => send({ type: 'tick' }), state.wake - performance.now());
  }

  function apply(before: Hover): void {
    arm();
    if (state.phase === 'waiting' && state.prepared) control.prepare(state.target.entry);
    // The way to the card begins where the pointer is when it opens, or leaves the term.
    if (state.phase === 'leaving' || (state.phase === 'open' && before.phase !== 'open')) left = at;
    if (state.phase === 'idle' && before.phase !== 'waiting') hide();
    if (state.phase === 'open' && mark && mark !== shown && state.target.mark === mark.id)
      show(mark, state.pinned);
  }

  function show(next: PageMark, pinned: boolean): void {
    shown = next;
    page.point(next, 'active');
    control.show(termOf(next), anchorOf(next, at), pinned);
  }

  function hide(): void {
    asked = false;
    shown = undefined;
    control.hide();
    page.point(undefined, 'active');
    page.point(undefined, 'focus');
  }

  function dismiss(): void {
    if (focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    focusBefore = null;
    send({ type: 'dismiss' });
    hide();
  }

  function moved(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    const { clientX: x, clientY: y, timeStamp: time } = event;
    const elapsed = time - at.time;
    const speed = elapsed > 0 && elapsed < SPEED_SAMPLE ? Math.hypot(x - at.x, y - at.y) / elapsed : 0;
    at = { x, y, time };
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => look(speed));
  }

  function look(speed: number): void {
    const rect = control.card?.rect();
    const onCard = rect !== undefined && contains(rect, at);
    control.card?.setInteractive(onCard);
    if (state.phase === 'idle' && performance.now() - scrolled < SCROLL_QUIET) return;
    mark = onCard ? undefined : markAt(at);
    const towardsCard = rect !== undefined && headsTo(left, at, rect);
    const target = mark && { entry: mark.entry.key, mark: mark.id };
    if (state.phase === 'open' && (target || onCard)) left = at;
    send({ type: 'move', target, speed, onCard, towardsCard });
  }

  function markAt(point: Point): PageMark | undefined {
    const near = page.markNear(point.x, point.y);
    return near && isOnLine(near, point) ? near : undefined;
  }

  function leftWindow(event: MouseEvent): void {
    const into = event.relatedTarget;
    if (into !== null && !(into instanceof HTMLIFrameElement)) return;
    cancelAnimationFrame(frame);
    at = { x: -1, y: -1, time: event.timeStamp };
    send({ type: 'move', target: undefined, speed: 0, onCard: false, towardsCard: false });
  }

  function keyDown(event: KeyboardEvent): void {
    if (!event.isTrusted || !isOpen() || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      // The page's own dialog must not close with the same key.
      event.preventDefault();
      event.stopImmediatePropagation();
      dismiss();
    } else if (event.key === 'Enter' && asked && !isInCard() && !isTyping()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      focusBefore = document.activeElement;
      control.card?.focus();
    }
  }

  /** Enter belongs to what the reader is writing, or to a frame of the page. */
  function isTyping(): boolean {
    const focused = document.activeElement;
    return (
      focused instanceof HTMLIFrameElement ||
      (focused instanceof HTMLElement && (focused.isContentEditable || focused.matches(WRITTEN_IN)))
    );
  }

  /** The card's insides are closed; what is seen of their focus is the element that holds them. */
  function isInCard(): boolean {
    return document.activeElement?.matches(':popover-open') ?? false;
  }

  function isOpen(): boolean {
    return state.phase === 'open' || state.phase === 'leaving';
  }

  const passive = { capture: true, passive: true, signal };
  document.addEventListener('pointermove', moved, passive);
  document.addEventListener('mouseout', leftWindow, passive);
  window.addEventListener('keydown', keyDown, { capture: true, signal });
  document.addEventListener(
    'scroll',
    () => {
      scrolled = performance.now();
      send({ type: 'scroll' });
    },
    passive,
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    hide();
  });

  const opener: CardOpener = {
    open(next) {
      mark = next;
      shown = undefined;
      focusBefore = null;
      const [line] = linesOf(next);
      if (line) at = { ...at, x: line.left + line.width / 2, y: line.top + line.height / 2 };
      send({ type: 'show', target: { entry: next.entry.key, mark: next.id } });
      asked = true;
      page.point(next, 'focus');
    },
    explain(key, text, anchor) {
      mark = undefined;
      shown = undefined;
      state = { phase: 'open', target: { entry: key ?? '', mark: 0 }, pinned: true };
      asked = true;
      if (key) control.show({ key, form: text, others: [] }, anchor, true);
      else control.showUnknown(text, anchor);
    },
  };

  return {
    begin({ x, y, since }) {
      at = { x, y, time: since };
      mark = markAt(at);
      if (!mark) return;
      const target = { entry: mark.entry.key, mark: mark.id };
      send({ type: 'move', target, speed: 0, onCard: false, towardsCard: false }, since);
    },
    dropped(isDropped) {
      if (shown && isDropped(shown) && state.phase !== 'idle' && !(state.phase === 'open' && state.pinned))
        dismiss();
    },
    forget: () => control.forget(),
    ...createPageActions(page, opener),
  };
}

function termOf({ entry: { key }, mention: { form, meanings } }: PageMark): CardTerm {
  return { key, form, others: meanings.filter((other) => other.key !== key) };
}

/** Anchors at the line that was hovered; when the text reflows, at the line nearest to that place. */
function anchorOf(mark: PageMark, point: Point): Anchor {
  const node = mark.range.startContainer;
  const number = Math.max(
    0,
    linesOf(mark).findIndex((line) => contains(line, point)),
  );
  return {
    rect: () => linesOf(mark)[number] ?? linesOf(mark)[0],
    element: node.parentElement ?? document.documentElement,
  };
}

function contains({ left, right, top, bottom }: DOMRect, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}
