import type { Category } from '../pack-types.ts';
import { closestIn, inLanguage, LanguageCount, tagOf } from './choose-language.ts';
import {
  type Draft,
  type DraftEntry,
  type DraftInfo,
  type Dropped,
  FormatError,
  type ReadOptions,
} from './draft.ts';
import { categoryIdOf, PACK_TYPE, PRIVATE_USE } from './own-schema-org.ts';
import { dataOfPage } from './page-data.ts';
import type { Reader } from './read.ts';
import type { Sample } from './sample.ts';
import { idOf, type SchemaNode, SchemaNodes, textsOf, thingsIn, valuesOf } from './schema-org-nodes.ts';
import { nameOfSet, type SchemaReading, termEntry, textsInLanguage } from './schema-org-term.ts';
import { apart, isMostly } from './skos-files.ts';
import { infoWithinLimits, isHttp } from './within-limits.ts';

/** schema.org’s DefinedTermSet: as JSON-LD, or in a web page as JSON-LD, microdata or RDFa. */

interface Found {
  nodes: SchemaNodes;
  /** What a page around them says. */
  title: string;
  address: string;
  notes: string[];
}

/** Told apart before anything is parsed. */
const MENTION = /DefinedTerm|CategoryCode/;

function isSchemaOrg(sample: Sample): boolean {
  return MENTION.test(sample.text) && nodesOf(sample).nodes.terms.length > 0;
}

function nodesOf({ text, json }: Sample): Found {
  const nodes = new SchemaNodes();
  if (json !== undefined) {
    nodes.add(json);
    return { nodes, title: '', address: '', notes: [] };
  }
  if (!/^\s*<[!a-z]/i.test(text)) return { nodes, title: '', address: '', notes: [] };
  const { blocks, language, title, address, broken } = dataOfPage(text);
  for (const block of blocks) nodes.add(block, language);
  return { nodes, title, address, notes: broken };
}

function readSchemaOrg(files: readonly Sample[], options: ReadOptions): Draft {
  const { theirs, others } = apart(files, isSchemaOrg, 'schema-org');
  const all = theirs.map(nodesOf);
  const [first] = all;
  if (!first?.nodes.terms.length) throw new FormatError('there are no defined terms (schema.org) in this');
  const drafts = all.map((found, i) =>
    draftOf(found, options, theirs.length > 1 ? theirs[i]?.name : undefined),
  );
  const [draft] = drafts;
  return {
    ...draft!,
    entries: drafts.flatMap(({ entries }) => entries),
    dropped: [...others, ...drafts.flatMap(({ dropped }) => dropped)],
    notes: drafts.flatMap(({ notes }) => notes),
  };
}

function draftOf(found: Found, options: ReadOptions, fileName: string | undefined): Draft {
  const { nodes } = found;
  const main = mainSet(nodes);
  const ours = main !== undefined && valuesOf(main, 'additionalType').includes(PACK_TYPE);
  const languages = new LanguageCount();
  for (const term of nodes.terms) {
    const tags = (...names: string[]) => textsInLanguage(term, nodes, names).map(({ language }) => language);
    languages.add(tags('name').map(tagOf), tags('description', 'disambiguatingDescription'));
  }
  const language = languages.choose(options.language) || declaredLanguage(main);
  const reading: SchemaReading = {
    nodes,
    main,
    ours,
    language,
    address: found.address,
    notes: new Set(found.notes),
    unread: new Map(),
  };
  const entries: DraftEntry[] = [];
  const dropped: Dropped[] = [];
  for (const [index, term] of nodes.terms.entries()) {
    const place = `term ${index + 1}`;
    const taken = termEntry(term, fileName ? `${fileName}, ${place}` : place, reading);
    if ('why' in taken) dropped.push(taken);
    else entries.push(taken);
  }
  const unread = [...reading.unread].map(([name, count]) => `“${name}” (${count})`);
  if (unread.length) reading.notes.add(`properties that have no place in an entry: ${unread.join(', ')}`);
  const categories = ours ? categoriesOf(main) : [];
  const tags = languages.tags;
  return {
    format: 'schema-org',
    info: { ...infoOf(main, found, reading), ...(categories.length ? { categories } : {}) },
    entries,
    dropped,
    notes: [...reading.notes],
    ...(ours ? { exact: true } : {}),
    ...(tags.length > 1 ? { languages: tags } : {}),
  };
}

/** The set that is the pack: of several, what LumoMate wrote, else the one with most terms. */
function mainSet(nodes: SchemaNodes): SchemaNode | undefined {
  const own = nodes.sets.find((set) => valuesOf(set, 'additionalType').includes(PACK_TYPE));
  if (own) return own;
  const sizes = new Map<SchemaNode, number>();
  for (const term of nodes.terms) {
    const set = nodes.setOf(term);
    if (set) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  }
  const [[largest] = []] = [...sizes].sort(([, one], [, other]) => other - one);
  return largest ?? nodes.sets[0];
}

/** What a set says that it is written in; of several languages, English or the first. */
function declaredLanguage(set: SchemaNode | undefined): string {
  if (!set) return '';
  const tags = valuesOf(set, 'inLanguage')
    .flatMap((value) => (typeof value === 'string' ? value : thingsIn(value, 'alternateName')))
    .map((tag) => tagOf(String(tag)))
    .filter(Boolean);
  return tags.find((tag) => /^en\b/i.test(tag)) ?? tags[0] ?? '';
}

function infoOf(
  main: SchemaNode | undefined,
  { title, address }: Found,
  { language, ours }: SchemaReading,
): DraftInfo {
  const said = (...names: string[]) =>
    main &&
    (closestIn(textsOf(main, ...names), language)[0] ?? inLanguage(textsOf(main, ...names), '')[0])?.text;
  const [licence] = main ? valuesOf(main, 'license') : [];
  const page = [main ? idOf(valuesOf(main, 'url')[0]) : '', main?.id ?? '', address].find(isHttp);
  const info = {
    id: ours ? said('identifier') : undefined,
    name: said('name') ?? (title || undefined),
    language: (ours && declaredLanguage(main)) || tagOf(language) || undefined,
    description: said('description'),
    author: said('creditText', 'author', 'creator', 'publisher'),
    licence: said('license') ?? (idOf(licence) || undefined),
    version: said('version', 'schemaVersion'),
    homepage: page,
    private: ours && said('conditionsOfAccess') === PRIVATE_USE,
  };
  return infoWithinLimits(
    Object.fromEntries(Object.entries(info).filter(([, value]) => value !== undefined)) as DraftInfo,
  );
}

/** The categories of a pack that LumoMate wrote: sets in sets, the outer ones being the sections. */
function categoriesOf(main: SchemaNode): Category[] {
  return valuesOf(main, 'hasPart').flatMap((section) =>
    thingsIn(section, 'hasPart').flatMap((category) => {
      const id = categoryIdOf(idOf(category));
      const name = nameOfSet(category);
      return id === undefined || !name ? [] : [{ id, name, section: nameOfSet(section) || name }];
    }),
  );
}

export const schemaOrgReader: Reader = {
  name: 'schema-org',
  recognises: (files) => isMostly(files, isSchemaOrg),
  read: readSchemaOrg,
};
