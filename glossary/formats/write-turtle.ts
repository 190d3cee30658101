import { DataFactory, type Quad_Object, Writer } from 'n3';
import { LAYERS, type Pack, type Source } from '../pack-types.ts';
import { categoryName, entryName, OWN_LAYERS, schemeName, sectionName } from './own-rdf.ts';
import { DCT, FOAF, LUMOMATE, OWL, RDF, RDFS, SCHEMA, SKOS, XSD } from './rdf.ts';

/** A pack as a SKOS thesaurus. */

const { namedNode, literal, blankNode } = DataFactory;

/** Words of ours, with what other tools may take them for. */
const OWN_WORDS: Record<string, string> = {
  [OWN_LAYERS.blurb]: 'in short',
  [OWN_LAYERS.plain]: 'in plain language',
  [OWN_LAYERS.picture]: 'everyday picture',
  [OWN_LAYERS.where]: 'where it shows up',
  [OWN_LAYERS.myth]: 'common misunderstanding',
  [OWN_LAYERS.takeaway]: 'to take with you',
};

const PREFIXES = {
  rdf: RDF(''),
  rdfs: RDFS(''),
  owl: OWL(''),
  xsd: XSD(''),
  skos: SKOS(''),
  dct: DCT(''),
  foaf: FOAF(''),
  schema: SCHEMA(''),
  lumomate: LUMOMATE(''),
};

/**
 * Writes a pack so that thesaurus tools read it, and we ourselves all of it.
 * @returns Turtle, in UTF-8 once it is a file
 */
export function writeTurtle(pack: Pack): string {
  const writing = new TurtleWriting(pack);
  writing.words();
  writing.scheme();
  writing.collections();
  for (const entry of pack.entries) writing.concept(entry);
  return writing.end();
}

class TurtleWriting {
  readonly #pack: Pack;
  readonly #writer = new Writer({ prefixes: PREFIXES });
  readonly #scheme: string;
  #sources = 0;

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#scheme = schemeName(pack.id);
  }

  words(): void {
    for (const [name, label] of Object.entries(OWN_WORDS)) {
      this.#link(name, RDF('type'), RDF('Property'));
      this.#link(name, RDFS('subPropertyOf'), SKOS('note'));
      this.#add(name, RDFS('label'), literal(label, 'en'));
    }
  }

  scheme(): void {
    const { name, language, version, description, author, licence, homepage } = this.#pack;
    this.#link(this.#scheme, RDF('type'), SKOS('ConceptScheme'));
    this.#text(this.#scheme, DCT('title'), name);
    this.#add(this.#scheme, DCT('language'), literal(language));
    this.#add(this.#scheme, OWL('versionInfo'), literal(version));
    this.#text(this.#scheme, DCT('description'), description);
    if (author) this.#add(this.#scheme, DCT('creator'), literal(author));
    if (licence) this.#add(this.#scheme, DCT('license'), literal(licence));
    if (homepage) this.#add(this.#scheme, FOAF('homepage'), address(homepage));
    if (this.#pack.private)
      this.#add(this.#scheme, LUMOMATE('private'), literal('true', namedNode(XSD('boolean'))));
  }

  /** Categories are collections of concepts, sections collections of those. */
  collections(): void {
    const { id: pack, categories, entries } = this.#pack;
    for (const { id, name } of categories) this.#collection(categoryName(pack, id), name);
    for (const entry of entries) {
      this.#link(categoryName(pack, entry.category), SKOS('member'), entryName(pack, entry));
    }
    for (const section of new Set(categories.map((category) => category.section))) {
      this.#collection(sectionName(pack, section), section);
      for (const category of categories) {
        if (category.section !== section) continue;
        this.#link(sectionName(pack, section), SKOS('member'), categoryName(pack, category.id));
      }
    }
  }

  #collection(name: string, label: string): void {
    this.#link(name, RDF('type'), SKOS('Collection'));
    this.#text(name, SKOS('prefLabel'), label);
  }

  concept(entry: Pack['entries'][number]): void {
    const concept = entryName(this.#pack.id, entry);
    this.#link(concept, RDF('type'), SKOS('Concept'));
    this.#link(concept, SKOS('inScheme'), this.#scheme);
    this.#text(concept, SKOS('prefLabel'), entry.term);
    for (const alias of entry.aliases) this.#text(concept, SKOS('altLabel'), alias);
    for (const layer of LAYERS) this.#text(concept, layerName(layer), entry[layer]);
    for (const id of entry.seeAlso) this.#link(concept, SKOS('related'), entryName(this.#pack.id, { id }));
    for (const source of entry.sources) this.#source(concept, source);
    if (entry.caseSensitive)
      this.#add(concept, LUMOMATE('caseSensitive'), literal('true', namedNode(XSD('boolean'))));
    if (entry.status) this.#add(concept, LUMOMATE('status'), literal(entry.status));
    if (entry.reviewedBy) this.#add(concept, LUMOMATE('reviewedBy'), literal(entry.reviewedBy));
    if (entry.updated) this.#add(concept, DCT('modified'), day(entry.updated));
  }

  end(): string {
    let turtle = '';
    this.#writer.end((error, result: string) => {
      if (error) throw error;
      turtle = result;
    });
    return turtle;
  }

  #source(concept: string, { title, url }: Source): void {
    const node = blankNode(`source${++this.#sources}`);
    this.#add(concept, DCT('source'), node);
    this.#writer.addQuad(node, namedNode(DCT('title')), literal(whole(title)));
    if (url) this.#writer.addQuad(node, namedNode(FOAF('page')), address(url));
  }

  #text(subject: string, predicate: string, text: string | undefined): void {
    if (text) this.#add(subject, predicate, literal(whole(text), this.#pack.language));
  }

  #link(subject: string, predicate: string, object: string): void {
    this.#add(subject, predicate, namedNode(object));
  }

  #add(subject: string, predicate: string, object: Quad_Object): void {
    this.#writer.addQuad(namedNode(subject), namedNode(predicate), object);
  }
}

function layerName(layer: (typeof LAYERS)[number]): string {
  if (layer === 'definition' || layer === 'example') return SKOS(layer);
  return OWN_LAYERS[layer];
}

/** An address that Turtle cannot hold as a name is text. */
function address(url: string): Quad_Object {
  return /^[^\s<>"{}|^`\\]*$/u.test(url) ? namedNode(url) : literal(url, namedNode(XSD('anyURI')));
}

function day(updated: string): Quad_Object {
  return /^\d{4}-\d\d-\d\d$/.test(updated)
    ? literal(updated, namedNode(XSD('date')))
    : literal(whole(updated));
}

/** Half characters cannot be written in any file. */
function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
