import type { FieldName } from '../../glossary/formats/draft.ts';
import type { MessageKey } from '../messages/keys.ts';

/** What the fields of an entry are called where people see them. */
export const FIELD_LABELS: Record<FieldName, MessageKey> = {
  term: 'fieldTerm',
  aliases: 'fieldAliases',
  category: 'fieldCategory',
  blurb: 'fieldBlurb',
  definition: 'fieldDefinition',
  plain: 'layerPlain',
  picture: 'layerPicture',
  where: 'layerWhere',
  example: 'layerExample',
  myth: 'layerMyth',
  takeaway: 'layerTakeaway',
  seeAlso: 'sharedSeeAlso',
  sources: 'sharedSources',
  id: 'fieldId',
  caseSensitive: 'fieldCaseSensitive',
  status: 'fieldStatus',
  reviewedBy: 'fieldReviewedBy',
  updated: 'fieldUpdated',
  illustration: 'fieldIllustration',
};
