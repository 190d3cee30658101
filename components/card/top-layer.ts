import { behind } from './page-theme.ts';

/**
 * Where the card's host has to stand to be seen and reached. A modal dialog and a fullscreen element lie above
 * every popover and make all that is outside them inert, and a popover closes at a click outside of it, so the card
 * of a term within them moves inside.
 */
export function homeFor(element: Element): Element {
  for (let at: Element | null = element; at; at = behind(at)) {
    if (at.matches('dialog:modal, :fullscreen, :popover-open')) return at;
  }
  return document.documentElement;
}
