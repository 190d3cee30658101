import type { Mention } from '../../glossary/found-message.ts';
import type { PageTerms, PageTiming } from '../../glossary/requests.ts';
import { type Evidence, senseOf } from '../../glossary/sense.ts';
import { chosenMeaning, type PageSettings } from '../../glossary/settings.ts';
import { createCounting } from './counting.ts';
import { ask, isConnected, report } from './extension-api.ts';
import { blocksWith } from './find-text.ts';
import { createFoundBlocks, type FoundBlock, type FoundBlocks } from './found-blocks.ts';
import { createMarks, type Mark, type Marks } from './marks.ts';
import { createSections } from './sections.ts';
import { leaveShadowRoots } from './shadow-style.ts';
import { siteOfPage } from './site.ts';
import { afterFrame } from './slices.ts';
import { type Block, blocksNearViewport } from './walk.ts';
import { watchChanges } from './watch.ts';

/**
 * Reads the page and keeps its marks: what is on screen first, all the rest in idle slices (for the popup's
 * counts), and after that only what changes.
 */

/** A page with less text than this is a button, an icon or an error, not something to read. Characters. */
const TINY = 60;
/** Changes are gathered this long before the screen is looked at again. ms */
const SETTLE = 80;
/** A block whose text changes more often than this in `BUSY_TIME` is a clock: it gets no marks until it rests. */
const BUSY_CHANGES = 4;
const BUSY_TIME = 2_000;
/** How far beyond the viewport marks are prepared, in viewport heights. */
const MARGIN = 0.75;
/** A background that did not answer is asked again so often, each time after a longer wait. ms */
const MAX_FAILURES = 3;
const RETRY_DELAY = 1_000;

/** Places of a term that are looked at: the first of them may be hidden. */
const ENOUGH_PLACES = 8;

export interface PageReader {
  readonly marks: Marks;
  readonly found: FoundBlocks;
  /** Resolves once the screen has been looked at for the first time, whatever came of it. */
  readonly begun: Promise<void>;
  /** Resolves once what is on screen has been read and marked. */
  settled(): Promise<void>;
  /** Looks at the screen again: it was scrolled, resized, or something may have opened. */
  look(): void;
  setSettings(settings: PageSettings): void;
  terms(): Promise<Omit<PageTerms, 'on'>>;
  /** For the first blocks with an entry in them, a mark for its first mention there. */
  mentionsOf(key: string): Promise<Mark[]>;
  readonly timing: Omit<PageTiming, 'started'>;
  stop(): void;
}

/**
 * Begins to read.
 * @param onDropped told of blocks whose marks went away because the page changed them
 * @param onLost told when the extension was updated or removed under the page
 */
