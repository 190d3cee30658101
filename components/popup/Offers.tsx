import type { Offer } from '../../glossary/offer.ts';
import { t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

/** How far an offer is: nothing was done with it yet, it is being fetched, it is in, or why it is not. */
export type OfferState =
  | { step: 'open' }
  | { step: 'fetching' }
  | { step: 'in'; name: string; onlyHere: boolean }
  | { step: 'failed'; why: string };

export interface OfferOnPage extends Offer {
  state: OfferState;
  /** The reader has it, and it is not used on this site. */
  pack?: { id: string; name: string };
}

interface OffersProps {
  offers: readonly OfferOnPage[];
  /** The site beneath, as readers name it. */
  site: string;
  /** @param onlyHere its terms are to be marked on this site alone */
  onTake(offer: OfferOnPage, onlyHere: boolean): void;
}

/** Glossaries that the page offers. Nothing of them is fetched before the reader wants it. */
export function Offers({ offers, site, onTake }: OffersProps) {
  if (!offers.length) return null;
  return (
    <section class="offers" aria-label={t('popupOffers')}>
      {offers.map((offer) => (
        <OfferRow key={offer.url} offer={offer} site={site} onTake={onTake} />
      ))}
    </section>
  );
}

interface OfferRowProps extends Omit<OffersProps, 'offers'> {
  offer: OfferOnPage;
}

function OfferRow({ offer, site, onTake }: OfferRowProps) {
  const { state, terms, pack } = offer;
  const said = say(offer, site);
  return (
    <div class="offer">
      <p>
        {rich(
          pack ? 'popupYouHave' : 'popupOffered',
          <bdi class="offer-name">{pack?.name ?? offer.name}</bdi>,
        )}
        {terms !== undefined && <span class="soft"> · {tCount('popupOfferTerms', terms)}</span>}
      </p>
      {(state.step === 'open' || state.step === 'failed') && (
        <div class="buttons">
          <button type="button" class="button" onClick={() => onTake(offer, true)}>
            {t('popupUseOn', site)}
          </button>
          {offer.canSubscribe && !pack && (
            <button type="button" class="button" onClick={() => onTake(offer, false)}>
              {t('popupSubscribe')}
            </button>
          )}
        </div>
      )}
      <p class={state.step === 'failed' ? 'problem' : 'soft'} role="status">
        {said}
      </p>
    </div>
  );
}

function say({ state, pack }: OfferOnPage, site: string): string {
  switch (state.step) {
    case 'open':
      return '';
    case 'fetching':
      return t('popupFetching');
    case 'in':
      if (pack) return t('popupUsed', state.name, site);
      return state.onlyHere ? t('popupTakenHere', state.name, site) : t('popupTaken', state.name);
    case 'failed':
      return t('popupNotTaken', state.why);
  }
}
