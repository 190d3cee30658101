import type { Layer } from '../pack-types.ts';

/** What stands over the parts of an entry in the Markdown that we write, and is understood when it is read. */
export const LAYER_LABELS: readonly (readonly [Exclude<Layer, 'blurb' | 'definition'>, string])[] = [
  ['plain', 'In plain language'],
  ['picture', 'An everyday picture'],
  ['where', 'Where it shows up'],
  ['example', 'A small example'],
  ['myth', 'Common misunderstanding'],
  ['takeaway', 'One line to take with you'],
];

export const LINE_LABELS = {
  aliases: 'Also known as:',
  seeAlso: 'See also:',
  status: 'Status:',
  reviewedBy: 'Reviewed by:',
  updated: 'Updated:',
  caseSensitive: 'Case-sensitive:',
} as const;

export type LineLabel = keyof typeof LINE_LABELS;

export const SOURCES_LABEL = 'Sources:';
export const ILLUSTRATION_LABEL = 'Illustration';
/** Before a category’s id in its heading’s anchor. */
export const CATEGORY_ANCHOR = 'category:';
