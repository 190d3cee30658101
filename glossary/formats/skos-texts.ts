import { textOfMarkup, unwrapped } from './markup-text.ts';
import { DCT, FOAF, type Graph, RDF, RDFS, SCHEMA, SKOS, SKOS_XL } from './rdf.ts';

/** What is said in words about the things of an RDF graph. */

export interface Text {
  text: string;
  /** '' when it does not say. */
  language: string;
}

/** Preferred names; SKOS-XL writes names as things of their own. */
export const PREFERRED = [SKOS('prefLabel'), SKOS_XL('prefLabel')];
/** Names of what has no preferred one. */
export const OTHER_TITLES = [RDFS('label'), DCT('title'), SCHEMA('name'), FOAF('name')];

/** Where a node that stands for a text has its text, the best first. */
const NODE_TEXTS = [
  RDF('value'),
  SKOS_XL('literalForm'),
  RDFS('label'),
  SKOS('prefLabel'),
  DCT('title'),
  DCT('description'),
  FOAF('name'),
  SCHEMA('name'),
];

/** Texts of a graph as a pack may hold them. */
export class Texts {
  readonly #graph: Graph;
  /** LumoMate wrote them: they are plain text for sure, without mark-up and not broken into lines. */
  readonly exact: boolean;

  constructor(graph: Graph, exact: boolean) {
    this.#graph = graph;
    this.exact = exact;
  }

  /** All texts that the predicates lead to, in their order, through nodes that stand for a text. */
  of(subject: string, predicates: readonly string[]): Text[] {
    return this.#graph.objects(subject, ...predicates).flatMap((object) => {
      if (object.kind === 'literal') return this.#text(object.value, object.language);
      const literals = NODE_TEXTS.map((name) =>
        this.#graph.objects(object.value, name).filter(({ kind }) => kind === 'literal'),
      ).find((found) => found.length);
      return (literals ?? []).flatMap((literal) =>
        literal.kind === 'literal' ? this.#text(literal.value, literal.language) : [],
      );
    });
  }

  #text(value: string, language: string): Text[] {
    const text = this.exact ? value : unwrapped(textOfMarkup(value));
    return text.trim() ? [{ text, language }] : [];
  }
}

/** What a concept or the like is called: its preferred labels; of what has none, other titles. */
export function titlesOf(texts: Texts, resource: string): Text[] {
  const preferred = texts.of(resource, PREFERRED);
  return preferred.length ? preferred : texts.of(resource, OTHER_TITLES);
}
