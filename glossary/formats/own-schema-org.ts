import { LUMOMATE } from './rdf.ts';

/**
 * How a pack stands in schema.org, which has no properties for most layers of a term: as creative works about the term
 * (`subjectOf`), each with a name that people read and a type of ours that we find again.
 */

/** What the works are called that hold a field. */
export const WORK_NAMES = {
  plain: 'In plain language',
  picture: 'Everyday picture',
  where: 'Where it shows up',
  example: 'Example',
  myth: 'Common misunderstanding',
  takeaway: 'To take with you',
  status: 'Status',
  reviewedBy: 'Reviewed by',
  updated: 'Updated',
} as const;

export type WorkField = keyof typeof WORK_NAMES;

export const workType = (field: WorkField | 'seeAlso' | 'caseSensitive') => LUMOMATE(field);
export const SEE_ALSO_NAME = 'See also';
export const CASE_SENSITIVE_NAME = 'Case-sensitive';

/** The type of a set that LumoMate wrote. */
export const PACK_TYPE = LUMOMATE('pack');
/** What a private pack says of its use. */
export const PRIVATE_USE = 'private';

/** Inside a file, things are named by fragments: what a page about the pack can have as anchors too. */
export const termName = (id: string) => `#${encoded(id)}`;
const CATEGORY = '#category:';
export const categoryNameIn = (id: string) => CATEGORY + encoded(id);

/** The id of a category that LumoMate named. */
export function categoryIdOf(name: string): string | undefined {
  return name.startsWith(CATEGORY) ? decoded(name.slice(CATEGORY.length)) : undefined;
}

/** The id of a term that LumoMate named. */
export function termIdOf(name: string): string {
  return decoded(name.replace(/^#/, ''));
}

/** Half characters, which no file can hold, become the sign for such. */
function encoded(id: string): string {
  return encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
