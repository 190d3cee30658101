import type { Block } from './walk.ts';

/** Which section of the page a block stands in: the heading above it, or the article it is part of. */

const HEADING = /^H[1-6]$/;
const SECTION = /^(?:ARTICLE|SECTION|MAIN|ASIDE|NAV|FOOTER|HEADER|BODY|DIALOG)$/;
/** Looking back further than this for a heading costs more than a term marked twice. */
const LOOK_BACK = 2_000;

export interface Sections {
  of(block: Block): Node;
}

export function createSections(): Sections {
  const known = new WeakMap<Element, Node>();

  function sectionOf(element: Element): Node {
    const path: Element[] = [];
    let section: Node | undefined;
    let at: Element = element;
    for (let steps = 0; !section && steps < LOOK_BACK; steps++) {
      section = known.get(at) ?? startsSection(at);
      if (section) break;
      path.push(at);
      const back = at.previousElementSibling;
      const up = back ?? at.parentElement;
      if (!up) section = at.getRootNode();
      else if (!back && SECTION.test(up.tagName)) section = up;
      else at = up;
    }
    section ??= at;
    for (const passed of path) known.set(passed, section);
    return section;
  }

  return {
    of: (block) => (block instanceof Element ? sectionOf(block) : block),
  };
}

/** A heading begins a section, also one in a wrapper of its own (MediaWiki, GitHub). */
function startsSection(element: Element): Node | undefined {
  if (HEADING.test(element.tagName)) return element;
  const first = element.firstElementChild;
  return first && element.childElementCount <= 2 && HEADING.test(first.tagName) ? element : undefined;
}
