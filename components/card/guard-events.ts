/**
 * What happens in the card stays in the card: the page's shortcuts, “click outside” and focus traps see nothing
 * of it once it has reached the card. (Its capturing listeners on `window` come first; nobody can prevent that.)
 */

const KEPT_INSIDE = [
  'keydown',
  'keyup',
  'keypress',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'focusin',
  'focusout',
] as const;

const CONTROLS = 'button:not([disabled]), a[href], [tabindex="0"]';

/** Clicks that we make ourselves, in place of the reader's. */
const own = new WeakSet<Event>();

/** Presses a control without anybody outside of its root hearing of it. */
export function press(control: HTMLElement): void {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: false });
  own.add(click);
  control.dispatchEvent(click);
}

/** Lets no event of the card further than to `place`, and none in that the page made up. */
export function keepInside(place: ShadowRoot | HTMLElement): void {
  for (const type of KEPT_INSIDE) {
    place.addEventListener(type, refuseForged, { capture: true });
    place.addEventListener(type, (event) => event.stopPropagation());
  }
}

/** @param dismiss the reader pressed Escape in the card */
export function guardEvents(root: ShadowRoot, dismiss: () => void): void {
  keepInside(root);
  root.addEventListener('keydown', (event) => {
    const { key, shiftKey, isComposing } = event as KeyboardEvent;
    if (key === 'Escape' && !isComposing) {
      // The dialog that the card stands in must not close with the same key.
      event.preventDefault();
      dismiss();
    } else if (key === 'Tab' && wrapFocus(root, shiftKey)) {
      event.preventDefault();
    }
  });
}

/** In Firefox a page can get hold of nodes in a closed root and send them events of its own. */
function refuseForged(event: Event): void {
  if (event.isTrusted) return;
  if (own.has(event)) {
    // Firefox would tell the page of it by `DOMActivate`.
    event.preventDefault();
    return;
  }
  event.stopImmediatePropagation();
  event.preventDefault();
}

/** The host stands at the end of the document: Tab past the last control would leave the reader nowhere near the term. */
function wrapFocus(root: ShadowRoot, backwards: boolean): boolean {
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) =>
    control.checkVisibility(),
  );
  const [edge, other] = backwards ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  if (!root.activeElement || root.activeElement !== edge) return false;
  other?.focus();
  return true;
}
