import type { Layer } from '../../glossary/pack-types.ts';

/** A layer that stands under a heading of its own; blurb and definition open an entry without one. */
export type HeadedLayer = Exclude<Layer, 'blurb' | 'definition'>;

/** The headings, in the order a reader meets them; the card and the entry page say the same. */
export const HEADINGS: readonly (readonly [HeadedLayer, string])[] = [
  ['plain', 'In plain language'],
  ['picture', 'An everyday picture'],
  ['where', 'Where it shows up'],
  ['example', 'A small example'],
  ['myth', 'Common misunderstanding'],
  ['takeaway', 'One line to take with you'],
];
