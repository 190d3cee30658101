import { Parser } from 'n3';
import { FormatError } from './draft.ts';
import type { Graph, RdfObject } from './rdf.ts';
import type { Sample } from './sample.ts';
import { rdfReader } from './skos-files.ts';

/** SKOS in Turtle, N-Triples, N-Quads and TriG. */

const DIRECTIVE = /^(?:@prefix\s+[^\s<]*:\s*<|@base\s*<|prefix\s+[^\s<]*:\s*<|base\s*<)/i;
const NAME = String.raw`(?:<[^\s<>"{}|^\`\\]*>|_:\S+)`;
const STATEMENT = new RegExp(String.raw`^${NAME}\s+(?:<[^\s<>"{}|^\`\\]*>|a)\s+(?:${NAME}|")`);

function isTurtle({ text }: Sample): boolean {
  // Comments and blank lines may come first.
  const start = text.slice(0, 20_000).replace(/^[\ufeff\s]*(?:#[^\n]*(?:\n|$)\s*)*/, '');
  return DIRECTIVE.test(start) || STATEMENT.test(start);
}

/** @throws FormatError with the line for what is no Turtle */
function addTurtle(graph: Graph, { text }: Sample, fileName: string): string[] {
  try {
    for (const { subject, predicate, object } of new Parser().parse(text.replace(/^\ufeff/, ''))) {
      graph.add(nameOf(subject), predicate.value, objectOf(object));
    }
    return [];
  } catch (error) {
    const line = (error as { context?: { line?: number } }).context?.line;
    const message = (error as Error).message.replace(/ on line \d+\.?$/, '');
    const place = [fileName, line === undefined ? '' : `line ${line}`].filter(Boolean).join(', ');
    throw new FormatError(`this Turtle is broken: ${message}`, place);
  }
}

interface Term {
  termType: string;
  value: string;
  language?: string;
  datatype?: { value: string };
}

/** The name of a resource as a graph keeps it. */
export function nameOf({ termType, value }: Term): string {
  return termType === 'BlankNode' && !value.startsWith('_:') ? `_:${value}` : value;
}

/** An object of the RDF libraries as a graph keeps it. */
export function objectOf(term: Term): RdfObject {
  if (term.termType !== 'Literal') return { kind: 'resource', value: nameOf(term) };
  const { value, language = '', datatype } = term;
  return { kind: 'literal', value, language, datatype: datatype?.value ?? '' };
}

export const turtleReader = rdfReader({ name: 'turtle', recognises: isTurtle, add: addTurtle });
