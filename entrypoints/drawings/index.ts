import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { draw } from '../../components/illustration/draw.ts';

/** Injected beside the card's script once a card is open whose entry has a picture. */
export default defineUnlistedScript(() => {
  globalThis.lumomateDraw = draw;
});
