import { inlinesOf } from './blocks.ts';
import { htmlBlocks } from './html-blocks.ts';
import { plainText } from './plain-text.ts';

/** The text of HTML that defines a term, and where it links to. */
export function textAndLinks(html: string): { text: string; hrefs: string[] } {
  const hrefs = inlinesOf(htmlBlocks(html, 1))
    .flat()
    .flatMap(({ href }) => href ?? []);
  return { text: plainText(html), hrefs: [...new Set(hrefs)] };
}
