import type { Evidence } from '../../glossary/sense.ts';
import type { Candidates } from './candidates.ts';
import { countTrees } from './count-tree.ts';
import type { FoundBlocks } from './found-blocks.ts';
import { createPlaceCheck } from './page-text.ts';
import { Tally } from './tally.ts';

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
  ask(): Tally;
}

/** Untrue counts are made anew at most so often. ms */
const MAX_AGE = 2_000;

export interface CountingOptions {
  candidates: Candidates;
  found: FoundBlocks;
  signal: AbortSignal;
  /** Has any shadow root been met on screen? Elsewhere they are searched for only then: it costs a walk. */
  hasShadowRoots(): boolean;
  onShadowRoot(root: ShadowRoot): void;
  /** Told whenever all has been counted. */
  onDone(): void;
}

export function createCounting(options: CountingOptions): Counting {
  const { candidates, found, signal } = options;
  let tally = new Tally();
  /** The counts before the ones that are being made. */
  let before: Tally | undefined;
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
    tally = new Tally();
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
    const counted = { candidates, mentionsIn: found.mentionsIn, tally, signal };
    const placeOf = createPlaceCheck();
    let parts: (Element | ShadowRoot)[] = roots.filter(
      (root) => root.isConnected && placeOf(root) !== undefined,
    );
    while (parts.length) {
      if (!(await countTrees(parts, counted))) return false;
      parts = parts.flatMap(shadowRootsIn);
      for (const inner of parts) options.onShadowRoot(inner as ShadowRoot);
    }
    return true;
  }

  function shadowRootsIn(root: Element | ShadowRoot): ShadowRoot[] {
    if (!options.hasShadowRoots()) return [];
    const named = document.evaluate('.//*[contains(local-name(), "-")]', root, null, ORDERED_SNAPSHOT);
    const roots: ShadowRoot[] = [];
    for (let i = 0; i < named.snapshotLength; i++) {
      const { shadowRoot } = named.snapshotItem(i) as Element;
      if (shadowRoot) roots.push(shadowRoot);
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
      return isOutdated || running || waiting.length ? undefined : tally.page;
    },
    ask() {
      if (!isTrue() && !running) {
        const old = before ?? tally;
        restart();
        before = old;
      }
      return before ?? tally;
    },
  };
}

/** `XPathResult.ORDERED_NODE_SNAPSHOT_TYPE` */
const ORDERED_SNAPSHOT = 7;
