import type { PageOffers } from '../../glossary/offer.ts';

/**
 * What the page offers in which this runs. It is sent there as it stands (`scripting.executeScript`), so that it can
 * use nothing from outside.
 */
export function readOffers(): PageOffers {
  /** Longer ones are no glossary that anybody wrote into a page. Characters */
  const longest = 5_000_000;
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link[rel~="glossary" i][type="application/json" i][href]',
  );
  const scripts = document.querySelectorAll('script[type="application/ld+json" i]');
  return {
    url: location.href,
    links: [...links].slice(0, 10).map(({ href, title }) => ({ url: href, title })),
    jsonLd: [...scripts]
      .map(({ textContent }) => textContent ?? '')
      .filter((text) => text.length < longest && text.includes('DefinedTerm'))
      .slice(0, 10),
  };
}
