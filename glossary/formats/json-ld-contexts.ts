import { DCT, FOAF, OWL, RDF, RDFS, SCHEMA, SKOS, SKOS_XL, XSD } from './rdf.ts';

/**
 * What JSON-LD files mean by the names in them when they only say where their context lies. Contexts are not fetched:
 * whoever holds that address would learn of every import, and could change what a file says.
 */

const PREFIXES = {
  skos: SKOS(''),
  skosxl: SKOS_XL(''),
  'skos-xl': SKOS_XL(''),
  dct: DCT(''),
  dcterms: DCT(''),
  dc: DCT(''),
  rdf: RDF(''),
  rdfs: RDFS(''),
  owl: OWL(''),
  xsd: XSD(''),
  foaf: FOAF(''),
  schema: SCHEMA(''),
};
const KEYWORDS = {
  id: '@id',
  uri: '@id',
  type: '@type',
  graph: '@graph',
  value: '@value',
  lang: '@language',
};

/** Names that hold text, and may do so by language: `{ "en": "pod" }`. */
const TEXTS = [
  'prefLabel',
  'altLabel',
  'hiddenLabel',
  'definition',
  'scopeNote',
  'note',
  'example',
  'editorialNote',
];
const LINKS = [
  'broader',
  'narrower',
  'related',
  'inScheme',
  'topConceptOf',
  'hasTopConcept',
  'member',
  'exactMatch',
];
const DUBLIN_CORE = [
  'title',
  'description',
  'creator',
  'publisher',
  'license',
  'rights',
  'source',
  'created',
  'modified',
];

/**
 * The context at an address, as far as it is known; for others, that of SKOS.
 * @param text the file: which of the ways to write texts it uses decides how they are read
 */
export function contextFor(url: string, text: string): { document: { '@context': object }; known: boolean } {
  if (/^https?:\/\/(?:www\.)?schema\.org(?:\/|$)/i.test(url)) {
    return {
      document: { '@context': { ...PREFIXES, id: '@id', type: '@type', '@vocab': SCHEMA('') } },
      known: true,
    };
  }
  return {
    document: { '@context': skosContext(text) },
    known: /^https?:\/\/www\.w3\.org\/(?:2004\/02|2009\/08)\/skos/i.test(url),
  };
}

function skosContext(text: string): object {
  const isMap = (name: string) =>
    new RegExp(`"${name}"\\s*:\\s*\\{\\s*"[a-z]{2,3}(?:-[\\w-]+)?"\\s*:`, 'i').test(text);
  return {
    '@version': 1.1,
    '@vocab': SKOS(''),
    ...PREFIXES,
    ...KEYWORDS,
    ...Object.fromEntries(LINKS.map((name) => [name, { '@id': SKOS(name), '@type': '@id' }])),
    ...Object.fromEntries(DUBLIN_CORE.map((name) => [name, textIn(DCT(name), isMap(name))])),
    ...Object.fromEntries(TEXTS.map((name) => [name, textIn(SKOS(name), isMap(name))])),
    label: textIn(RDFS('label'), isMap('label')),
    name: textIn(SCHEMA('name'), isMap('name')),
    literalForm: textIn(SKOS_XL('literalForm'), isMap('literalForm')),
    deprecated: OWL('deprecated'),
    modified: DCT('modified'),
    created: DCT('created'),
  };
}

function textIn(id: string, isMap: boolean): object {
  return isMap ? { '@id': id, '@container': '@language' } : { '@id': id };
}
