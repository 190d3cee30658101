import { slug } from '../slug.ts';
import { inLanguage, LanguageCount, tagOf } from './choose-language.ts';
import {
  type Draft,
  type DraftEntry,
  type Dropped,
  FormatError,
  type FormatName,
  type ReadOptions,
} from './draft.ts';
import { collectionIdOf, entryIdOf, isOurScheme } from './own-rdf.ts';
import { DCT, type Graph, localName, OWL, RDF, SCHEMA } from './rdf.ts';
import { IN_SCHEME, placeConcepts, RELATIONS } from './skos-categories.ts';
import { conceptsOf, isDeprecated, schemesOf } from './skos-concepts.ts';
import {
  ENTRY_PREDICATES,
  explanationsOf,
  factsOf,
  layersOf,
  otherNamesOf,
  sourcesOf,
} from './skos-entry.ts';
import { infoOf } from './skos-info.ts';
import { OTHER_TITLES, PREFERRED, Texts, titlesOf } from './skos-texts.ts';
import { entryWithinLimits } from './within-limits.ts';

/** A thesaurus, whatever RDF syntax it came in, as a draft. */

/** What is read, or says nothing that a reader would miss. */
const KNOWN = [
  ...PREFERRED,
  ...OTHER_TITLES,
  ...ENTRY_PREDICATES,
  ...RELATIONS,
  ...IN_SCHEME,
  RDF('type'),
  DCT('created'),
  OWL('deprecated'),
  SCHEMA('inDefinedTermSet'),
];
/** How many properties or concepts a note names. */
const MOST_NAMED = 12;

/**
 * What a graph says as a draft: its concepts as entries, its schemes as the pack.
 * @throws FormatError when it has no concepts at all
 */
export function skosDraft(graph: Graph, format: FormatName, options: ReadOptions): Draft {
  const concepts = conceptsOf(graph);
  if (!concepts.length) throw new FormatError('this is RDF, but there are no concepts (SKOS) in it');
  return new Thesaurus(graph, concepts, options).draft(format);
}

/** A graph in the language that is read. */
class Thesaurus {
  readonly #graph: Graph;
  readonly #concepts: readonly string[];
  readonly #texts: Texts;
  readonly #languages = new LanguageCount();
  readonly #language: string;
  readonly #ids: ReadonlyMap<string, string>;
  readonly #dropped: Dropped[] = [];
  readonly #notes: string[] = [];
  /** Predicates that were read. */
  readonly #read = new Set(KNOWN);
  /** Names of concepts that others lead to and that are no entries. */
  readonly #deadEnds = new Set<string>();

