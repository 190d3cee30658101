import jsonld from 'jsonld';
import { FormatError } from './draft.ts';
import { contextFor } from './json-ld-contexts.ts';
import type { Graph } from './rdf.ts';
import type { Sample } from './sample.ts';
import { rdfReader } from './skos-files.ts';
import { nameOf, objectOf } from './turtle.ts';

/** SKOS in JSON-LD. Contexts inside the file count as the standard says; those elsewhere are never fetched. */

/** Stands for the address of the file, which nobody knows; what is named under it is named by its rest alone. */
const BASE = 'http://file.invalid/';

const VOCABULARY = /skos\/core|skos-xl|skos:|"(?:prefLabel|hasTopConcept)"/;

function isJsonLd({ text, json }: Sample): boolean {
  return typeof json === 'object' && /"@(?:context|graph|id|type)"/.test(text) && VOCABULARY.test(text);
}

/** @throws FormatError for JSON that JSON-LD does not allow */
async function addJsonLd(
  graph: Graph,
  { text, json }: Sample,
  fileName: string,
  index: number,
): Promise<string[]> {
  if (typeof json !== 'object' || json === null) throw new FormatError('this is not JSON', fileName);
  const unknown = new Set<string>();
  // The library is handed this and has no other way out.
  const documentLoader = async (url: string) => {
    const { document, known } = contextFor(url, text);
    if (!known) unknown.add(url);
    return { contextUrl: undefined, documentUrl: url, document: document as jsonld.NodeObject };
  };
  let quads: Awaited<ReturnType<typeof jsonld.toRDF>>;
  try {
    quads = await jsonld.toRDF(json as jsonld.JsonLdDocument, { documentLoader, base: BASE });
  } catch (error) {
    throw new FormatError(`this JSON-LD is broken: ${(error as Error).message}`, fileName);
  }
  const local = (name: string) =>
    name.startsWith('_:') ? `_:f${index}_${name.slice(2)}` : name.replace(BASE, '');
  for (const { subject, predicate, object } of quads as Quad[]) {
    const value = objectOf(object);
    graph.add(
      local(nameOf(subject)),
      predicate.value,
      value.kind === 'resource' ? { ...value, value: local(value.value) } : value,
    );
  }
  return [...unknown].map(
    (url) => `the context ${url} is not fetched; the usual names of SKOS are taken for its names`,
  );
}

type Quad = Record<'subject' | 'predicate' | 'object', Parameters<typeof objectOf>[0]>;

export const jsonLdReader = rdfReader({ name: 'json-ld', recognises: isJsonLd, add: addJsonLd });
