/**
 * What does not belong to a page of ours: elements that nobody of us makes, handlers, and addresses that are no link to
 * the web or to another page of ours. Runs in the page.
 */
export function foreignIn({ document } = globalThis as Window & typeof globalThis): string[] {
  const ours = document.location.origin;
  const never = new Set(
    'iframe object embed base video audio image use portal marquee math template animate set'.split(' '),
  );
  const isData = (element: Element) => element.getAttribute('type') === 'application/ld+json';
  const checks: Record<string, (element: Element) => boolean> = {
    form: (element) => !element.hasAttribute('action'),
    script: (element) => isData(element) || (element as HTMLScriptElement).src.startsWith(ours),
    link: (element) => (element as HTMLLinkElement).href.startsWith(ours),
    meta: (element) => !element.hasAttribute('http-equiv'),
    img: (element) => /^(?:data:image|[a-z]+-extension:)/.test((element as HTMLImageElement).src),
    a: (element) => /^(?:https?:|[a-z]+-extension:|$)/.test((element as HTMLAnchorElement).protocol),
  };
  const wrong = [...document.querySelectorAll('*')].filter((element) => {
    const isHandled = element.getAttributeNames().some((name) => name.startsWith('on'));
    const isFine = checks[element.localName] ?? (() => !never.has(element.localName));
    return isHandled || !isFine(element);
  });
  const hacked = 'hacked' in (document.defaultView ?? {}) ? ['a script has run'] : [];
  return [...hacked, ...wrong.map((element) => element.outerHTML.slice(0, 200))];
}
