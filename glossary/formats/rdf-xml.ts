import { FormatError } from './draft.ts';
import { type Graph, RDF, type RdfObject } from './rdf.ts';
import type { Sample } from './sample.ts';
import { rdfReader } from './skos-files.ts';
import { readXml, rootName, type XmlElement } from './xml.ts';

/**
 * SKOS in RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/). Read with our own XML reader: it gives lines, needs no
 * streams of Node, and takes `about` without its prefix, as real thesauri still write it.
 */

const RDF_NS = RDF('');
const XML_NS = 'http://www.w3.org/XML/1998/namespace';

function isRdfXml({ text }: Sample): boolean {
  return /^(?:[\w.-]+:)?RDF$/.test(rootName(text)) && text.includes(RDF_NS);
}

function addRdfXml(graph: Graph, { text }: Sample, fileName: string, index: number): string[] {
  const reading = new RdfXmlReading(graph, `_:f${index}_`, fileName);
  readXml(
    text,
    {
      open: (element) => reading.open(element),
      text: (content) => reading.text(content),
      close: () => reading.close(),
    },
    fileName,
  );
  return [];
}

/** An open element. */
interface Frame {
  /** What its children are: descriptions of things, properties of `subject`, or only text. */
  children: 'nodes' | 'properties' | 'text';
  language: string;
  base: string;
  /** What properties say something of. */
  subject: string;
  /** The property that waits for its object, with whose it is. */
  property?: { subject: string; name: string; datatype: string } | undefined;
  /** Of `parseType="Collection"`, its members so far. */
  members?: string[];
  text: string;
  /** How many `rdf:li` there have been. */
  items: number;
}

class RdfXmlReading {
  readonly #graph: Graph;
  readonly #blank: string;
  readonly #file: string;
  readonly #frames: Frame[] = [];
  #blanks = 0;

  constructor(graph: Graph, blank: string, file: string) {
    this.#graph = graph;
    this.#blank = blank;
    this.#file = file;
  }

  open(element: XmlElement): void {
    const parent = this.#frames.at(-1);
    const frame: Frame = {
      children: 'nodes',
      language: attributeOf(element, XML_NS, 'lang') ?? parent?.language ?? '',
      base: attributeOf(element, XML_NS, 'base') ?? parent?.base ?? '',
      subject: '',
      text: '',
      items: 0,
    };
    this.#frames.push(frame);
    if (!parent && element.namespace === RDF_NS && element.name === 'RDF') return;
    if (!parent || parent.children === 'nodes') this.#openNode(element, frame, parent);
    else if (parent.children === 'properties') this.#openProperty(element, frame, parent);
    else frame.children = 'text';
  }

