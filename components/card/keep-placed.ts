import {
  autoUpdate,
  computePosition,
  flip,
  hide,
  type Middleware,
  offset,
  type Placement,
  shift,
  size,
} from '@floating-ui/dom';
import type { Anchor } from './card.ts';
import { MARGIN, setStyles } from './host.ts';

/** Between the line of the term and the card. px */
const GAP = 9;
/** A card that is being read may use the height of the window, but no more than a page of a small book. px */
const READING_HEIGHT = 660;
/** Where even the roomier side of the term leaves less, the card lies over the term instead. px */
const LEAST_HEIGHT = 180;

export interface Placing {
  /** Places the card anew, now. */
  update(): void;
  stop(): void;
}

/** What the reader does with a card decides how it may lie. */
export type Hold =
  /** Looks at it: it leaves with its term. */
  | 'hover'
  /** Has pinned it: it stays in the window, term or no term. */
  | 'pinned'
  /** Reads on in it: it may also cover its term, and keeps to its side while it grows. */
  | 'reading';

interface PlacingInput {
  host: HTMLElement;
  anchor: Anchor;
  hold(): Hold;
  /** The term has left the screen under a card that nobody holds. */
  onGone(): void;
}

/** Keeps the card at its term while the page scrolls, resizes and reflows. */
export function keepPlaced({ host, anchor, hold, onGone }: PlacingInput): Placing {
  let line = anchor.rect() ?? anchor.element.getBoundingClientRect();
  let side: Placement | undefined;
  let turn = 0;
  const reference = { getBoundingClientRect: () => line, contextElement: anchor.element };

  async function update(): Promise<void> {
    const own = ++turn;
    const held = hold();
    const now = anchor.rect();
    if (!now && held === 'hover') return onGone();
    if (now) line = now;
    const reading = held === 'reading' && side;
    const place = await computePosition(reference, host, {
      strategy: 'fixed',
      placement: reading || startSide(anchor.element),
      middleware: reading ? READING : BESIDE,
    });
    // An overtaken answer would put the card where the term was.
    if (own !== turn) return;
    if (held === 'hover' && place.middlewareData.hide?.referenceHidden) return onGone();
    side = place.placement;
    setStyles(host, { left: `${onPixel(place.x)}px`, top: `${onPixel(place.y)}px` });
  }

  const stop = autoUpdate(reference, host, () => void update());
  return {
    update: () => void update(),
    stop() {
      turn = -1;
      stop();
    },
  };
}

const limitHeight = (height: (available: number) => number): Middleware =>
  size({
    padding: MARGIN,
    apply({ availableHeight, elements }) {
      const { clientWidth, clientHeight } = elements.floating.ownerDocument.documentElement;
      const most = Math.max(0, clientHeight - 2 * MARGIN);
      setStyles(elements.floating, {
        'max-height': `${Math.floor(Math.min(most, height(availableHeight)))}px`,
        // `100vw` counts a classic scrollbar in.
        'max-width': `${clientWidth - 2 * MARGIN}px`,
      });
    },
  });

const INSIDE = shift({ padding: MARGIN, crossAxis: true });
const BESIDE = [
  offset(GAP),
  flip({ padding: MARGIN, crossAxis: false }),
  limitHeight((available) => Math.max(available, LEAST_HEIGHT)),
  INSIDE,
  hide(),
];
const READING = [offset(GAP), limitHeight(() => READING_HEIGHT), INSIDE];

/** Below the term, at the edge where its line begins. */
function startSide(element: Element): Placement {
  return getComputedStyle(element).direction === 'rtl' ? 'bottom-end' : 'bottom-start';
}

function onPixel(length: number): number {
  return Math.round(length * devicePixelRatio) / devicePixelRatio;
}
