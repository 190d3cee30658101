import type { Mention } from '../../glossary/found-message.ts';
import type { KnownEntry } from '../../glossary/requests.ts';
import type { PageSettings } from '../../glossary/settings.ts';
import type { FoundBlock } from './found-blocks.ts';
import { nodeAt, rangeOf } from './page-text.ts';
import type { Sections } from './sections.ts';
import { paintsInShadowRoots } from './shadow-style.ts';
import { siteOfPage } from './site.ts';

/**
 * Marks on the page by CSS Custom Highlights: no node of the page is touched. Only near the viewport and few,
 * because browsers rebuild all of them whenever the document changes (docs/decisions.md).
 */

/** More marks than this are not painted at once, however dense a page is. */
const MAX_MARKS = 600;
/**
 * While any mark is underlined, Chromium lays out and paints all of a page anew whenever something in it changes:
 * 1.3 ms for 1,000 text nodes. A tint costs it next to nothing, few marks less (docs/performance.md).
 */
const MAX_MOVING_MARKS = 20;
/** A page with more elements than this is never underlined: not all that changes in a page is told to us. */
const LARGE_PAGE = 5_000;

export interface Mark {
  /** Tells marks apart for as long as the page lives. */
  id: number;
  entry: KnownEntry;
  mention: Mention;
  found: FoundBlock;
  start: number;
  end: number;
  range: StaticRange;
}

export interface Marks {
  /** Marks these blocks and no others. @param wanted in document order @param isMoving does the page keep changing? */
  paint(wanted: readonly FoundBlock[], settings: PageSettings, isMoving: boolean): void;
  /** Takes a block's marks away, in the same task in which its text changed. */
  drop(found: FoundBlock): void;
  /** Gives one mark the look of being under the pointer (`active`) or the keyboard (`focus`). */
  point(mark: Mark | undefined, how: 'active' | 'focus'): void;
  /** The mark at a character of a text node. */
  at(found: FoundBlock, node: Node, offset: number): Mark | undefined;
  /** All marks, in document order. */
  all(): Mark[];
  /** A mark for any mention, painted or not. */
  make(found: FoundBlock, mention: Mention): Mark;
  clear(): void;
}

type Look = 'underline' | 'tint';
type Name = Look | `faint${Look}` | 'active' | 'focus';

export function createMarks(sections: Sections): Marks {
  const highlights = new Map<Name, Highlight>();
  const painted = new Map<FoundBlock, Mark[]>();
  /** Which block has a section's first mention of an entry: once given, it stays, so that no mark jumps. */
  const firsts = new WeakMap<Node, Map<string, FoundBlock>>();
  let look: Look | undefined;
  let ids = 0;

  function highlight(name: Name): Highlight {
    let own = highlights.get(name);
    if (!own) {
      own = new Highlight();
      highlights.set(name, own);
    }
    // The registry is the page's: it may have been cleared.
    if (CSS.highlights.get(`lumomate-${name}`) !== own) CSS.highlights.set(`lumomate-${name}`, own);
    return own;
  }

  function make(found: FoundBlock, mention: Mention): Mark {
    const { entry, start, end } = mention;
    ids += 1;
    return { id: ids, entry, mention, found, start, end, range: rangeOf(found, start, end) };
  }

  function isFirst(found: FoundBlock, key: string, seen: Set<string>): boolean {
    if (seen.has(key)) return false;
    seen.add(key);
    const section = sections.of(found.block);
    const owners = firsts.get(section) ?? new Map<string, FoundBlock>();
    firsts.set(section, owners);
    const owner = owners.get(key);
    if (owner && owner !== found && !owner.gone) return false;
    owners.set(key, found);
    return true;
  }

  function isWanted({ entry, everyday, meant }: Mention, settings: PageSettings): boolean {
    if (entry.fade === 'none' || (everyday && !meant && !settings.everydayOn.includes(siteOfPage())))
      return false;
    return !settings.mutedTerms.includes(entry.key) && !settings.mutedCategories.includes(entry.category);
  }

  function add(found: FoundBlock, settings: PageSettings): void {
    const seen = new Set<string>();
    const marks = found.mentions
      .filter((mention) => isWanted(mention, settings))
      .filter(({ entry }) => settings.mentions === 'every' || isFirst(found, entry.key, seen))
      .map((mention) => make(found, mention));
    if (!marks.length) return;
    painted.set(found, marks);
    if (look) show(marks, look);
  }

  function show(marks: readonly Mark[], how: Look): void {
    for (const { entry, range } of marks)
      if (!entry.private) highlight(((entry.fade ?? '') + how) as Name).add(range);
    const root = marks[0]!.found.block.getRootNode();
    if (root instanceof ShadowRoot) paintsInShadowRoots(root);
  }

  function drop(found: FoundBlock): void {
    const marks = painted.get(found);
    if (!marks) return;
    painted.delete(found);
    for (const own of highlights.values()) for (const { range } of marks) own.delete(range);
  }

  function clear(): void {
    painted.clear();
    for (const [name, own] of highlights) {
      own.clear();
      if (CSS.highlights.get(`lumomate-${name}`) === own) CSS.highlights.delete(`lumomate-${name}`);
    }
  }

  return {
    paint(wanted, settings, isMoving) {
      const now = lookOf(settings.look, isMoving);
      if (now !== look) clear();
      look = now;
      const max = isMoving ? MAX_MOVING_MARKS : MAX_MARKS;
      const near = new Set(wanted);
      for (const found of painted.keys()) if (!near.has(found)) drop(found);
      let count = 0;
      for (const found of wanted) {
        if (count >= max) drop(found);
        else if (!painted.has(found)) add(found, settings);
        count += painted.get(found)?.length ?? 0;
      }
    },
    drop,
    point(mark, how) {
      highlights.get(how)?.clear();
      if (mark && !mark.entry.private) highlight(how).add(mark.range);
    },
    at(found, node, offset) {
      const index = found.nodes.indexOf(node as Text);
      const position = found.starts[index]! + offset;
      return painted.get(found)?.find(({ start, end }) => start <= position && position <= end);
    },
    all() {
      return [...painted.values()].flat().sort((a, b) => comparePlaces(a, b));
    },
    make,
    clear,
  };
}

function lookOf(look: PageSettings['look'], isMoving: boolean): Look | undefined {
  if (look === 'hover') return undefined;
  return isMoving || document.getElementsByTagName('*').length > LARGE_PAGE ? 'tint' : look;
}

function comparePlaces(a: Mark, b: Mark): number {
  if (a.found === b.found) return a.start - b.start;
  const first = a.found.nodes[nodeAt(a.found, a.start)]!;
  const second = b.found.nodes[nodeAt(b.found, b.start)]!;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