export function readPage(
  first: PageSettings,
  onDropped: (found: FoundBlock) => void,
  onLost: () => void,
): PageReader {
  const found = createFoundBlocks();
  const marks = createMarks(createSections());
  const stopped = new AbortController();
  const changes = new WeakMap<Block, { count: number; since: number }>();
  let settings = first;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** Something on the page keeps changing, at least until then. */
  let movingUntil = 0;
  let hasShadowRoots = false;
  let address = location.href;
  const timing: Omit<PageTiming, 'started'> = {};

  const watcher = watchChanges({
    changed(block) {
      noteChange(block);
      const old = found.forget(block);
      if (old) dropped(old);
      counting.outdate();
      if (!isBusy(block)) lookSoon();
    },
    removed(root) {
      for (const old of found.forgetWithin(root)) dropped(old);
      counting.outdate();
    },
    added(root) {
      found.renew(root);
      counting.add(root);
      lookSoon();
    },
  });

  const counting = createCounting({
    signal: stopped.signal,
    hasShadowRoots: () => hasShadowRoots,
    onShadowRoot: (root) => watcher.watch(root),
    onDone() {
      timing.read ??= performance.now();
      // What the rest of the page says may have told the meaning of words on screen.
      lookSoon(0);
    },
  });

  function dropped(old: FoundBlock): void {
    marks.drop(old);
    onDropped(old);
  }

  function noteChange(block: Block): void {
    const now = performance.now();
    const before = changes.get(block);
    const since = before && now - before.since < BUSY_TIME ? before.since : now;
    changes.set(block, { count: before && since === before.since ? before.count + 1 : 1, since });
  }

  function isBusy(block: Block): boolean {
    const now = performance.now();
    const change = changes.get(block);
    if (!change || change.count <= BUSY_CHANGES || now - change.since > BUSY_TIME) return false;
    lookSoon(now > movingUntil ? SETTLE : BUSY_TIME);
    movingUntil = now + BUSY_TIME;
    return true;
  }

  function lookSoon(ms = SETTLE): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      look().catch(failed);
    }, ms);
  }

  function look(): Promise<void> {
    if (running) again = true;
    running ??= lookOnce().finally(() => {
      running = undefined;
      if (again && !stopped.signal.aborted) {
        again = false;
        look().catch(failed);
      }
    });
    return running;
  }

  /** Reads and marks what is on screen. */
  async function lookOnce(): Promise<void> {
    const root = document.body;
    if (!root || stopped.signal.aborted) return;
    const near: Block[] = [];
    const isMoving = performance.now() < movingUntil;
    blocksNearViewport(root, isMoving ? 0 : MARGIN, (block) => {
      near.push(block);
      if (block instanceof ShadowRoot) {
        hasShadowRoots = true;
        watcher.watch(block);
      }
    });
    const read = found.read(near.filter((block) => !isBusy(block)));
    // What is near the screen is at hand; the rest of the page is only looked at where that says too little.
    if (!read.some((block) => block.read.text.length >= TINY) && isTiny(root)) return;
    await found.find(read);
    if (stopped.signal.aborted) return;
    const blocks = near.map((block) => found.get(block)).filter((block) => block !== undefined);
    for (const block of decideMeanings(blocks, counting.evidence ?? found.page, settings)) marks.drop(block);
    marks.paint(blocks, settings, isMoving);
    timing.marked ??= performance.now();
    if (location.href !== address) {
      address = location.href;
      counting.restart();
    }
    counting.run().catch(failed);
  }

  /** A mark for the first mention of an entry in a block. */
  function markIn(block: Block, key: string): Mark[] {
    const own = found.get(block);
    const mention = own?.mentions.find(({ meanings }) => meanings.some((meaning) => meaning.key === key));
    return own && mention ? [marks.make(own, mention)] : [];
  }

  async function mentionsOf(key: string): Promise<Mark[]> {
    const { parts } = counting.ask();
    const forms = await ask('list-forms', { parts, key });
    const list: Mark[] = [];
    for await (const blocks of blocksWith(forms, counting.roots(), stopped.signal)) {
      await found.find(found.read(blocks));
      list.push(...blocks.flatMap((block) => markIn(block, key)));
      if (list.length >= ENOUGH_PLACES) break;
    }
    return list;
  }

  function stop(): void {
    stopped.abort();
    clearTimeout(timer);
    watcher.stop();
    marks.clear();
    found.clear();
    leaveShadowRoots();
  }

  /** A stop aborts the slices; an extension that was updated answers no more; anything else is tried again. */
  function failed(error: unknown): void {
    if (stopped.signal.aborted) return;
    if (!isConnected()) onLost();
    else if (failures++ < MAX_FAILURES) lookSoon(RETRY_DELAY * failures);
    else report(error);
  }

  const begun = afterFrame().then(look).catch(failed);

  return {
    marks,
    found,
    begun,
    settled: () => look(),
    look: () => lookSoon(),
    setSettings(next) {
      settings = next;
      marks.clear();
      look().catch(failed);
    },
    async terms() {
      const { parts, evidence } = counting.ask();
      counting.run().catch(failed);
      const done = counting.done || !document.body || isTiny(document.body);
      if (!evidence) return { done, terms: [], held: [] };
      return { done, ...(await ask('list-terms', { parts, evidence, site: siteOfPage() })) };
    },
    mentionsOf,
    timing,
    stop,
  };
}

/**
 * Decides what the mentions mean.
 * @param blocks in reading order
 * @returns the blocks in which something is newly meant, or means something else than before
 */
function decideMeanings(blocks: readonly FoundBlock[], page: Evidence, settings: PageSettings): FoundBlock[] {
  const site = siteOfPage();
  const senses = senseOf(blocks, page, ({ form }: Mention) => chosenMeaning(settings, site, form));
  return blocks.filter((_, i) => {
    let isNew = false;
    for (const { mention, meaning, isMeant } of senses[i]!) {
      const entry = mention.meanings.find(({ key }) => key === meaning.key)!;
      const isMeantNow = mention.everyday && isMeant && !mention.meant;
      if (isMeantNow) mention.meant = true;
      // What is on screen keeps its meaning unless the reader chose another.
      const isOther =
        mention.entry !== entry &&
        (isMeantNow || !mention.decided || chosenMeaning(settings, site, mention.form));
      if (isOther) mention.entry = entry;
      mention.decided = true;
      isNew ||= isMeantNow || Boolean(isOther);
    }
    return isNew;
  });
}

/** Has a page too little text to be read? Stops as soon as it has enough. */
function isTiny(root: Element): boolean {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (length < TINY) {
    const node = walker.nextNode() as Text | null;
    if (!node) return true;
    length += node.length;
  }
  return false;
}
