import { Parser } from 'htmlparser2';

/**
 * The glossary that a page offers: `<link rel="glossary" type="application/json" href>`.
 * @param html the page's source; it is only tokenised, nothing of it is run or fetched
 * @returns the link's address, made whole by the page's `<base>` and its own address; undefined without one
 */
export function glossaryLink(html: string, pageUrl: string): string | undefined {
  let base = pageUrl;
  let href: string | undefined;
  const parser = new Parser({
    onopentag(name, { rel = '', type, href: address, ...others }) {
      if (name === 'base' && base === pageUrl && URL.canParse(address ?? '', pageUrl)) {
        base = new URL(address!, pageUrl).href;
      }
      if (name !== 'link' || href !== undefined || address === undefined || 'disabled' in others) return;
      const isGlossary = rel.toLowerCase().split(/\s+/).includes('glossary');
      if (isGlossary && (type === undefined || type.trim().toLowerCase() === 'application/json'))
        href = address;
    },
  });
  parser.write(html);
  parser.end();
  return href !== undefined && URL.canParse(href, base) ? new URL(href, base).href : undefined;
}
