import { t } from '../messages/messages.ts';
import { keepInside, press } from './guard-events.ts';
import { type CardHost, htmlElement, setStyles } from './host.ts';

/**
 * For cards that say what no page may read. A closed root keeps no secrets: Firefox hands every page the nodes beneath
 * pointer and focus (`originalTarget`), and in all browsers `window.find` looks into it. What is inert can neither be
 * found, selected, pointed at nor focused. So the contents are, from before there are any, and the element that holds
 * them takes the reader's input in their place; who cannot see them is read them out.
 */

/** How far a key scrolls. px */
const LINE = 40;
const PAGE = 240;
/** `WheelEvent.deltaMode`: px, lines, pages. */
const WHEEL_UNITS = [1, 16, PAGE];

/** From inside the root, what is important wins over all that a page can say, also in the holder’s own `style`. */
const UNSELECTABLE = ':host { user-select: none !important; -webkit-user-select: none !important }';

export interface Seal {
  /** The keyboard goes to the card: to its first control. */
  focus(): void;
}

/**
 * Seals a host in which nothing has been drawn yet; there is no way back.
 * @param dismiss the reader pressed Escape
 */
export function sealHost({ element, root, mount }: CardHost, dismiss: () => void): Seal {
  mount.inert = true;
  element.tabIndex = -1;
  const style = htmlElement('style');
  style.textContent = UNSELECTABLE;
  const speaker = htmlElement('p');
  speaker.className = 'spoken';
  speaker.role = 'status';
  root.append(style, speaker);
  let current: HTMLElement | undefined;
  let over: HTMLElement | undefined;
  let told = '';

  function controls(): HTMLElement[] {
    return [...mount.querySelectorAll<HTMLElement>('button:not([disabled])')].filter((control) =>
      control.checkVisibility(),
    );
  }

  function scroller(): HTMLElement | null {
    return mount.querySelector<HTMLElement>('.scroller');
  }

  /** By geometry: what is inert is nothing to the browser's own hit tests. */
  function controlAt({ clientX: x, clientY: y }: MouseEvent): HTMLElement | undefined {
    const isIn = ({ left, right, top, bottom }: DOMRect) => x >= left && x < right && y >= top && y < bottom;
    return controls().find((control) => {
      const clip = control.closest('.scroller');
      return (!clip || isIn(clip.getBoundingClientRect())) && [...control.getClientRects()].some(isIn);
    });
  }

  function say(text: string): void {
    const said = htmlElement('span');
    // A label, not a text: texts can be found.
    said.role = 'img';
    said.ariaLabel = text;
    speaker.replaceChildren(said);
  }

  function textNow(): string {
    return (scroller() ?? mount).innerText.trim();
  }

  function goTo(control: HTMLElement | undefined): void {
    current?.removeAttribute('data-current');
    current = control;
    if (!control) return;
    control.dataset.current = '';
    control.scrollIntoView({ block: 'nearest' });
    say(t('cardButton', control.ariaLabel ?? control.innerText));
  }

  function step(by: 1 | -1): void {
    const all = controls();
    const at = current ? all.indexOf(current) : -1;
    goTo(all.at((at < 0 && by < 0 ? -1 : at + by) % all.length));
  }

  /** Says what the card says, whenever that has changed. */
  function tell(): void {
    if (current && !current.isConnected) goTo(undefined);
    const text = textNow();
    if (text && text !== told) say(text);
    told = text;
  }

  function hovered(event: MouseEvent): void {
    const now = controlAt(event);
    if (now === over) return;
    over?.removeAttribute('data-over');
    over = now;
    if (now) now.dataset.over = '';
    setStyles(element, { cursor: now ? 'pointer' : 'auto' });
  }

  function scrollBy(top: number): void {
    scroller()?.scrollBy({ top, behavior: 'instant' });
  }

  const KEYS: Record<string, (event: KeyboardEvent) => void> = {
    Escape: dismiss,
    Tab: ({ shiftKey }) => step(shiftKey ? -1 : 1),
    Enter: () => current && press(current),
    ' ': () => (current ? press(current) : scrollBy(PAGE)),
    ArrowDown: () => scrollBy(LINE),
    ArrowUp: () => scrollBy(-LINE),
    PageDown: () => scrollBy(PAGE),
    PageUp: () => scrollBy(-PAGE),
    Home: () => scrollBy(-scroller()!.scrollHeight),
    End: () => scrollBy(scroller()!.scrollHeight),
  };

  new MutationObserver(tell).observe(mount, { childList: true, characterData: true, subtree: true });
  keepInside(element);
  element.addEventListener('click', (event) => {
    const control = event.isTrusted ? controlAt(event) : undefined;
    if (control) press(control);
  });
  element.addEventListener('pointermove', hovered);
  element.addEventListener('pointerleave', hovered);
  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.isTrusted || event.ctrlKey) return;
      // The page beneath would scroll instead.
      event.preventDefault();
      scrollBy(event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1));
    },
    { passive: false },
  );
  element.addEventListener('keydown', (event) => {
    const { key, isTrusted, isComposing, ctrlKey, altKey, metaKey } = event;
    if (!isTrusted || isComposing || ctrlKey || altKey || metaKey || !Object.hasOwn(KEYS, key)) return;
    event.preventDefault();
    KEYS[key]!(event);
  });
  element.addEventListener('blur', () => goTo(undefined));

  return {
    focus() {
      element.focus({ preventScroll: true });
      step(1);
    },
  };
}
