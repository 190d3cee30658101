import { foldWord } from '../../glossary/text.ts';
import { blockOf, readBlock } from './page-text.ts';
import { idle, SLICE } from './slices.ts';
import type { Block } from './walk.ts';

/** Finds where a term stands: nothing keeps that, as hardly any of a page’s terms is ever asked for. */

/**
 * The blocks in which one of some forms may stand, in document order, slice by slice.
 * @param forms folded, as mentions have them
 */
export async function* blocksWith(
  forms: readonly string[],
  roots: readonly (Element | ShadowRoot)[],
  signal: AbortSignal,
): AsyncGenerator<Block[]> {
  const find = createFinder(forms);
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; ) {
      await idle(signal);
      const blocks: Block[] = [];
      for (const end = performance.now() + SLICE; node && performance.now() < end; node = walker.nextNode())
        blocks.push(...find(node as Text));
      if (blocks.length) yield blocks;
    }
  }
}

/** Makes what gives the block of a text, the first time that it is come to, if a form may stand in it. */
function createFinder(forms: readonly string[]): (node: Text) => Block[] {
  const beginnings = forms.map((form) => form.split(' ', 1)[0]!);
  const isIn = (text: string, wanted: readonly string[]) => wanted.some((one) => text.includes(one));
  const seen = new Set<Block>();
  return (node) => {
    const block = isIn(foldWord(node.data), beginnings) && blockOf(node);
    if (!block || seen.has(block)) return [];
    seen.add(block);
    const text = foldWord(readBlock(block)?.text ?? '').replace(/\s+/g, ' ');
    return isIn(text, forms) ? [block] : [];
  };
}
