/**
 * The host name of the site the reader is on: of the page at the top, also in its frames. Firefox does not tell
 * frames of other sites who is above them; there each frame is a site of its own.
 * @returns '' for files and other pages without a host
 */
export function siteOfPage(): string {
  site ??= findSite();
  return site;
}

let site: string | undefined;

function findSite(): string {
  const above: DOMStringList | undefined = location.ancestorOrigins;
  const top = above?.item(above.length - 1) ?? globalThis.origin;
  return URL.canParse(top) ? new URL(top).hostname : '';
}
