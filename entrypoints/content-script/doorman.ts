import type { Hovering, PageAccess } from '../../components/card/page-access.ts';
import { report } from './extension-api.ts';

/**
 * Stands in every page in place of the card’s script, and lets it in as soon as somebody rests on a mark or asks
 * for a card: a page that is only read never pays for it.
 */

/** Rest on a mark before the card’s script is sent for; what is left until the card opens is enough for it. ms */
const FETCH_DELAY = 60;

export interface Doorman {
  /** The card’s script, if it is here. */
  readonly hovering: Hovering | undefined;
  /** Sends for the card’s script. @throws what the background says when it cannot be had */
  fetch(): Promise<Hovering>;
}

export function createDoorman(page: PageAccess): Doorman {
  const { signal } = page;
  let hovering: Hovering | undefined;
  let fetching: Promise<Hovering> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = { x: 0, y: 0 };
  let frame = 0;

  function moved(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    at = { x: event.clientX, y: event.clientY };
    if (!frame && !timer) frame = requestAnimationFrame(look);
  }

  function look(): void {
    frame = 0;
    if (!page.markNear(at.x, at.y)) return;
    const since = performance.now();
    timer = setTimeout(() => {
      timer = undefined;
      if (!page.markNear(at.x, at.y)) return;
      fetch().then((loaded) => loaded.begin({ ...at, since }), report);
    }, FETCH_DELAY);
  }

  function fetch(): Promise<Hovering> {
    fetching ??= load().catch((error) => {
      fetching = undefined;
      throw error;
    });
    return fetching;
  }

  async function load(): Promise<Hovering> {
    if (!globalThis.lumomateCard) await page.ask('inject-card', {});
    signal.throwIfAborted();
    // From here on it listens itself.
    document.removeEventListener('pointermove', moved, true);
    hovering = globalThis.lumomateCard!(page);
    return hovering;
  }

  document.addEventListener('pointermove', moved, {
    capture: true,
    passive: true,
    signal,
  });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });

  return {
    get hovering() {
      return hovering;
    },
    fetch,
  };
}
