import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { FormatError } from './draft.ts';

/** Reading XML as a stream of elements and texts, safely: no external entities, and no entity that becomes much text. */

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** '' for none. */
  namespace: string;
  attributes: readonly SaxesAttributeNS[];
  /** Of the end of the opening tag, from 1. */
  line: number;
}

export interface XmlHandler {
  open(element: XmlElement): void;
  text(text: string): void;
  close(): void;
}

/** Declared entities abbreviate namespaces; longer ones are attacks. Characters */
const LONGEST_ENTITY = 300;
/** Real files nest a dozen elements; deeper ones are attacks on whoever looks up names from the inside out. */
const DEEPEST = 500;
/** All that entities may become together. Characters */
const MOST_FROM_ENTITIES = 5_000_000;

/**
 * Reads a document from its first element to its last.
 * @param fileName for the error’s place when there are several files; '' else
 * @throws FormatError with the line for what is not well-formed
 */
export function readXml(xml: string, handler: XmlHandler, fileName = ''): void {
  const parser = new SaxesParser({ xmlns: true });
  const place = () => (fileName ? `${fileName}, line ${parser.line}` : `line ${parser.line}`);
  parser.on('doctype', (doctype) => declareEntities(parser, doctype, place));
  let depth = 0;
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (++depth > DEEPEST) throw new FormatError('its elements are nested too deep', place());
    handler.open({
      name: tag.local,
      namespace: tag.uri,
      attributes: Object.values(tag.attributes),
      line: parser.line,
    });
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', () => {
    depth--;
    handler.close();
  });
  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    throw new FormatError(`this XML is broken: ${message}`, place());
  });
  parser.write(xml.replace(/^\ufeff/, '')).close();
}

/** Takes over the plain entities of a document’s own DTD: OWL files write `&skos;Concept`. */
function declareEntities(parser: SaxesParser, doctype: string, place: () => string): void {
  let made = 0;
  for (const [, name = '', , value = ''] of doctype.matchAll(
    /<!ENTITY\s+([\w.-]+)\s+(["'])([^"'<&]*)\2\s*>/g,
  )) {
    if (value.length > LONGEST_ENTITY || name in parser.ENTITIES) continue;
    Object.defineProperty(parser.ENTITIES, name, {
      get() {
        made += value.length;
        if (made > MOST_FROM_ENTITIES) {
          throw new FormatError('its entities become too much text', place());
        }
        return value;
      },
    });
  }
}

/** The name of a document’s first element with its prefix, as a first look at a file; '' where there is none. */
export function rootName(text: string): string {
  let rest = text.slice(0, 100_000).replace(/^\ufeff?\s*/, '');
  for (;;) {
    const end = prologEnd(rest);
    if (!end) break;
    rest = rest.slice(end).trimStart();
  }
  return /^<([A-Za-z_][\w.:-]*)/.exec(rest)?.[1] ?? '';
}

/** Where a declaration, comment or DTD that the text starts with ends; 0 when it starts with none. */
function prologEnd(text: string): number {
  const end = (mark: string) => {
    const at = text.indexOf(mark);
    return at < 0 ? 0 : at + mark.length;
  };
  if (text.startsWith('<?')) return end('?>');
  if (text.startsWith('<!--')) return end('-->');
  if (!/^<!doctype/i.test(text)) return 0;
  const subset = text.indexOf('[');
  return subset >= 0 && subset < text.indexOf('>') ? end(']>') || end('] >') : end('>');
}
