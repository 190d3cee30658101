/**
 * Where the reader was on a page of the glossary, kept with its entry of the tab's history. The browser's own
 * memory of it comes too early: the page is drawn only when the background has answered.
 */

interface Place {
  arrived: true;
  /** How far the page was scrolled. px */
  scrolled?: number;
  /** The key of the entry that was opened from here. */
  opened?: string;
}

/** A scroll that has paused for so long is worth keeping. ms */
const PAUSE = 100;

/** The place the reader comes back to; undefined where they have not been. */
export function placeBefore(): Place | undefined {
  return history.state?.arrived ? (history.state as Place) : undefined;
}

/** Says that the reader has been here, and puts the address right. */
export function markArrived(address?: string): void {
  history.replaceState({ arrived: true }, '', address);
}

/** Keeps which entry is opened from here. */
export function keepOpened(opened: string): void {
  history.replaceState({ ...placeBefore(), arrived: true, scrolled: scrollY, opened }, '');
}

/** Keeps the place from now on, instead of the browser. */
export function keepPlaces(): void {
  history.scrollRestoration = 'manual';
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const before = placeBefore();
        if (before) history.replaceState({ ...before, scrolled: scrollY }, '');
      }, PAUSE);
    },
    { passive: true },
  );
  // Else a scroll just before would be kept with the page that comes next.
  addEventListener('popstate', () => clearTimeout(timer));
}
