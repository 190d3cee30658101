/** The statements of an RDF file, whatever it was written in, by their subjects. */

/** The object of a statement. Blank nodes are resources named `_:…`. */
export type RdfObject =
  | { kind: 'resource'; value: string }
  | { kind: 'literal'; value: string; language: string; datatype: string };

const names =
  <N extends string>(prefix: string) =>
  (name: N) =>
    prefix + name;

export const RDF = names('http://www.w3.org/1999/02/22-rdf-syntax-ns#');
export const RDFS = names('http://www.w3.org/2000/01/rdf-schema#');
export const OWL = names('http://www.w3.org/2002/07/owl#');
export const XSD = names('http://www.w3.org/2001/XMLSchema#');
export const SKOS = names('http://www.w3.org/2004/02/skos/core#');
export const SKOS_XL = names('http://www.w3.org/2008/05/skos-xl#');
export const DCT = names('http://purl.org/dc/terms/');
export const FOAF = names('http://xmlns.com/foaf/0.1/');
export const SCHEMA = names('http://schema.org/');
/** Fields of an entry that no common vocabulary has a word for. */
export const LUMOMATE = names('urn:lumomate:');

/** Namespaces that mean the same: older drafts, and the simple Dublin Core beside its refined terms. */
const SAME: readonly (readonly [string, string])[] = [
  ['http://purl.org/dc/elements/1.1/', DCT('')],
  ['https://schema.org/', SCHEMA('')],
  ['http://www.w3.org/2008/05/skos#', SKOS('')],
  ['https://www.w3.org/2004/02/skos/core#', SKOS('')],
];

function canonical(iri: string): string {
  const same = SAME.find(([other]) => iri.startsWith(other));
  return same ? same[1] + iri.slice(same[0].length) : iri;
}

/** What stands at the end of an address: `http://a.org/uat#1132` → `1132`. */
export function localName(iri: string): string {
  const name = /([^/#:]*)[/#:]*$/.exec(iri)?.[1] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export class Graph {
  readonly #statements = new Map<string, Map<string, RdfObject[]>>();
  readonly #lines = new Map<string, number>();

  /** Adds a statement. Predicates and types are kept under their canonical namespace. */
  add(subject: string, predicate: string, object: RdfObject): void {
    const name = canonical(predicate);
    const about = this.#statements.get(subject) ?? new Map<string, RdfObject[]>();
    this.#statements.set(subject, about);
    const objects = about.get(name) ?? [];
    about.set(name, objects);
    objects.push(name === RDF('type') ? { ...object, value: canonical(object.value) } : object);
  }

  /** Remembers where a subject is first described. */
  addLine(subject: string, line: number): void {
    if (!this.#lines.has(subject)) this.#lines.set(subject, line);
  }

  lineOf(subject: string): number | undefined {
    return this.#lines.get(subject);
  }

  /** Everything that is described, in the order of the file. */
  get subjects(): Iterable<string> {
    return this.#statements.keys();
  }

  predicates(subject: string): Iterable<string> {
    return this.#statements.get(subject)?.keys() ?? [];
  }

  objects(subject: string, ...predicates: string[]): RdfObject[] {
    const about = this.#statements.get(subject);
    return about ? predicates.flatMap((predicate) => about.get(predicate) ?? []) : [];
  }

  /** The resources among the objects. */
  resources(subject: string, ...predicates: string[]): string[] {
    return this.objects(subject, ...predicates)
      .filter(({ kind }) => kind === 'resource')
      .map(({ value }) => value);
  }

  /** The first literal among the objects, in whatever language. */
  literal(subject: string, ...predicates: string[]): string | undefined {
    return this.objects(subject, ...predicates).find(({ kind }) => kind === 'literal')?.value;
  }

  isA(subject: string, types: ReadonlySet<string>): boolean {
    return this.resources(subject, RDF('type')).some((type) => types.has(type));
  }

  /** The members of an RDF list, or the thing itself when it is none. */
  listed(head: string): string[] {
    const members: string[] = [];
    const seen = new Set<string>();
    for (let at: string | undefined = head; at && !seen.has(at); at = this.resources(at, RDF('rest'))[0]) {
      seen.add(at);
      members.push(...this.resources(at, RDF('first')));
    }
    return members.length || head === RDF('nil') ? members : [head];
  }
}
