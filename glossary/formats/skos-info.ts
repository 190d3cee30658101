import { closestIn, tagOf } from './choose-language.ts';
import type { DraftInfo } from './draft.ts';
import { addressOf, isOurScheme, packIdOf } from './own-rdf.ts';
import { DCT, FOAF, type Graph, LUMOMATE, OWL, RDFS, SCHEMA, SKOS } from './rdf.ts';
import { schemesOf } from './skos-concepts.ts';
import { PREFERRED, type Texts } from './skos-texts.ts';
import { infoWithinLimits } from './within-limits.ts';

/** What a thesaurus says of itself. */

const TITLES = [DCT('title'), SCHEMA('name'), ...PREFERRED, RDFS('label')];
const DESCRIPTIONS = [DCT('description'), SCHEMA('description'), RDFS('comment'), SKOS('definition')];
const LICENCES = [DCT('license'), DCT('rights'), 'http://creativecommons.org/ns#license', SCHEMA('license')];
const VERSIONS = [OWL('versionInfo'), 'http://purl.org/pav/version', SCHEMA('version')];

/**
 * The pack, as the scheme describes it that most of the concepts are in; of a file that gathers many schemes, only
 * the language.
 * @param concepts how many there are
 */
export function infoOf(graph: Graph, texts: Texts, concepts: number, language: string): DraftInfo {
  const [[scheme, size] = ['', 0], ...others] = schemesOf(graph);
  const isGathered = others.some(([, other]) => other > 0) && size * 2 < concepts;
  if (isGathered) return infoWithinLimits({ language: tagOf(language) });
  const said = (names: readonly string[]) => closestIn(texts.of(scheme, names), language);
  const first = (names: readonly string[]) => said(names)[0]?.text;
  const ours = isOurScheme(scheme);
  const creators = said([DCT('creator')]).map(({ text }) => text);
  const info = {
    id: packIdOf(scheme),
    name: first(TITLES),
    language: tagOf((ours && graph.literal(scheme, DCT('language'))) || language),
    description: first(DESCRIPTIONS),
    author: creators.length ? creators.join(', ') : first([DCT('publisher')]),
    licence: first(LICENCES) ?? graph.resources(scheme, ...LICENCES)[0],
    version: graph.literal(scheme, ...VERSIONS),
    homepage: addressOf(graph, scheme, FOAF('homepage'), SCHEMA('url')) ?? (ours ? undefined : scheme),
    private: graph.literal(scheme, LUMOMATE('private')) === 'true',
  };
  return infoWithinLimits(
    Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined)) as DraftInfo,
  );
}
