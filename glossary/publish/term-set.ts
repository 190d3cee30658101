import type { Entry, Pack } from '../pack-types.ts';

/** The pack as search engines know glossaries: a schema.org DefinedTermSet in JSON-LD. */

/** What stands in the page’s address for an entry, behind `#`; also the element's id. */
export function anchorOf({ id }: Pick<Entry, 'id'>): string {
  return `term-${id.replace(/\s/g, '_')}`;
}

/**
 * The set as JSON that may stand in a script element.
 * @param entries those of the pack that the page lists
 * @param address of the page, ending in “/”; '' when it is not known
 */
export function termSetJson(pack: Pack, entries: readonly Entry[], address: string): string {
  const set = `${address}#terms`;
  const terms = entries.map((entry) => {
    const url = `${address}#${encodeURIComponent(anchorOf(entry))}`;
    return {
      '@type': 'DefinedTerm',
      '@id': url,
      name: entry.term,
      ...(entry.aliases.length ? { alternateName: entry.aliases } : {}),
      description: entry.definition ?? entry.blurb,
      termCode: entry.id,
      url,
      inDefinedTermSet: set,
    };
  });
  const data = {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    '@id': set,
    name: pack.name,
    ...(pack.description ? { description: pack.description } : {}),
    inLanguage: pack.language,
    version: pack.version,
    ...(address ? { url: address } : {}),
    ...(pack.author ? { author: { '@type': 'Organization', name: pack.author } } : {}),
    ...(pack.licence ? { license: pack.licence } : {}),
    hasDefinedTerm: terms,
  };
  // Within a script element only “<” could end it or begin a comment.
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
