import type { Entry, Layer } from '../pack-types.ts';
import { DCT, FOAF, type Graph, LUMOMATE, RDFS, SCHEMA } from './rdf.ts';

/**
 * How a pack names its things in RDF. The names are URNs: a pack has no web address of its own, and one that was made
 * up would look as if it could be opened.
 */

const PACK = LUMOMATE('pack:');

/** Layers that SKOS has no word for; what is left of them is a kind of note to other tools. */
export const OWN_LAYERS = {
  blurb: LUMOMATE('blurb'),
  plain: LUMOMATE('plain'),
  picture: LUMOMATE('picture'),
  where: LUMOMATE('where'),
  myth: LUMOMATE('myth'),
  takeaway: LUMOMATE('takeaway'),
} as const satisfies Partial<Record<Layer, string>>;

export const schemeName = (pack: string) => PACK + pack;
export const entryName = (pack: string, { id }: Pick<Entry, 'id'>) => `${PACK}${pack}#${encoded(id)}`;
export const categoryName = (pack: string, id: string) => `${PACK}${pack}:category#${encoded(id)}`;
export const sectionName = (pack: string, section: string) => `${PACK}${pack}:section#${encoded(section)}`;

export const isOurScheme = (scheme: string) => scheme.startsWith(PACK);

export function packIdOf(scheme: string): string | undefined {
  return isOurScheme(scheme) ? scheme.slice(PACK.length) : undefined;
}

/** The id of an entry that LumoMate wrote. */
export function entryIdOf(concept: string): string | undefined {
  return idIn(concept, /^[^:]*$/);
}

/** The id of a category that LumoMate wrote. */
export function collectionIdOf(collection: string): string | undefined {
  return idIn(collection, /:category$/);
}

function idIn(name: string, before: RegExp): string | undefined {
  const [, pack = '', id] = (name.startsWith(PACK) && /^([^#]*)#(.+)$/.exec(name.slice(PACK.length))) || [];
  if (id === undefined || !before.test(pack)) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

/** As part of a name; half characters, which no file can hold, become the sign for such. */
function encoded(id: string): string {
  return encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*]/g, percent);
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** The address that a node of a graph gives for what it stands for, as a resource or as text. */
export function addressOf(graph: Graph, node: string, ...predicates: string[]): string | undefined {
  const names = predicates.length ? predicates : ADDRESSES;
  return graph.objects(node, ...names).find(({ value }) => /^https?:/i.test(value))?.value;
}

const ADDRESSES = [FOAF('page'), FOAF('homepage'), SCHEMA('url'), RDFS('seeAlso'), DCT('identifier')];
