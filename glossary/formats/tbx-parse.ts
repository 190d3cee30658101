import { readXml, type XmlElement } from './xml.ts';

/** The structure of a TBX file: concepts, their languages, their terms, and what is said at each of these levels. */

/** Something said: a definition, a note, a reference. */
export interface Item {
  /** The data category in lower case, in both styles: `definition`, `subjectfield`, `note`. */
  category: string;
  text: string;
  /** What it refers to; '' for nothing. */
  target: string;
  /** Its own language; '' when it does not say. */
  language: string;
}

export interface Term {
  text: string;
  items: Item[];
}

export interface Section {
  language: string;
  items: Item[];
  terms: Term[];
}

export interface Concept {
  /** '' when it has none. */
  id: string;
  /** As `DraftEntry.at`. */
  at: string;
  items: Item[];
  sections: Section[];
  /** Ids of its terms: cross-references may lead to them. */
  termIds: string[];
}

export interface Termbase {
  /** Of the file as a whole; '' when it does not say. */
  language: string;
  header: Item[];
  concepts: Concept[];
}

/** What an element is, whichever of the versions it is of. */
const KINDS: Record<string, Kind> = {
  tbxheader: 'header',
  martifheader: 'header',
  header: 'header',
  conceptentry: 'concept',
  termentry: 'concept',
  entry: 'concept',
  langsec: 'section',
  langset: 'section',
  langgroup: 'section',
  termsec: 'term',
  tig: 'term',
  ntig: 'term',
  termgroup: 'term',
  back: 'unread',
};
/** What only holds others together. */
const GROUP =
  /grp$|^(?:tbx|martif|text|body|filedesc|titlestmt|publicationstmt|sourcedesc|encodingdesc|revisiondesc|change|header)$/;

type Kind = 'header' | 'concept' | 'section' | 'term' | 'group' | 'data' | 'unread';

/** An open element. */
interface Frame {
  kind: Kind;
  name: string;
  item: Item;
  /** The id of the element itself. */
  id: string;
}

/**
 * Reads a file.
 * @param fileName for places when there are several files; '' else
 * @throws FormatError with the line for XML that is not well-formed
 */
export function readTermbase(xml: string, fileName: string): Termbase {
  const reading = new TermbaseReading(fileName);
  readXml(
    xml,
    {
      open: (element) => reading.open(element),
      text: (text) => reading.text(text),
      close: () => reading.close(),
    },
    fileName,
  );
  return reading.termbase;
}

class TermbaseReading {
  readonly termbase: Termbase = { language: '', header: [], concepts: [] };
  readonly #file: string;
  readonly #frames: Frame[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  open(element: XmlElement): void {
    const attribute = (name: string) =>
      element.attributes.find(({ local, prefix }) => local === name && prefix !== 'xmlns')?.value ?? '';
    const name = element.name.toLowerCase();
    const parent = this.#frames.at(-1);
    const type = attribute('type').trim().toLowerCase();
    const frame: Frame = {
      kind: kindOf(name, parent?.kind),
      name,
      id: attribute('id'),
      item: {
        // Translation tools write the one text of a concept without its type.
        category: type || (name === 'descrip' ? 'definition' : name),
        text: '',
        target: attribute('target'),
        language: attribute('lang'),
      },
    };
    this.#frames.push(frame);
    if (!parent) this.termbase.language = frame.item.language;
    if (frame.kind === 'concept') this.#openConcept(frame, element.line);
    else if (frame.kind === 'section') this.#openSection(frame);
    else if (frame.kind === 'term') this.#openTerm(frame);
    else if (name === 'term' && frame.id) this.termbase.concepts.at(-1)?.termIds.push(frame.id);
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (frame) frame.item.text += text;
  }

  close(): void {
    const frame = this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (frame?.kind !== 'data') return;
    const { item } = frame;
    if (parent?.kind === 'data') {
      // Mark-up inside a text; a term of it may lead to that term's concept.
      parent.item.text += item.text;
      if (item.target) this.#itemsHere()?.push(item);
    } else if (frame.name === 'term') {
      const term = this.#section()?.terms.at(-1);
      if (term) term.text ||= item.text;
    } else {
      const category = frame.name === 'p' && parent ? parent.name : item.category;
      this.#itemsHere()?.push({ ...item, category });
    }
  }

  #openConcept({ id }: Frame, line: number): void {
    const place = id ? `concept ${id}, line ${line}` : `line ${line}`;
    const at = this.#file ? `${this.#file}, ${place}` : place;
    this.termbase.concepts.push({ id, at, items: [], sections: [], termIds: [] });
  }

  #openSection({ item }: Frame): void {
    this.termbase.concepts.at(-1)?.sections.push({ language: item.language, items: [], terms: [] });
  }

  #openTerm({ id }: Frame): void {
    this.#section()?.terms.push({ text: '', items: [] });
    if (id) this.termbase.concepts.at(-1)?.termIds.push(id);
  }

  #section(): Section | undefined {
    return this.termbase.concepts.at(-1)?.sections.at(-1);
  }

  /** The items of the innermost level that is open; undefined where nothing is read. */
  #itemsHere(): Item[] | undefined {
    const level = this.#frames.findLast(({ kind }) => kind !== 'group' && kind !== 'data')?.kind;
    if (level === 'header') return this.termbase.header;
    if (level === 'concept') return this.termbase.concepts.at(-1)?.items;
    if (level === 'section') return this.#section()?.items;
    return level === 'term' ? this.#section()?.terms.at(-1)?.items : undefined;
  }
}

function kindOf(name: string, parent: Kind | undefined): Kind {
  if (parent === 'unread') return 'unread';
  // Inside a text nothing is structure.
  if (parent === 'data') return 'data';
  return KINDS[name] ?? (GROUP.test(name) ? 'group' : 'data');
}
