import type { Clash } from './clashes.ts';
import type { DiagnosisRequests } from './diagnosis.ts';
import type { EntryWords, PackWords } from './edit-pack.ts';
import type { FoundMessage } from './found-message.ts';
import type { PackHeader } from './pack-header.ts';
import type { PackSettings } from './pack-settings.ts';
import type { Category, Entry, Layer, PackInfo } from './pack-types.ts';
import type { Pieces, TextInLanguage } from './page-html.ts';
import type { ReaderOwnRequests, ReaderPageRequests } from './reader-requests.ts';
import type { EvidenceMessage } from './sense.ts';
import type { Choices, MuteKind } from './settings.ts';
import { slug } from './slug.ts';
import type { SubscriptionView } from './subscription-view.ts';
import type { UpkeepStatus } from './upkeep-status.ts';

/**
 * What pages ask the background: one map of function types, `answer.ts` in the background implements all of it.
 * The background never speaks first; changes are heard through storage (`settings.ts`).
 */

/** What a page keeps of an entry whose forms stand on it. */
export interface KnownEntry {
  /** `pack/entry`: names an entry everywhere. */
  key: string;
  term: string;
  /** `pack/category`. */
  category: string;
  /** Whose terms are evidence for its everyday words (`sense.ts`). */
  subject: string;
  /** Of its pack: BCP 47. Its terms are terms only in texts of that language. */
  language: string;
  /** Of a private pack: never put into the page's highlight registry. */
  private?: boolean;
  /** The reader knows it: its mark is faint, or there is none. */
  fade?: 'faint' | 'none' | undefined;
}

/** A stretch of a layer's text, code units, that is itself a term of some entry. */
export interface TermLink {
  start: number;
  end: number;
  key: string;
}

/** An entry in one line. */
export interface Neighbour {
  key: string;
  term: string;
  blurb: string;
  /** Its entry page, from the extension's root: `/glossary.html#/substrate/infra-devops/orchestration`. */
  path: string;
}

/** All that a card or the entry page shows. */
export interface EntryView {
  key: string;
  /** As in `Neighbour`. */
  path: string;
  entry: Entry;
  category: Category;
  pack: Omit<PackInfo, 'categories'>;
  seeAlso: Neighbour[];
  links: Partial<Record<Layer, TermLink[]>>;
  /** The reader said “I know this”. */
  known?: true;
  /** Its pack is private, or that of an entry it leads to: no page may read any of this. */
  private?: true;
}

export interface CategoryCount extends Category {
  /** `pack/category`. */
  key: string;
  pack: string;
  entries: number;
}

export interface PackCount extends Omit<PackInfo, 'categories'> {
  entries: number;
  /** What it was before it was stored last, where that can be had back. */
  previous?: { version: string; entries: number };
  /** The one that comes with LumoMate; it cannot be removed. */
  builtIn: boolean;
}

/** What lists and search show of an entry. */
export interface EntryHead {
  id: string;
  term: string;
  aliases: string[];
  /** The id of one of the pack's categories. */
  category: string;
  blurb: string;
}

/** Where an entry stands in its category: what comes before and after it, in the pack's own order. */
export interface EntryPlace {
  previous: Neighbour | null;
  next: Neighbour | null;
  /** Counted from 1. */
  number: number;
  of: number;
}

