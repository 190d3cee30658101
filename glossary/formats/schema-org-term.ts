import type { Source } from '../pack-types.ts';
import { closestIn, inLanguage } from './choose-language.ts';
import type { DraftEntry, Dropped } from './draft.ts';
import { textOfMarkup, unwrapped } from './markup-text.ts';
import { categoryIdOf, termIdOf, WORK_NAMES, type WorkField, workType } from './own-schema-org.ts';
import { localName } from './rdf.ts';
import {
  idOf,
  type SaidText,
  type SchemaNode,
  type SchemaNodes,
  textIn,
  textsIn,
  textsOf,
  thingsIn,
  valuesOf,
} from './schema-org-nodes.ts';
import { entryWithinLimits, isHttp } from './within-limits.ts';

/** One defined term as an entry. */

export interface SchemaReading {
  nodes: SchemaNodes;
  /** The set that is the pack. */
  main: SchemaNode | undefined;
  /** LumoMate wrote it. */
  ours: boolean;
  language: string;
  /** Of the page that it stands in; '' for none. */
  address: string;
  notes: Set<string>;
  /** Properties that have no place in an entry, with how often they are there. */
  unread: Map<string, number>;
}

const DEFINITIONS = ['description', 'text', 'articleBody', 'abstract'];
const PICTURES = ['image', 'thumbnailUrl', 'photo'];
const RELATED = ['relatedTerm', 'isRelatedTo', 'relatedTo', 'seeAlso'];
const SOURCES = ['url', 'sameAs', 'citation', 'isBasedOn', 'subjectOf', 'mainEntityOfPage'];
const READ = new Set([
  ...DEFINITIONS,
  ...PICTURES,
  ...RELATED,
  ...SOURCES,
  'name',
  'alternateName',
  'disambiguatingDescription',
  'termCode',
  'codeValue',
  'category',
  'inDefinedTermSet',
  'inCodeSet',
  'inLanguage',
  'dateModified',
  'additionalType',
  // Of microdata and sloppy JSON-LD: what JSON-LD has with “@”.
  'type',
  'id',
]);

/** @returns the entry, or why there is none */
export function termEntry(term: SchemaNode, at: string, reading: SchemaReading): DraftEntry | Dropped {
  const { nodes, language, ours } = reading;
  const names = textsInLanguage(term, nodes, ['name']);
  const [name] = inLanguage(names, language);
  if (!name?.text.trim()) {
    const [other] = names;
    if (other) {
      return { at, term: other.text, why: `has no name in “${language}”, only in ${other.language}` };
    }
    return { at, why: term.properties.size ? 'has no name' : `is only a reference to ${term.id}` };
  }
  const read = (text: string) => (ours ? text : unwrapped(textOfMarkup(text, true)));
  const said = (...properties: string[]) =>
    closestIn(textsInLanguage(term, nodes, properties), language)
      .map(({ text }) => read(text))
      .find((text) => text.trim());
  const definition = DEFINITIONS.map((property) => said(property)).find(Boolean);
  const blurb = said('disambiguatingDescription');
  const id = idOfTerm(term, reading);
  const category = categoryIn(term, reading);
  const others = inLanguage(textsInLanguage(term, nodes, ['name', 'alternateName']), language);
  const updated = said('dateModified');
  noteLeftOut(term, reading);
  const notes: string[] = [];
  const entry = entryWithinLimits(
    {
      term: read(name.text),
      at,
      ...(id ? { id } : {}),
      aliases: [...new Set(others.map(({ text }) => read(text)))].filter(
        (other) => other !== read(name.text),
      ),
      ...(category ? { category } : {}),
      ...(blurb && (ours || blurb !== definition) ? { blurb } : {}),
      ...(definition ? { definition } : {}),
      seeAlso: relatedOf(term, reading),
      sources: sourcesOf(term, reading),
      ...(updated ? { updated: updated.slice(0, 10) } : {}),
      ...(ours ? worksOf(term) : {}),
    },
    notes,
  );
  for (const note of notes) reading.notes.add(note);
  return entry;
}

/** Texts of a term, each with the language that it, its term, its set or its page says. */
export function textsInLanguage(term: SchemaNode, nodes: SchemaNodes, names: readonly string[]): SaidText[] {
  const around = singleLanguage(term) || singleLanguage(nodes.setOf(term)) || term.language;
  return textsOf(term, ...names).map(({ text, language }) => ({ text, language: language || around }));
}

