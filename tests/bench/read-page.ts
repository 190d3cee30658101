import { parseHTML } from 'linkedom';

/**
 * A page's blocks as the content script reads them, in Node: its own reading code over another DOM, so that what
 * is measured here is what a reader gets.
 */

const blank = parseHTML('<html><body></body></html>');
Object.assign(globalThis, {
  document: blank.document,
  Node: blank.Node,
  Element: blank.Element,
  Text: blank.Text,
  ShadowRoot: class {},
});

const { isInline, isSkipped, readBlock } = await import('../../entrypoints/content-script/page-text.ts');

export interface PageBlock {
  text: string;
  /** Where a character of `text` stands in the whole page's `textContent`. */
  offset(at: number): number;
}

/** @param root selector of the element whose text offsets count from */
export function readPage(html: string, root = 'body'): { blocks: PageBlock[]; words: number } {
  const { document } = parseHTML(html);
  const top = document.querySelector(root) ?? document.body;
  const offsets = new Map<Node, number>();
  let length = 0;
  const walker = document.createTreeWalker(top, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    offsets.set(node, length);
    length += (node as Text).data.length;
  }
  const blocks: PageBlock[] = [];
  for (const block of allBlocks(top)) {
    const read = readBlock(block);
    if (!read) continue;
    blocks.push({
      text: read.text,
      offset(at) {
        let node = read.starts.length - 1;
        while (node > 0 && read.starts[node]! > at) node -= 1;
        return offsets.get(read.nodes[node]!)! + at - read.starts[node]!;
      },
    });
  }
  return { blocks, words: top.textContent?.match(/\p{L}[\p{L}\p{N}]*/gu)?.length ?? 0 };
}

/** Every block of the page, in document order. */
function* allBlocks(root: Element): Generator<Element> {
  const waiting = [root];
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    if (isSkipped(block)) continue;
    if (!isInline(block)) yield block;
    for (let child = block.lastElementChild; child; child = child.previousElementSibling) {
      if (!isInline(child) || child.firstElementChild) waiting.push(child);
    }
  }
}
