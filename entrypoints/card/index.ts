import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCard } from '../../components/card/create-card.tsx';

/** Injected by the background into the isolated world of a frame that needs its first card. */
export default defineUnlistedScript(() => {
  globalThis.lumomateCard = createCard;
});
