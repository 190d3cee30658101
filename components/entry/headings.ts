import type { Layer } from '../../glossary/pack-types.ts';
import type { MessageKey } from '../messages/keys.ts';

/** A layer that stands under a heading of its own; blurb and definition open an entry without one. */
export type HeadedLayer = Exclude<Layer, 'blurb' | 'definition'>;

/** The headings, in the order a reader meets them; the card and the entry page say the same. */
export const HEADINGS: readonly (readonly [HeadedLayer, MessageKey])[] = [
  ['plain', 'layerPlain'],
  ['picture', 'layerPicture'],
  ['where', 'layerWhere'],
  ['example', 'layerExample'],
  ['myth', 'layerMyth'],
  ['takeaway', 'layerTakeaway'],
];
