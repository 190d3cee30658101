import type { Category } from '../pack-types.ts';
import { type Graph, SKOS } from './rdf.ts';
import { COLLECTION_TYPES } from './skos-concepts.ts';

/** In which category the concepts of a thesaurus stand: by its collections, else by its hierarchy, else by scheme. */

const ISO_THES = 'http://purl.org/iso25964/skos-thes#';
const GETTY = 'http://vocab.getty.edu/ontology#';
const KINDS = ['', 'Generic', 'Partitive', 'Instantial'];

const BROADER = [
  SKOS('broader'),
  ...KINDS.slice(1).flatMap((kind) => [`${ISO_THES}broader${kind}`, `${GETTY}broader${kind}`]),
];
const NARROWER = [
  SKOS('narrower'),
  ...KINDS.slice(1).flatMap((kind) => [`${ISO_THES}narrower${kind}`, `${GETTY}narrower${kind}`]),
];
/** What leads from a concept to others, the nearest first. */
export const RELATIONS = [SKOS('related'), ...BROADER, ...NARROWER];
export const IN_SCHEME = [SKOS('inScheme'), SKOS('topConceptOf')];

/** A head that heads more of the concepts than this is the thesaurus itself, and what is below it the categories. */
const NEARLY_ALL = 0.8;
const DEEPEST = 3;
/** Longer chains are cycles, or no help. */
const LONGEST_PATH = 60;

export interface Placing {
  /** The category of a concept by name; those in none are absent. */
  of: Map<string, string>;
  /** Categories whose section, or own id, is known. */
  categories: Category[];
}

/** How the categories of a file that LumoMate wrote are named: what is in the address is the id. */
export type IdOfCollection = (collection: string) => string | undefined;

/**
 * Finds the categories.
 * @param nameOf the name of a concept, collection or scheme in the language that is read
 * @param idOf known ids of collections
 */
export function placeConcepts(
  graph: Graph,
  concepts: readonly string[],
  nameOf: (resource: string) => string | undefined,
  idOf: IdOfCollection,
): Placing {
  const placing: Placing = { of: new Map(), categories: [] };
  byCollection(graph, new Set(concepts), nameOf, idOf, placing);
  byHierarchy(graph, concepts, nameOf, placing);
  byScheme(graph, concepts, nameOf, placing);
  return placing;
}

function byCollection(
  graph: Graph,
  concepts: ReadonlySet<string>,
  nameOf: (resource: string) => string | undefined,
  idOf: IdOfCollection,
  { of, categories }: Placing,
): void {
  const collections = [...graph.subjects].filter((subject) => graph.isA(subject, COLLECTION_TYPES));
  const isCollection = new Set(collections);
  const sections = new Map<string, string>();
  for (const collection of collections) {
    for (const member of membersOf(graph, collection)) {
      if (isCollection.has(member) && !sections.has(member)) sections.set(member, collection);
    }
  }
  for (const collection of collections) {
    const name = nameOf(collection);
    if (name === undefined) continue;
    const members = membersOf(graph, collection).filter((member) => concepts.has(member));
    for (const member of members) if (!of.has(member)) of.set(member, idOf(collection) ?? name);
    const section = nameOf(sections.get(collection) ?? '');
    const id = idOf(collection);
    if (id !== undefined) categories.push({ id, name, section: section ?? name });
  }
}

function membersOf(graph: Graph, collection: string): string[] {
  const lists = graph.resources(collection, SKOS('memberList')).flatMap((head) => graph.listed(head));
  return [...graph.resources(collection, SKOS('member')), ...lists];
}

function byHierarchy(
  graph: Graph,
  concepts: readonly string[],
  nameOf: (resource: string) => string | undefined,
  { of }: Placing,
): void {
  const parents = parentsOf(graph, concepts);
  const heading = new Set(parents.values());
  const paths = new Map(concepts.map((concept) => [concept, pathTo(concept, parents)]));
  const level = headLevel([...paths.values()], heading);
  for (const [concept, path] of paths) {
    if (of.has(concept)) continue;
    const deepest = path.slice(0, level + 1).findLast((one) => heading.has(one));
    const name = deepest === undefined ? undefined : nameOf(deepest);
    if (name !== undefined) of.set(concept, name);
  }
}

/** The first broader concept of each, said by either side. */
function parentsOf(graph: Graph, concepts: readonly string[]): Map<string, string> {
  const known = new Set(concepts);
  const parents = new Map<string, string>();
  const set = (child: string, parent: string) => {
    if (known.has(child) && known.has(parent) && child !== parent && !parents.has(child)) {
      parents.set(child, parent);
    }
  };
  for (const concept of concepts) {
    for (const parent of graph.resources(concept, ...BROADER)) set(concept, parent);
  }
  for (const concept of concepts) {
    for (const child of graph.resources(concept, ...NARROWER)) set(child, concept);
  }
  return parents;
}

/** From the head of all down to the concept itself. */
function pathTo(concept: string, parents: ReadonlyMap<string, string>): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (
    let at: string | undefined = concept;
    at !== undefined && !seen.has(at) && path.length < LONGEST_PATH;
    at = parents.get(at)
  ) {
    seen.add(at);
    path.unshift(at);
  }
  return path;
}

/** How far below the top the categories are. */
function headLevel(paths: readonly string[][], heading: ReadonlySet<string>): number {
  for (let level = 0; level < DEEPEST; level++) {
    const below = new Map<string, number>();
    for (const path of paths) {
      const head = path[level];
      if (head !== undefined && heading.has(head)) below.set(head, (below.get(head) ?? 0) + 1);
    }
    const most = Math.max(0, ...below.values());
    if (most < NEARLY_ALL * paths.length) return level;
  }
  return 0;
}

function byScheme(
  graph: Graph,
  concepts: readonly string[],
  nameOf: (resource: string) => string | undefined,
  { of }: Placing,
): void {
  const schemes = new Set(concepts.flatMap((concept) => graph.resources(concept, ...IN_SCHEME)));
  if (schemes.size < 2) return;
  for (const concept of concepts) {
    if (of.has(concept)) continue;
    const name = graph
      .resources(concept, ...IN_SCHEME)
      .map(nameOf)
      .find((one) => one !== undefined);
    if (name !== undefined) of.set(concept, name);
  }
}
