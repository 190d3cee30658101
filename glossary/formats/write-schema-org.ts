import type { Entry, Pack } from '../pack-types.ts';
import {
  CASE_SENSITIVE_NAME,
  categoryNameIn,
  PACK_TYPE,
  PRIVATE_USE,
  SEE_ALSO_NAME,
  termName,
  WORK_NAMES,
  type WorkField,
  workType,
} from './own-schema-org.ts';

/** A pack as a DefinedTermSet of schema.org, for search engines and other tools. */

const SET = '#';

/**
 * Writes a pack as JSON-LD. Terms are named by their anchors (`#pod`), so that it may stand in a page about the pack.
 * @returns JSON without “<”, which may be put into a `<script type="application/ld+json">` as it is
 */
export function writeSchemaOrg(pack: Pack): string {
  const { id, name, language, version, description, author, licence, homepage } = pack;
  const set = {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': SET,
    additionalType: PACK_TYPE,
    identifier: id,
    name,
    inLanguage: language,
    version,
    description,
    creditText: author,
    license: licence,
    url: homepage,
    conditionsOfAccess: pack.private ? PRIVATE_USE : undefined,
    hasPart: sections(pack),
    hasDefinedTerm: pack.entries.map(term),
  };
  // JSON.stringify writes half characters as escapes, which other readers of JSON refuse.
  return `${JSON.stringify(set, whole, 2).replaceAll('<', '\\u003c')}\n`;
}

/** Categories are sets inside the set, in sections that are sets of those. */
function sections({ categories }: Pack): object[] {
  return [...new Set(categories.map(({ section }) => section))].map((name) => ({
    '@type': 'DefinedTermSet',
    name,
    hasPart: categories
      .filter(({ section }) => section === name)
      .map((category) => ({
        '@type': 'DefinedTermSet',
        '@id': categoryNameIn(category.id),
        name: category.name,
      })),
  }));
}

function term(entry: Entry): object {
  return {
    '@type': 'DefinedTerm',
    '@id': termName(entry.id),
    termCode: entry.id,
    name: entry.term,
    alternateName: entry.aliases.length ? entry.aliases : undefined,
    disambiguatingDescription: entry.blurb,
    description: entry.definition,
    inDefinedTermSet: [{ '@id': SET }, { '@id': categoryNameIn(entry.category) }],
    subjectOf: works(entry),
  };
}

function works(entry: Entry): object[] | undefined {
  const works: object[] = entry.sources.map(({ title, url }) => ({
    '@type': 'CreativeWork',
    name: title,
    url,
  }));
  for (const [field, name] of Object.entries(WORK_NAMES) as [WorkField, string][]) {
    if (entry[field]) {
      works.push({ '@type': 'CreativeWork', additionalType: workType(field), name, text: entry[field] });
    }
  }
  if (entry.caseSensitive) {
    works.push({
      '@type': 'CreativeWork',
      additionalType: workType('caseSensitive'),
      name: CASE_SENSITIVE_NAME,
    });
  }
  if (entry.seeAlso.length) {
    works.push({
      '@type': 'CreativeWork',
      additionalType: workType('seeAlso'),
      name: SEE_ALSO_NAME,
      mentions: entry.seeAlso.map((id) => ({ '@id': termName(id) })),
    });
  }
  return works.length ? works : undefined;
}

function whole(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;
}