/** May be asked by anybody in the extension, content scripts included. */
export interface PageRequests extends ReaderPageRequests {
  /** What stands in each of some texts of the page. */
  'find-terms': (input: { texts: TextInLanguage[] }) => FoundMessage;
  /**
   * Counts a part of the page.
   * @param before the evidence of other parts
   * @returns what stands in the part, for the questions below ('' where nothing does), and the evidence with it
   */
  'count-terms': (input: { pieces: Pieces[]; before?: EvidenceMessage | undefined }) => {
    part: string;
    evidence: EvidenceMessage;
  };
  /** The terms of a page that has been counted. @param site the host name, for what the reader chose there */
  'list-terms': (input: {
    parts: string[];
    evidence: EvidenceMessage;
    site: string;
  }) => Pick<PageTerms, 'terms' | 'held'>;
  /** The forms, folded, in which an entry stands on a page that has been counted. */
  'list-forms': (input: { parts: string[]; key: string }) => string[];
  'get-entry': (input: { key: string }) => EntryView | null;
  /** The entry whose form this text is, if there is one. */
  explain: (input: { text: string }) => { key: string } | null;
  /** Puts the card's script into the frame that asks. */
  'inject-card': (input: Record<never, never>) => null;
  /** How marks look, as CSS, for Firefox's shadow roots. */
  'mark-style': (input: Record<never, never>) => string;
  /** Puts what draws pictures into the frame that asks; its card is there already. */
  'inject-drawings': (input: Record<never, never>) => null;
  mute: (input: { kind: MuteKind; key: string; muted: boolean }) => null;
  'open-entry': (input: { key: string }) => null;
  /** Remembers what a form means on a site. @param form folded */
  'choose-meaning': (input: { site: string; form: string; key: string }) => null;
}

/** May only be asked by the extension's own pages. */
export interface OwnRequests extends ReaderOwnRequests, DiagnosisRequests {
  'list-categories': (input: Record<never, never>) => CategoryCount[];
  'list-packs': (input: Record<never, never>) => PackCount[];
  'search-entries': (input: { query: string }) => Neighbour[];
  /** Terms of entries, for lists of muted ones; unknown keys are left out. */
  'name-entries': (input: { keys: string[] }) => Neighbour[];
  /**
   * A pack's entries in its own order, a page at a time.
   * @param after the id with which the page before ended
   * @returns none when there are no more
   */
  'list-entries': (input: { pack: string; after?: string | undefined }) => EntryHead[];
  'place-entry': (input: { key: string }) => EntryPlace | null;
  /** Refused for settings that an administrator has locked. */
  'save-settings': (input: { settings: Choices }) => null;
  /** Ends its subscription too. */
  'remove-pack': (input: { id: string }) => null;
  'list-subscriptions': (input: Record<never, never>) => SubscriptionView[];
  /**
   * Fetches the pack and keeps it up to date from now on; when the first fetch fails, nothing is kept. Again for the
   * same address, it changes the header.
   * @param page the page that offered the address; without it, the reader has typed it
   */
  subscribe: (input: {
    url: string;
    header?: PackHeader | undefined;
    page?: string | undefined;
  }) => SubscriptionView;
  unsubscribe: (input: { id: string; keepPack: boolean }) => null;
  /** What went wrong stands in the answer. @param takesOlder takes what is offered, even older or once rolled back */
  'update-now': (input: { id: string; takesOlder?: boolean | undefined }) => SubscriptionView;
  'pause-subscription': (input: { id: string; paused: boolean }) => SubscriptionView;
  /**
   * Makes a pack what it was before it was stored last. Where it is subscribed, the version that was held is not taken
   * again; else, once more, and it is as it was.
   * @param id a pack's, or a subscription's address
   * @returns null where it is not subscribed
   */
  'roll-back': (input: { id: string }) => SubscriptionView | null;
  /** How it stands with the reader's other devices, and with the policy of their organisation. */
  'upkeep-status': (input: Record<never, never>) => UpkeepStatus;
  /**
   * A pack's entries in full and in its own order, a page at a time: a message may not be larger than 64 MiB.
   * @param after the id with which the page before ended
   * @returns none when there are no more
   */
  'get-entries': (input: { pack: string; after?: string | undefined }) => Entry[];
  'save-pack-settings': (input: { settings: Partial<PackSettings> }) => null;
  /** Makes a pack apply on a site. @param isNew it has just come in, and is to apply nowhere else */
  'use-on-site': (input: { pack: string; host: string; isNew: boolean }) => null;
  /** Words that several packs define, of the packs that are on; `more` when they are not all. */
  'list-clashes': (input: Record<never, never>) => { clashes: Clash[]; more: boolean };
  /** Takes a pack's meaning of some forms wherever they stand; null takes that of the pack in front. */
  'choose-pack': (input: { forms: string[]; pack: string | null }) => null;
  /** Makes an empty pack of the reader's own. @param additionsTo a pack before which it then stands */
  'create-pack': (input: { words: Partial<PackWords> & { name: string }; additionsTo?: string }) => {
    id: string;
  };
  'describe-pack': (input: { id: string; words: PackWords }) => null;
  /** Adds an entry to an own pack, or puts it in the place of another. @returns its id */
  'save-entry': (input: { pack: string; entry: EntryWords; replaces?: string }) => { id: string };
  'delete-entry': (input: { pack: string; id: string }) => null;
  /** All of a pack that is not its entries. */
  'get-pack': (input: { id: string }) => PackInfo | null;
}