  text(content: string): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.text += content;
  }

  close(): void {
    const frame = this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (!frame) return;
    const { property, members, language, text } = frame;
    if (members && property) this.#add(property.subject, property.name, this.#list(members));
    else if (property) {
      const { datatype } = property;
      const literal = { kind: 'literal', value: text, language: datatype ? '' : language, datatype } as const;
      this.#add(property.subject, property.name, literal);
    } else if (frame.children === 'text' && parent) {
      // Mark-up inside a text: its words are the text.
      parent.text += text;
    }
  }

  /** A description of a thing. */
  #openNode(element: XmlElement, frame: Frame, parent: Frame | undefined): void {
    const subject = this.#subjectOf(element, frame);
    frame.subject = subject;
    frame.children = 'properties';
    this.#graph.addLine(subject, element.line);
    const type = element.namespace + element.name;
    if (type !== RDF('Description')) this.#add(subject, RDF('type'), resource(type));
    this.#addAttributes(subject, element, frame);
    if (parent?.members) parent.members.push(subject);
    else if (parent?.property) {
      this.#add(parent.property.subject, parent.property.name, resource(subject));
      parent.property = undefined;
    }
  }

  #openProperty(element: XmlElement, frame: Frame, parent: Frame): void {
    const name =
      element.namespace + element.name === RDF('li')
        ? RDF(`_${++parent.items}`)
        : element.namespace + element.name;
    if (!element.namespace) throw this.#broken(`“${element.name}” has no namespace`, element);
    const datatype = rdfValueOf(element, 'datatype') ?? '';
    const property = { subject: parent.subject, name, datatype };
    const parseType = rdfValueOf(element, 'parseType');
    const target = rdfValueOf(element, 'resource');
    const nodeId = rdfValueOf(element, 'nodeID');
    if (parseType === 'Resource') {
      this.#openInner(this.#newBlank(), property, frame);
    } else if (parseType === 'Collection') {
      frame.property = property;
      frame.members = [];
    } else if (parseType !== undefined) {
      frame.property = property;
      frame.children = 'text';
    } else if (target !== undefined || nodeId !== undefined) {
      const subject = target === undefined ? this.#named(nodeId!) : this.#resolved(target, frame);
      this.#openInner(subject, property, frame);
      this.#addAttributes(subject, element, frame);
    } else if (element.attributes.some(isProperty)) {
      const subject = this.#newBlank();
      this.#openInner(subject, property, frame);
      this.#addAttributes(subject, element, frame);
    } else {
      frame.property = property;
    }
  }

  /** The object of a property is known at once, and what is inside describes it. */
  #openInner(subject: string, property: NonNullable<Frame['property']>, frame: Frame): void {
    this.#add(property.subject, property.name, resource(subject));
    frame.subject = subject;
    frame.children = 'properties';
  }

  #subjectOf(element: XmlElement, frame: Frame): string {
    const about = rdfValueOf(element, 'about');
    if (about !== undefined) return this.#resolved(about, frame);
    const id = rdfValueOf(element, 'ID');
    if (id !== undefined) return this.#resolved(`#${id}`, frame);
    const nodeId = rdfValueOf(element, 'nodeID');
    return nodeId === undefined ? this.#newBlank() : this.#named(nodeId);
  }

  /** Properties written as attributes. */
  #addAttributes(subject: string, element: XmlElement, frame: Frame): void {
    for (const attribute of element.attributes.filter(isProperty)) {
      const name = attribute.uri + attribute.local;
      const { value } = attribute;
      if (name === RDF('type')) this.#add(subject, name, resource(this.#resolved(value, frame)));
      else this.#add(subject, name, { kind: 'literal', value, language: frame.language, datatype: '' });
    }
  }

  #list(members: readonly string[]): RdfObject {
    let head = RDF('nil');
    for (const member of members.toReversed()) {
      const node = this.#newBlank();
      this.#add(node, RDF('first'), resource(member));
      this.#add(node, RDF('rest'), resource(head));
      head = node;
    }
    return resource(head);
  }

  #add(subject: string, predicate: string, object: RdfObject): void {
    this.#graph.add(subject, predicate, object);
  }

  #newBlank(): string {
    return `${this.#blank}${++this.#blanks}`;
  }

  /** A blank node that the file names; its name cannot be one of those that are numbered. */
  #named(nodeId: string): string {
    return `${this.#blank}n_${nodeId}`;
  }

  #resolved(iri: string, { base }: Frame): string {
    if (/^[a-z][a-z0-9+.-]*:/i.test(iri) || !base) return iri;
    // Kept letter by letter, as addresses are compared: `URL` would write them in percents.
    if (!iri || iri.startsWith('#')) return base.replace(/#.*$/, '') + iri;
    return URL.canParse(iri, base) ? new URL(iri, base).href : base + iri;
  }

  #broken(message: string, { line }: XmlElement): FormatError {
    const place = [this.#file, `line ${line}`].filter(Boolean).join(', ');
    return new FormatError(`this RDF/XML is broken: ${message}`, place);
  }
}

function resource(value: string): RdfObject {
  return { kind: 'resource', value };
}

function attributeOf({ attributes }: XmlElement, namespace: string, name: string): string | undefined {
  return attributes.find(({ uri, local }) => uri === namespace && local === name)?.value;
}

/** An attribute of the syntax, also without its prefix, as RDF/XML of before 2004 has it. */
function rdfValueOf(element: XmlElement, name: string): string | undefined {
  return attributeOf(element, RDF_NS, name) ?? attributeOf(element, '', name);
}

const SYNTAX = new Set([
  'about',
  'ID',
  'nodeID',
  'resource',
  'parseType',
  'datatype',
  'aboutEach',
  'bagID',
  'li',
]);

function isProperty({ uri, local }: XmlElement['attributes'][number]): boolean {
  if (!uri || uri === XML_NS || uri === 'http://www.w3.org/2000/xmlns/') return false;
  return uri !== RDF_NS || !SYNTAX.has(local);
}

export const rdfXmlReader = rdfReader({ name: 'rdf-xml', recognises: isRdfXml, add: addRdfXml });
