import { LIMITS } from '../pack-schema.ts';
import type { Source } from '../pack-types.ts';
import { closestIn } from './choose-language.ts';
import type { DraftEntry } from './draft.ts';
import { addressOf, OWN_LAYERS } from './own-rdf.ts';
import { DCT, type Graph, LUMOMATE, RDFS, SCHEMA, SKOS, SKOS_XL } from './rdf.ts';
import { type Text, type Texts, titlesOf } from './skos-texts.ts';
import { isHttp } from './within-limits.ts';

/** What is said of one concept, in the language that is read. */

const OTHER_NAMES = [
  SKOS('altLabel'),
  SKOS_XL('altLabel'),
  SKOS('hiddenLabel'),
  SKOS_XL('hiddenLabel'),
  SCHEMA('alternateName'),
];
/** What explains a concept, the best first; the first that there is becomes the definition. */
const EXPLANATIONS = [
  [SKOS('definition'), 'http://purl.obolibrary.org/obo/IAO_0000115'],
  [SKOS('scopeNote')],
  [DCT('description'), SCHEMA('description'), DCT('abstract'), RDFS('comment')],
  [SKOS('note')],
];
/** What stands below the definition when it is not the definition. */
const REMARKS = [SKOS('scopeNote'), SKOS('note')];
const EXAMPLE = SKOS('example');
const SOURCES = [DCT('source'), DCT('bibliographicCitation')];
const OWN_FACTS = { status: LUMOMATE('status'), reviewedBy: LUMOMATE('reviewedBy') } as const;
const CASE_SENSITIVE = LUMOMATE('caseSensitive');
const MODIFIED = DCT('modified');

/** The predicates that are read here. */
export const ENTRY_PREDICATES = [
  ...OTHER_NAMES,
  ...EXPLANATIONS.flat(),
  ...Object.values(OWN_LAYERS),
  ...Object.values(OWN_FACTS),
  ...SOURCES,
  EXAMPLE,
  CASE_SENSITIVE,
  MODIFIED,
];

/** What explains a concept, in whatever language. An address alone explains nothing. */
export function explanationsOf(texts: Texts, concept: string): Text[] {
  return texts
    .of(concept, [...EXPLANATIONS.flat(), ...Object.values(OWN_LAYERS)])
    .filter(({ text }) => texts.exact || !isHttp(text));
}

/** The layers of a concept; without `definition` and `blurb` when nothing explains it in the language. */
export function layersOf(texts: Texts, concept: string, language: string): Partial<DraftEntry> {
  const said = (names: readonly string[]) =>
    unique(closestIn(texts.of(concept, names), language).map(({ text }) => text)).filter(
      (text) => texts.exact || !isHttp(text),
    );
  const layers: Partial<DraftEntry> = {};
  for (const [layer, name] of Object.entries(OWN_LAYERS)) {
    const [text] = said([name]);
    if (text) layers[layer as keyof typeof OWN_LAYERS] = text;
  }
  const explained = layers.blurb ? EXPLANATIONS.slice(0, 1) : EXPLANATIONS;
  const [definition, ...more] = explained.map(said).find((found) => found.length) ?? [];
  if (definition) layers.definition = paragraphs(definition, [...more, ...said(REMARKS)]);
  const [example, ...others] = said([EXAMPLE]);
  if (example) layers.example = paragraphs(example, others);
  return layers;
}

/**
 * Other labels, in all languages; also those that a vocabulary of its own hangs on the concept as SKOS-XL labels.
 * @param read gets the predicates of such vocabularies
 */
export function otherNamesOf(graph: Graph, texts: Texts, concept: string, read: Set<string>): Text[] {
  const own = [...graph.predicates(concept)].filter(
    (name) =>
      name !== SKOS_XL('prefLabel') &&
      !OTHER_NAMES.includes(name) &&
      graph.resources(concept, name).some((node) => graph.literal(node, SKOS_XL('literalForm'))),
  );
  for (const name of own) read.add(name);
  return texts.of(concept, [...OTHER_NAMES, ...own]);
}

/** Where a concept is said to come from, and its own address. */
export function sourcesOf(graph: Graph, texts: Texts, concept: string): Partial<Source>[] {
  const sources: Partial<Source>[] = graph.objects(concept, ...SOURCES).map((object) => {
    if (object.kind === 'literal') return sourceOf(object.value.trim());
    const title = titlesOf(texts, object.value)[0]?.text;
    const url = isHttp(object.value) ? object.value : addressOf(graph, object.value);
    return { ...(title ? { title } : {}), ...(url ? { url } : {}) };
  });
  if (!texts.exact) {
    const remarks = texts.of(concept, EXPLANATIONS.flat()).filter(({ text }) => isHttp(text));
    sources.push(...remarks.map(({ text }) => ({ url: text })));
    if (isHttp(concept)) sources.push({ url: concept });
  }
  return sources.filter(({ title, url }) => title || url);
}

function sourceOf(text: string): Partial<Source> {
  return isHttp(text) ? { url: text } : { title: text };
}

/** Who stands behind a concept, and since when. */
export function factsOf(graph: Graph, concept: string): Partial<DraftEntry> {
  const facts: Partial<DraftEntry> = {};
  if (graph.literal(concept, CASE_SENSITIVE) === 'true') facts.caseSensitive = true;
  for (const [field, name] of Object.entries(OWN_FACTS)) {
    const text = graph.literal(concept, name);
    if (text) facts[field as keyof typeof OWN_FACTS] = text;
  }
  const modified = graph.objects(concept, MODIFIED).at(-1);
  if (modified?.kind === 'literal') {
    const { value, datatype } = modified;
    facts.updated = datatype.endsWith('#dateTime') ? value.slice(0, 10) : value;
  }
  return facts;
}

/** A text and, as far as a layer holds them, those that may follow it. */
function paragraphs(first: string, more: readonly string[]): string {
  const texts = [first];
  let length = first.length;
  for (const text of more) {
    length += text.length + 2;
    if (!texts.includes(text) && length <= LIMITS.text) texts.push(text);
  }
  return texts.join('\n\n');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