export type Requests = PageRequests & OwnRequests;
export type RequestName = keyof Requests;

/** What travels: `runtime.sendMessage` takes `{ ask, input }`, the background answers this. */
export type Reply<T> = { ok: T } | { error: string };

export type Ask = <N extends RequestName>(
  name: N,
  input: Parameters<Requests[N]>[0],
) => Promise<ReturnType<Requests[N]>>;

/**
 * Makes the function a page asks with.
 * @param send the browser's `runtime.sendMessage`
 * @returns a function that rejects with the background's own sentence when it refuses
 */
export function createAsk(send: (message: unknown) => Promise<unknown>): Ask {
  return async (ask, input) => {
    const reply = (await send({ ask, input })) as Reply<never> | undefined;
    if (!reply) throw new Error('LumoMate’s background did not answer.');
    if ('error' in reply) throw new Error(reply.error);
    return reply.ok;
  };
}

/** A term that stands on a page, for the popup. */
export interface PageTerm extends KnownEntry {
  /** How often it stands there, marked or not. */
  count: number;
}

/**
 * What the content script lets the popup and the background do with its page, as `globalThis.lumomate` of the
 * isolated world; reached by `scripting.executeScript`, so that no page and no message can.
 */
export interface PageHandle {
  terms(): Promise<PageTerms>;
  /** Reads the page now, whatever the start-up settings say. */
  start(): void;
  /** Scrolls to the first mention of an entry and opens its card. */
  reveal(key: string): void;
  /** Goes to the next (1) or previous (-1) term in view and opens its card. */
  walk(step: 1 | -1): void;
  /** Opens the card of a text at the selection, or says that no pack knows it. */
  explain(text: string): void;
  /** When this script began, had marked what was on screen, and had read the whole page; for benches. ms of `performance.now()` */
  timing(): PageTiming;
  /** Leaves the page as if LumoMate had never been there. */
  stop(): void;
}

/** What stands on a page. */
export interface PageTerms {
  /** The page is being read, or has been. */
  on: boolean;
  /** All of it has been read. */
  done: boolean;
  /** In reading order. */
  terms: PageTerm[];
  /** Everyday words that are terms elsewhere, and here are held back: nothing says that the page is about them. */
  held: PageTerm[];
}

export interface PageTiming {
  started: number;
  marked?: number;
  read?: number;
}

/** The id of the pack that comes with LumoMate. */
export const BUILT_IN = 'lumomate';

/**
 * An entry page's address from the extension's root. The last part of the hash names the entry; what stands
 * before it is its breadcrumb. The built-in pack needs no `pack`.
 */
export function entryPath(key: string, category: Category): string {
  const { pack, id } = splitKey(key);
  const hash = [slug(category.section), category.id, id].map(encodeURIComponent).join('/');
  return `/glossary.html${pack === BUILT_IN ? '' : `?pack=${encodeURIComponent(pack)}`}#/${hash}`;
}

/** The entry key that an entry page's address names, or undefined. @param search `location.search` @param hash `location.hash` */
export function keyOfPath(search: string, hash: string): string | undefined {
  if (!hash.startsWith('#/')) return undefined;
  const id = hash.split('/').at(-1);
  return id ? `${new URLSearchParams(search).get('pack') ?? BUILT_IN}/${decodeURIComponent(id)}` : undefined;
}

/** Splits `pack/rest`; a pack's id has no slash. */
export function splitKey(key: string): { pack: string; id: string } {
  const slash = key.indexOf('/');
  return { pack: key.slice(0, slash), id: key.slice(slash + 1) };
}
