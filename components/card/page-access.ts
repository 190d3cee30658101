import type { Ask, KnownEntry } from '../../glossary/requests.ts';
import type { Anchor } from './card.ts';

/**
 * What the content script and the card’s script agree on. The content script is in every page and only finds and
 * marks; all that happens once a reader shows interest is in the card’s script, which is injected then.
 */

/** A term on the page, marked or not. */
export interface PageMark {
  /** Tells marks apart for as long as the page lives. */
  id: number;
  entry: KnownEntry;
  mention: {
    /** The words, folded. */
    form: string;
    /** Every entry they could mean. */
    meanings: KnownEntry[];
  };
  /** The block the mark stands in; another one once its text has changed. */
  found: object;
  start: number;
  range: StaticRange;
}

/** The page, as the card’s script may use it. */
export interface PageAccess {
  readonly ask: Ask;
  /** The host name of the site the reader is on; '' where there is none. */
  readonly site: string;
  /** Aborted when this page is left alone for good. */
  readonly signal: AbortSignal;
  /** Begins to read the page, whatever the settings say, unless it is being read. */
  start(): void;
  /** Resolves once what is on screen has been read and marked. */
  settled(): Promise<void>;
  /** The mark at the character nearest to a point; the point need not be on it. @param x @param y in viewport coordinates */
  markNear(x: number, y: number): PageMark | undefined;
  /** All marks, in document order. */
  marks(): PageMark[];
  /** For the first blocks with an entry in them, a mark for its first mention there. */
  mentionsOf(key: string): Promise<PageMark[]>;
  /** Gives one mark the look of being under the pointer (`active`) or the keyboard (`focus`). */
  point(mark: PageMark | undefined, how: 'active' | 'focus'): void;
}

/** Where the pointer rested on a mark, and since when, by `performance.now()`. */
export interface Rest {
  x: number;
  y: number;
  since: number;
}

/** The card’s script at work on one page. It listens to pointer and keyboard itself. */
export interface Hovering {
  /** The pointer rests on a mark since before this script was here. */
  begin(rest: Rest): void;
  /** The text of some marks has changed or left. */
  dropped(isDropped: (mark: PageMark) => boolean): void;
  /** Forgets fetched entries: the packs have changed. */
  forget(): void;
  /** Scrolls to the first mention of an entry and opens its card. */
  reveal(key: string): void;
  /** Goes to the next (1) or previous (-1) term in view and opens its card. */
  walk(step: 1 | -1): void;
  /** Opens the card of a text at the selection, or says that no pack knows it. */
  explain(text: string): void;
}

/** Opens a card at once, keeps it open, and shows where it is. */
export interface CardOpener {
  open(mark: PageMark): void;
  /** Opens the card of a text: of an entry, or saying that no pack knows it. */
  explain(key: string | undefined, text: string, anchor: Anchor): void;
}

declare global {
  /** Set by `entrypoints/card` in the isolated world of the page that asked for it. */
  var lumomateCard: ((page: PageAccess) => Hovering) | undefined;
}
