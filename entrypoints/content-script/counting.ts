import type { Pieces } from '../../glossary/page-html.ts';
import { Evidence, type EvidenceMessage } from '../../glossary/sense.ts';
import { ask } from './extension-api.ts';
import { isWithin, isWithinSkipped } from './page-text.ts';
import { type Cut, type Piece, piecesOf } from './pieces.ts';
import { idle, SLICE } from './slices.ts';

/**
 * When the page is counted: all of it once, then what comes to it. What changes or leaves makes the counts untrue;
 * they are then made anew when somebody asks for them, so that a clock or a recycled list costs nothing here.
 */
export interface Counting {
  /** A subtree has come. */
  add(root: Element): void;
  /** Something that was counted has changed or left. */
  outdate(): void;
  /** The page has become another one (a single-page application went elsewhere). */
  restart(): void;
  /** Counts what waits. */
  run(): Promise<void>;
  /** All of the page is counted as it is now. */
  readonly done: boolean;
  /** The evidence of the whole page, once it has been counted and while that is true. */
  readonly evidence: Evidence | undefined;
  /** The counts, as far as they are known. Asking for untrue ones begins to count again. */
  ask(): Counts;
  /** What is counted when all is: the page and its shadow roots. */
  roots(): (Element | ShadowRoot)[];
}

/** What the background counted. */
export interface Counts {
  /** Sealed: only the background looks into them. */
  parts: string[];
  evidence: EvidenceMessage | undefined;
}

/** Untrue counts are made anew at most so often. ms */
const MAX_AGE = 2_000;

/** Pieces of a page that are sent together: writing and sending them takes about a slice. Characters */
const AT_ONCE = 250_000;
/** Pieces between two looks at the clock. */
const PIECES_AT_ONCE = 8;

export interface CountingOptions {
  signal: AbortSignal;
  /** Has any shadow root been met on screen? Elsewhere they are searched for only then: it costs a walk. */
  hasShadowRoots(): boolean;
  onShadowRoot(root: ShadowRoot): void;
  /** Told whenever all has been counted. */
  onDone(): void;
}

export function createCounting(options: CountingOptions): Counting {
  const { signal } = options;
  let counts: Counts = { parts: [], evidence: undefined };
  /** The counts before the ones that are being made. */
  let before: Counts | undefined;
  /** The evidence of `counts`, made once. */
  let page: Evidence | undefined;
  let waiting: Element[] = [];
  let isOutdated = false;
  let running: Promise<void> | undefined;
  /** Counts which number of start this is. */
  let start = 0;

  let countedAt = 0;

  const isTrue = () => !isOutdated || performance.now() - countedAt < MAX_AGE;

  function restart(): void {
    start += 1;
    before = undefined;
    counts = { parts: [], evidence: undefined };
    page = undefined;
    isOutdated = false;
    waiting = document.body ? [document.body] : [];
  }

  async function count(): Promise<void> {
    while (waiting.length) {
      const own = start;
      const roots = [...waiting];
      const isWhole = await countRoots(roots);
      // Else restarted meanwhile: another body waits.
      if (own !== start) continue;
      waiting.splice(0, roots.length);
      isOutdated ||= !isWhole;
    }
    before = undefined;
    countedAt = performance.now();
  }

  /** @returns false when the page took away what was being counted */
  async function countRoots(roots: readonly Element[]): Promise<boolean> {
    const own = counts;
    const cut: Cut = { shadowRoots: [], around: new WeakSet(), isBroken: false };
    const pieces = piecesOfAll(roots, cut);
    for (let isDone = false; !isDone; ) {
      await idle(signal);
      const batch: Pieces[] = [];
      isDone = gather(pieces, batch);
      if (!batch.length) continue;
      const { part, evidence } = await ask('count-terms', { pieces: batch, before: own.evidence });
      own.evidence = evidence;
      if (part) own.parts.push(part);
    }
    page = undefined;
    return !cut.isBroken;
  }

  /** What comes together is counted together, and once. */
  function* piecesOfAll(roots: readonly Element[], cut: Cut): Generator<Piece> {
    const all = new Set(roots);
    for (const root of all) {
      if (!root.isConnected || isWithinSkipped(root)) continue;
      if (all.size > 1 && isWithin(root.parentElement, (outer) => all.has(outer))) continue;
      cut.shadowRoots = shadowRootsIn(root);
      for (const inner of cut.shadowRoots) options.onShadowRoot(inner);
      yield* piecesOf(root, cut);
    }
  }

  /** Takes pieces for a slice; what was said before in the same language is only named. @returns whether none is left */
  function gather(pieces: Iterator<Piece>, batch: Pieces[]): boolean {
    const end = performance.now() + SLICE;
    let same: Pieces | undefined;
    let said = new Map<string, number>();
    for (let size = 0, i = 0; size < AT_ONCE && (i % PIECES_AT_ONCE || performance.now() < end); i++) {
      const next = pieces.next();
      if (next.done) return true;
      const { html, language } = next.value;
      if (same?.[0] !== language) {
        same = [language];
        batch.push(same);
        said = new Map();
      }
      const before = said.get(html);
      if (before === undefined) {
        said.set(html, same.length - 1);
        size += html.length;
      }
      same.push(before ?? html);
    }
    return false;
  }

  function shadowRootsIn(element: Element): ShadowRoot[] {
    if (!options.hasShadowRoots()) return [];
    const named = document.evaluate(CUSTOM_ELEMENTS, element, null, ORDERED_SNAPSHOT);
    const roots: ShadowRoot[] = [];
    for (let i = 0; i < named.snapshotLength; i++) {
      const { shadowRoot } = named.snapshotItem(i) as Element;
      if (shadowRoot) roots.push(shadowRoot, ...[...shadowRoot.children].flatMap(shadowRootsIn));
    }
    return roots;
  }

  restart();
  return {
    add(root) {
      if (!isOutdated && waiting.at(-1) !== root) waiting.push(root);
    },
    outdate() {
      isOutdated = true;
    },
    restart,
    async run() {
      if (running || !waiting.length) return;
      // What was counted before the background failed to answer would be counted twice.
      running = count().catch((error) => {
        restart();
        throw error;
      });
      try {
        await running;
      } finally {
        running = undefined;
      }
      options.onDone();
    },
    get done() {
      return isTrue() && !running && waiting.length === 0;
    },
    get evidence() {
      if (isOutdated || running || waiting.length) return undefined;
      page ??= new Evidence(counts.evidence);
      return page;
    },
    ask() {
      if (!isTrue() && !running) {
        const old = before ?? counts;
        restart();
        before = old;
      }
      return before ?? counts;
    },
    roots: () => (document.body ? [document.body, ...shadowRootsIn(document.body)] : []),
  };
}

/** XPath: CSS cannot ask for a part of a name. */
const CUSTOM_ELEMENTS = 'descendant-or-self::*[contains(local-name(), "-")]';
/** `XPathResult.ORDERED_NODE_SNAPSHOT_TYPE` */
const ORDERED_SNAPSHOT = 7;
