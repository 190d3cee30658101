import type { EntryView, KnownEntry } from '../../glossary/requests.ts';
import type { MuteKind } from '../../glossary/settings.ts';
import type { Draw } from './drawings.ts';

/** What the card promises those who open it. */

/** The place in the page that a card points at. */
export interface Anchor {
  /** The line of the term that was hovered, in viewport coordinates, or undefined once the term is gone. */
  rect(): DOMRect | undefined;
  /** An element of the page near the term: tells which dialog, scroller and language it stands in. */
  element: Element;
}

export type CardContent =
  /** `others`: further entries that the same words could mean here. */
  | { kind: 'entry'; view: EntryView; others: KnownEntry[] }
  /** No pack knows this text. */
  | { kind: 'unknown'; text: string }
  | { kind: 'failed'; reason: string };

/** What a card may ask of the page it stands on. */
export interface CardActions {
  /** The host name of the site the reader is on; '' where there is none to mute. */
  readonly site: string;
  getEntry(key: string): Promise<EntryView | null>;
  /** What draws pictures; fetched when it is first asked for. */
  getDraw(): Promise<Draw>;
  mute(kind: MuteKind, key: string, muted: boolean): Promise<void>;
  /** The reader says that they know a term, or takes that back. */
  know(key: string, known: boolean): Promise<void>;
  /** An entry's card was read. */
  read(key: string): void;
  openEntry(key: string): void;
  /** The words of the card's term mean this entry, here and from now on on this site. */
  choose(key: string): void;
  /** The reader pinned the card, or began to use it (unfolded a layer, followed a term). */
  pin(): void;
  /** The reader closed it: Escape, the close button. The page then calls `hide` and gives focus back. */
  dismiss(): void;
}

export interface Card {
  /**
   * Opens the card at an anchor, or moves it there with new content.
   */
  show(content: CardContent, anchor: Anchor, pinned: boolean): void;
  /** Removes every trace of the card from the page. */
  hide(): void;
  /** Where it stands, in viewport coordinates; undefined while hidden. */
  rect(): DOMRect | undefined;
  /** Until the pointer is on the card, it takes no pointer events: the page beneath sees none of it. */
  setInteractive(interactive: boolean): void;
  /** Moves keyboard focus into the card. */
  focus(): void;
}

export type CreateCard = (actions: CardActions) => Card;
