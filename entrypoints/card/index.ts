import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createHoverControl } from '../../components/card/hover-control.ts';

/** Injected by the background into the isolated world of a frame in which somebody is about to need a card. */
export default defineUnlistedScript(() => {
  globalThis.lumomateCard = createHoverControl;
});
