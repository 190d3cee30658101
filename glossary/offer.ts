import { readAddress } from './address.ts';

/** A glossary that a page offers to its readers: what it says of itself, before anything is fetched. */

/** What stands in a page, as it was found there. */
export interface PageOffers {
  /** Of the page. */
  url: string;
  /** `<link rel="glossary" type="application/json" href title>`, the address made absolute. */
  links: { url: string; title: string }[];
  /** The texts of its JSON-LD scripts that speak of defined terms. */
  jsonLd: string[];
}

export interface Offer {
  /** `page`: the terms stand in the page itself, and can be had without asking anybody for them. */
  kind: 'link' | 'page';
  /** What can be followed: a published pack, or the page itself. */
  url: string;
  name: string;
  /** How many terms it says it has. */
  terms?: number;
  /** The address is one that packs are fetched from. */
  canSubscribe: boolean;
}

/** No page has a reason to offer more. */
const MOST = 3;
/** Characters of a name that are shown. */
const NAME_LENGTH = 120;

/**
 * What a page offers. Where it links to a glossary, the terms in it are taken for the same. Links to what cannot be
 * followed are left out.
 * @param found somebody else's data
 */
export function offersOf({ url, links, jsonLd }: PageOffers): Offer[] {
  const linked = links.flatMap((link): Offer[] => {
    const address = followable(link.url);
    if (address === undefined) return [];
    const name = tidy(link.title) || new URL(address).host;
    return [{ kind: 'link', url: address, name, canSubscribe: true }];
  });
  if (linked.length) {
    return linked
      .filter((offer, i) => linked.findIndex((other) => other.url === offer.url) === i)
      .slice(0, MOST);
  }
  const [set] = jsonLd.flatMap((text) => setsIn(parse(text)));
  if (!set) return [];
  const address = followable(url);
  return [{ kind: 'page', url: address ?? url, ...set, canSubscribe: address !== undefined }];
}

/**
 * The terms that stand in a page, as a JSON-LD file for import.
 * @param jsonLd as in `PageOffers`; scripts that are broken are left out
 */
export function termsInPage(jsonLd: readonly string[]): string {
  return JSON.stringify(jsonLd.map(parse).filter((data) => data !== undefined));
}

/** https; for those who try their own pack, http on their own machine. */
function followable(url: string): string | undefined {
  try {
    return readAddress(url, 'typed');
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The term sets in a JSON-LD document: at its top, in a list, or in its graph. */
function setsIn(data: unknown): Pick<Offer, 'name' | 'terms'>[] {
  if (Array.isArray(data)) return data.flatMap(setsIn);
  if (typeof data !== 'object' || data === null) return [];
  const node = data as Record<string, unknown>;
  const types = [node['@type']].flat();
  if (!types.some((type) => typeof type === 'string' && /(?:^|[/:])DefinedTermSet$/.test(type)))
    return setsIn(node['@graph']);
  const terms = Array.isArray(node.hasDefinedTerm) ? { terms: node.hasDefinedTerm.length } : {};
  return [{ name: (typeof node.name === 'string' && tidy(node.name)) || 'Its terms', ...terms }];
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, NAME_LENGTH);
}
