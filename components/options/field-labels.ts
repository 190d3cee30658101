import type { FieldName } from '../../glossary/formats/draft.ts';

/** What the fields of an entry are called where people see them. */
export const FIELD_LABELS: Record<FieldName, string> = {
  term: 'Term',
  aliases: 'Aliases',
  category: 'Category',
  blurb: 'Blurb',
  definition: 'Definition',
  plain: 'In plain language',
  picture: 'An everyday picture',
  where: 'Where it shows up',
  example: 'A small example',
  myth: 'Common misunderstanding',
  takeaway: 'One line to take with you',
  seeAlso: 'See also',
  sources: 'Sources',
  id: 'Id',
  caseSensitive: 'Case-sensitive',
  status: 'Status',
  reviewedBy: 'Reviewed by',
  updated: 'Updated',
  illustration: 'Illustration',
};