  constructor(graph: Graph, concepts: readonly string[], options: ReadOptions) {
    this.#graph = graph;
    this.#concepts = concepts;
    this.#texts = new Texts(graph, [...schemesOf(graph).keys()].some(isOurScheme));
    for (const concept of concepts) {
      this.#languages.add(
        titlesOf(this.#texts, concept).map(({ language }) => tagOf(language)),
        explanationsOf(this.#texts, concept).map(({ language }) => language),
      );
    }
    this.#language = this.#languages.choose(options.language);
    this.#ids = idsOf(concepts);
  }

  draft(format: FormatName): Draft {
    const nameOf = (resource: string) => this.#nameOf(resource);
    const { of, categories } = placeConcepts(this.#graph, this.#concepts, nameOf, collectionIdOf);
    const entries = new Map<string, DraftEntry>();
    for (const concept of this.#concepts) {
      const entry = this.#entry(concept, of.get(concept));
      if (entry) entries.set(concept, entry);
    }
    for (const [concept, entry] of entries) entry.seeAlso = this.#seeAlso(concept, entries);
    this.#noteLeftOut();
    const tags = this.#languages.tags;
    return {
      format,
      info: {
        ...infoOf(this.#graph, this.#texts, this.#concepts.length, this.#language),
        ...(categories.length ? { categories } : {}),
      },
      entries: [...entries.values()].map((entry) => entryWithinLimits(entry, this.#notes)),
      dropped: this.#dropped,
      notes: this.#notes,
      ...(this.#texts.exact ? { exact: true } : {}),
      ...(tags.length > 1 ? { languages: tags } : {}),
    };
  }

  #entry(concept: string, category: string | undefined): DraftEntry | undefined {
    const at = this.#place(concept);
    const titles = titlesOf(this.#texts, concept);
    const [term, ...others] = inLanguage(titles, this.#language);
    const drop = (why: string, name = term?.text ?? titles[0]?.text) => {
      this.#dropped.push({ at, ...(name ? { term: name } : {}), why });
      return undefined;
    };
    if (isDeprecated(this.#graph, concept)) return drop('is deprecated');
    if (!term) {
      const tags = languagesOf(titles);
      return drop(tags ? `has no label in “${this.#language}”, only in ${tags}` : 'has no label');
    }
    const layers = layersOf(this.#texts, concept, this.#language);
    if (!layers.definition && !layers.blurb) {
      const tags = languagesOf(explanationsOf(this.#texts, concept));
      if (tags) return drop(`is explained only in ${tags}`);
    }
    const names = [
      ...others,
      ...inLanguage(otherNamesOf(this.#graph, this.#texts, concept, this.#read), this.#language),
    ].map(({ text }) => text);
    return {
      term: term.text,
      at,
      id: this.#ids.get(concept)!,
      aliases: [...new Set(names)].filter((name) => name !== term.text),
      ...(category === undefined ? {} : { category }),
      ...layers,
      sources: sourcesOf(this.#graph, this.#texts, concept),
      ...factsOf(this.#graph, concept),
    };
  }

  /** Ids of the entries that a concept leads to. */
  #seeAlso(concept: string, entries: ReadonlyMap<string, DraftEntry>): string[] {
    const ids = new Set<string>();
    for (const other of this.#graph.resources(concept, ...RELATIONS)) {
      const entry = entries.get(other);
      if (entry?.definition || entry?.blurb) ids.add(this.#ids.get(other)!);
      else this.#deadEnds.add(this.#nameOf(other) ?? localName(other));
    }
    return [...ids];
  }

  /** Where it stands, as somebody with the file would look for it. */
  #place(concept: string): string {
    const line = this.#graph.lineOf(concept);
    const name = entryIdOf(concept) ?? (localName(concept) || concept);
    return line === undefined ? `concept ${name}` : `concept ${name}, line ${line}`;
  }

  #nameOf(resource: string): string | undefined {
    const titles = titlesOf(this.#texts, resource);
    return (inLanguage(titles, this.#language)[0] ?? titles[0])?.text;
  }

  /** Says which properties have no place in an entry, and which see-alsos lead nowhere. */
  #noteLeftOut(): void {
    const unread = new Map<string, number>();
    for (const concept of this.#concepts) {
      for (const predicate of this.#graph.predicates(concept)) {
        const name = localName(predicate);
        if (!this.#read.has(predicate)) unread.set(name, (unread.get(name) ?? 0) + 1);
      }
    }
    if (unread.size) {
      const names = [...unread].map(([name, count]) => `“${name}” (${count})`);
      this.#notes.push(`properties that have no place in an entry: ${listed(names)}`);
    }
    if (this.#deadEnds.size) {
      const names = [...this.#deadEnds].map((name) => `“${name}”`);
      this.#notes.push(`see-alsos to concepts that are no entries: ${listed(names)}`);
    }
  }
}

/** An id for each concept, as short as tells them apart. */
function idsOf(concepts: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const concept of concepts) {
    const name =
      entryIdOf(concept) ?? tidied(concept.startsWith('_:') ? concept.slice(2) : localName(concept));
    let id = name;
    for (let count = 2; taken.has(id); count++) id = `${name}-${count}`;
    taken.add(id);
    ids.set(concept, id);
  }
  return ids;
}

function tidied(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : slug(name || 'concept');
}

/** The languages of texts, as a list; '' when there are none, or they do not say. */
function languagesOf(texts: readonly { language: string }[]): string {
  return [...new Set(texts.map(({ language }) => language))].filter(Boolean).join(', ');
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
