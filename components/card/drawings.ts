import type { Picture } from '../illustration/picture.ts';
import type { Drawing } from '../illustration/scene.ts';
import { t } from '../messages/messages.ts';

/**
 * What draws pictures is larger than all the rest of the card, so it comes in a script of its own, after a card
 * has opened that has one.
 */
export type Draw = (drawing: Drawing) => Picture | undefined;

declare global {
  /** Set by `entrypoints/drawings` in the card's world; our own pages set it themselves. */
  var lumomateDraw: Draw | undefined;
}

/** @param inject puts the script into this frame */
export async function fetchDraw(inject: () => Promise<unknown>): Promise<Draw> {
  if (!globalThis.lumomateDraw) await inject();
  if (!globalThis.lumomateDraw) throw new Error(t('cardNoPictures'));
  return globalThis.lumomateDraw;
}
