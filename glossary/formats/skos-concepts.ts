import { DCT, type Graph, OWL, RDF, RDFS, SCHEMA, SKOS, SKOS_XL } from './rdf.ts';
import { PREFERRED } from './skos-texts.ts';

/** Which things of a graph are concepts: what becomes entries. */

const ISO_THES = 'http://purl.org/iso25964/skos-thes#';

export const COLLECTION_TYPES: ReadonlySet<string> = new Set([
  SKOS('Collection'),
  SKOS('OrderedCollection'),
  `${ISO_THES}ConceptGroup`,
  `${ISO_THES}ThesaurusArray`,
]);

const CONCEPT_TYPES = new Set([SKOS('Concept'), SCHEMA('DefinedTerm')]);
const SCHEME_TYPES = new Set([SKOS('ConceptScheme'), OWL('Ontology'), SCHEMA('DefinedTermSet')]);
const CLASS_TYPES = new Set([OWL('Class'), RDFS('Class')]);
const OTHER_TYPES = new Set([
  ...COLLECTION_TYPES,
  ...SCHEME_TYPES,
  SKOS_XL('Label'),
  RDF('Property'),
  OWL('ObjectProperty'),
  OWL('DatatypeProperty'),
  OWL('AnnotationProperty'),
]);
const TYPES_OF_DEPRECATED = new Set([
  OWL('DeprecatedClass'),
  'http://purl.org/finnonto/schema/skosext#DeprecatedConcept',
]);

/**
 * The concepts of a graph, in its order: what says that it is one, or has a preferred label or a scheme and is nothing
 * else; of a file without any, the classes of its ontology.
 */
export function conceptsOf(graph: Graph): string[] {
  const subjects = [...graph.subjects];
  const schemes = schemesOf(graph);
  const concepts = subjects.filter(
    (subject) =>
      graph.isA(subject, CONCEPT_TYPES) ||
      (!schemes.has(subject) &&
        !graph.isA(subject, OTHER_TYPES) &&
        graph.objects(subject, ...PREFERRED, SKOS('inScheme'), SKOS('topConceptOf')).length > 0),
  );
  if (concepts.length) return concepts;
  return subjects.filter((subject) => graph.isA(subject, CLASS_TYPES) && !subject.startsWith('_:'));
}

/** What concepts are said to be in, the one with most concepts first. */
export function schemesOf(graph: Graph): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const add = (scheme: string, size: number) => sizes.set(scheme, (sizes.get(scheme) ?? 0) + size);
  for (const subject of graph.subjects) {
    if (graph.isA(subject, SCHEME_TYPES) || graph.objects(subject, SKOS('hasTopConcept')).length) {
      add(subject, 0);
    }
    for (const scheme of graph.resources(subject, SKOS('inScheme'), SCHEMA('inDefinedTermSet'))) {
      add(scheme, 1);
    }
  }
  return new Map([...sizes].sort(([, one], [, other]) => other - one));
}

/** Whether its owners have withdrawn a concept. */
export function isDeprecated(graph: Graph, concept: string): boolean {
  return (
    /^(?:true|1)$/.test(graph.literal(concept, OWL('deprecated')) ?? '') ||
    graph.isA(concept, TYPES_OF_DEPRECATED) ||
    graph.objects(concept, DCT('isReplacedBy')).length > 0
  );
}
