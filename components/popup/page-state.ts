import type { PageTerm } from '../../glossary/requests.ts';

/** A term of the page, and the frame its first mention stands in. */
export interface FramedTerm extends PageTerm {
  frameId: number;
}

/** What the popup knows of the page beneath it. */
export type PageState =
  | { kind: 'waiting' }
  /** The browser lets no extension into this page. */
  | { kind: 'forbidden' }
  /** LumoMate may run there and does not (yet): the page is older than the extension, or still on its way. */
  | { kind: 'absent' }
  /** `on`: at least one frame is read. `done`: all of them are. */
  | { kind: 'read'; on: boolean; done: boolean; terms: FramedTerm[]; held: FramedTerm[] };

/** What one frame's content script says of itself. */
export interface FrameReport {
  frameId: number;
  on: boolean;
  done: boolean;
  terms: PageTerm[];
  held: PageTerm[];
}

/**
 * Puts the frames of a page together: the page's own terms first, then those of its frames; a term that stands in
 * several is listed once, where it stands first, with all its mentions counted.
 */
export function mergeFrames(reports: readonly FrameReport[]): PageState {
  if (reports.length === 0) return { kind: 'absent' };
  const inOrder = reports.toSorted((a, b) => a.frameId - b.frameId);
  const terms = mergeTerms(inOrder.map(({ frameId, terms }) => ({ frameId, terms })));
  const held = mergeTerms(inOrder.map(({ frameId, held }) => ({ frameId, terms: held })));
  return {
    kind: 'read',
    on: reports.some(({ on }) => on),
    done: reports.every(({ done }) => done),
    terms: [...terms.values()],
    held: [...held.values()].filter(({ key }) => !terms.has(key)),
  };
}

function mergeTerms(frames: readonly Pick<FrameReport, 'frameId' | 'terms'>[]): Map<string, FramedTerm> {
  const merged = new Map<string, FramedTerm>();
  for (const { frameId, terms } of frames) {
    for (const term of terms) {
      const known = merged.get(term.key);
      if (known) known.count += term.count;
      else merged.set(term.key, { ...term, frameId });
    }
  }
  return merged;
}
