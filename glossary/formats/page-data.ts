import { Parser } from 'htmlparser2';
import { plainText } from './plain-text.ts';

/** What a web page says to machines: its JSON-LD, and its microdata or RDFa as if it were JSON-LD. */

export interface PageData {
  /** JSON documents. */
  blocks: unknown[];
  /** What the page says of its language; '' for nothing. */
  language: string;
  title: string;
  /** Its own address, as far as it says; '' for nothing. */
  address: string;
  /** Blocks that are no JSON. */
  broken: string[];
}

/** Properties whose value is an address and not the words of the link. */
const ADDRESSES = /^(?:url|sameAs|image|inDefinedTermSet|hasDefinedTerm|mainEntityOfPage|license)$/;

/** Deeper properties are not read: each is read with all that is inside it. */
const DEEPEST = 200;

/** A thing that is described by attributes. */
type Thing = Record<string, unknown>;

/** An open element. */
interface Frame {
  thing?: Thing | undefined;
  property: string;
  attributes: Record<string, string>;
  /** Where its inside starts in the page. */
  start: number;
}

/** @param html a page, or a part of one */
export function dataOfPage(html: string): PageData {
  const reading = new PageReading(html);
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes, parser.endIndex + 1),
      onclosetag: (name) => reading.close(name, parser.startIndex),
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return reading.data;
}

class PageReading {
  readonly data: PageData = { blocks: [], language: '', title: '', address: '', broken: [] };
  readonly #html: string;
  readonly #frames: Frame[] = [];
  readonly #things: Thing[] = [];

  constructor(html: string) {
    this.#html = html;
  }

  open(name: string, attributes: Record<string, string>, start: number): void {
    if (name === 'html') this.data.language ||= attributes.lang ?? '';
    if (name === 'link' && /\bcanonical\b/i.test(attributes.rel ?? '')) {
      this.data.address ||= attributes.href ?? '';
    }
    const property = bareProperty(attributes.itemprop ?? attributes.property ?? '');
    const type = attributes.itemtype ?? attributes.typeof;
    const isThing = type !== undefined || 'itemscope' in attributes;
    const thing = isThing ? thingOf(type ?? '', attributes) : undefined;
    if (thing) {
      const outer = this.#things.at(-1);
      if (outer && property) addTo(outer, property, thing);
      else this.data.blocks.push(thing);
      this.#things.push(thing);
    }
    this.#frames.push({ thing, property, attributes, start });
  }

  close(name: string, end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    const inner = this.#html.slice(frame.start, Math.max(frame.start, end));
    if (name === 'script' && /^application\/ld\+json/i.test(frame.attributes.type?.trim() ?? '')) {
      this.#addBlock(inner);
    } else if (name === 'title' && !this.data.title) {
      this.data.title = plainText(inner);
    }
    const thing = this.#things.at(-1);
    if (frame.thing) this.#things.pop();
    else if (thing && frame.property && this.#frames.length < DEEPEST)
      addTo(thing, frame.property, valueOfElement(frame, inner));
  }

  #addBlock(text: string): void {
    const json = text.replace(
      /^\s*(?:<!--|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g,
      '',
    );
    try {
      this.data.blocks.push(JSON.parse(json));
    } catch (error) {
      this.data.broken.push(`a JSON-LD block of the page is no JSON: ${(error as Error).message}`);
    }
  }
}

function bareProperty(property: string): string {
  const [first = ''] = property.trim().split(/\s+/);
  return first.replace(/^(?:schema:|https?:\/\/schema\.org\/)/i, '');
}

function thingOf(type: string, attributes: Record<string, string>): Thing {
  const id =
    attributes.itemid ??
    attributes.resource ??
    attributes.about ??
    (attributes.id ? `#${attributes.id}` : '');
  return { '@type': type.trim().split(/\s+/), ...(id ? { '@id': id } : {}) };
}

function valueOfElement({ property, attributes }: Frame, inner: string): string {
  const address = attributes.href ?? attributes.src ?? attributes.resource;
  if (attributes.content !== undefined) return attributes.content;
  return address !== undefined && ADDRESSES.test(property) ? address : plainText(inner);
}

function addTo(thing: Thing, property: string, value: unknown): void {
  const values = Object.hasOwn(thing, property) ? [thing[property]].flat() : [];
  thing[property] = [...values, value];
}