/** What a node says of its language, unless it names several. */
function singleLanguage(node: SchemaNode | undefined): string {
  const tags = node ? valuesOf(node, 'inLanguage') : [];
  const [tag] = tags;
  if (tags.length !== 1) return '';
  return typeof tag === 'string' ? tag : textIn(tag, 'alternateName');
}

/** The name of a set, as a value of JSON has it. */
export function nameOfSet(set: unknown): string {
  return textsIn(set)[0]?.text ?? '';
}

function categoryIn(term: SchemaNode, { nodes, main, ours, language }: SchemaReading): string | undefined {
  if (ours) {
    return valuesOf(term, 'inDefinedTermSet')
      .map((set) => categoryIdOf(idOf(set)))
      .find((id) => id !== undefined);
  }
  const [own] = closestIn(textsOf(term, 'category'), language);
  if (own) return own.text;
  const set = nodes.setOf(term);
  return set && set !== main ? inLanguage(textsOf(set, 'name'), language)[0]?.text : undefined;
}

/** A code, else what its address ends with; undefined where the address says nothing of its own. */
function idOfTerm(term: SchemaNode, { ours }: SchemaReading): string | undefined {
  const [code] = textsOf(term, 'termCode', 'codeValue');
  if (code?.text.trim()) return code.text;
  if (ours) return termIdOf(term.id);
  const name = /[#/]/.test(term.id) ? localName(term.id) : '';
  return /^[\w.-]+$/.test(name) && /\p{L}/u.test(name) ? name : undefined;
}

function relatedOf(term: SchemaNode, { nodes, ours }: SchemaReading): string[] {
  if (ours) {
    return valuesOf(term, 'subjectOf')
      .filter((work) => textIn(work, 'additionalType') === workType('seeAlso'))
      .flatMap((work) => thingsIn(work, 'mentions').map((other) => termIdOf(idOf(other))));
  }
  return valuesOf(term, ...RELATED).flatMap((value) => {
    const other = nodes.terms.find(({ id }) => id && id === idOf(value));
    return (other ? textsOf(other, 'name') : textsIn(value)).slice(0, 1).map(({ text }) => text);
  });
}

function sourcesOf(term: SchemaNode, { ours, address }: SchemaReading): Partial<Source>[] {
  const works = valuesOf(term, 'subjectOf', 'citation', 'isBasedOn').filter(
    (work) => !textIn(work, 'additionalType').startsWith('urn:lumomate:'),
  );
  const sources = works.map((work) => {
    const text = typeof work === 'string' ? work : textIn(work, 'name');
    const url = typeof work === 'string' ? work : textIn(work, 'url') || idOf(work);
    if (ours) return { title: text, ...(url ? { url } : {}) };
    return isHttp(url) ? { ...(text && text !== url ? { title: text } : {}), url } : { title: text };
  });
  if (!ours) {
    const pages = valuesOf(term, 'sameAs', 'url').map((value) => absolute(idOf(value), address));
    if (!valuesOf(term, 'url').length) pages.push(absolute(term.id, address));
    sources.push(...pages.filter(isHttp).map((url) => ({ url })));
  }
  return sources.filter(({ title, url }: Partial<Source>) => title || url);
}

function absolute(url: string, base: string): string {
  return base && url && URL.canParse(url, base) ? new URL(url, base).href : url;
}

/** Fields that stand in works about the term. */
function worksOf(term: SchemaNode): Partial<DraftEntry> {
  const fields: Partial<DraftEntry> = {};
  for (const work of valuesOf(term, 'subjectOf')) {
    const type = textIn(work, 'additionalType');
    if (type === workType('caseSensitive')) fields.caseSensitive = true;
    for (const field of Object.keys(WORK_NAMES) as WorkField[]) {
      if (type === workType(field)) fields[field] = textIn(work, 'text');
    }
  }
  return fields;
}

function noteLeftOut(term: SchemaNode, { notes, unread }: SchemaReading): void {
  if (valuesOf(term, ...PICTURES).length) notes.add('pictures are not taken');
  for (const name of term.properties.keys()) {
    if (!READ.has(name)) unread.set(name, (unread.get(name) ?? 0) + 1);
  }
}
