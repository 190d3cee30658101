import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { readOffers } from '../../components/controls/read-offers.ts';
import type { OfferOnPage, OfferState } from '../../components/popup/Offers.tsx';
import { offersOf, type PageOffers } from '../../glossary/offer.ts';
import { isPackOn, PACK_SETTINGS_KEY, parsePackSettings } from '../../glossary/pack-settings.ts';
import type { Ask } from '../../glossary/requests.ts';

interface OffersOnPage {
  offers: readonly OfferOnPage[];
  take(offer: OfferOnPage, onlyHere: boolean): void;
}

/** The page beneath. */
interface PageBeneath {
  id: number;
  url: string;
  host: string;
}

/**
 * What the page beneath offers and the reader does not have.
 * @param tab undefined where there is no page
 * @param openPage opens a page of the extension in place of the popup
 */
export function useOffers(
  tab: PageBeneath | undefined,
  ask: Ask,
  openPage: (path: string) => void,
): OffersOnPage {
  const [offers, setOffers] = useState<readonly OfferOnPage[]>([]);
  useEffect(() => {
    if (!tab) return;
    let stopped = false;
    void findOffers(tab, ask).then((found) => {
      if (!stopped) setOffers(found);
    });
    return () => {
      stopped = true;
    };
  }, [tab?.id, tab?.url, ask]);

  function show(url: string, state: OfferState): void {
    setOffers((all) => all.map((offer) => (offer.url === url ? { ...offer, state } : offer)));
  }

  async function follow(
    offer: OfferOnPage,
    { url: page, host }: PageBeneath,
    onlyHere: boolean,
  ): Promise<void> {
    const { url, pack } = offer;
    show(url, { step: 'fetching' });
    try {
      const before = await ask('list-packs', {});
      const taken = pack ?? (await ask('subscribe', { url, page }));
      if (onlyHere) {
        const isNew = before.every(({ id }) => id !== taken.id);
        await ask('use-on-site', { pack: taken.id, host, isNew });
      }
      show(url, { step: 'in', name: taken.name, onlyHere });
    } catch (error) {
      show(url, { step: 'failed', why: (error as Error).message });
    }
  }

  return {
    offers,
    take(offer, onlyHere) {
      if (!tab) return;
      // What stands in the page is looked at before it is stored, and nothing is fetched for it.
      if (offer.kind === 'page' && onlyHere && !offer.pack) {
        openPage(`/options.html?${new URLSearchParams({ offer: String(tab.id), site: tab.host })}`);
      } else void follow(offer, tab, onlyHere);
    },
  };
}

async function findOffers(tab: PageBeneath, ask: Ask): Promise<OfferOnPage[]> {
  try {
    const offers = offersOf(await readPage(tab.id));
    if (!offers.length) return [];
    const [followed, packs, stored] = await Promise.all([
      ask('list-subscriptions', {}),
      ask('list-packs', {}),
      browser.storage.local.get(PACK_SETTINGS_KEY),
    ]);
    const settings = parsePackSettings(stored[PACK_SETTINGS_KEY]);
    return offers.flatMap((offer): OfferOnPage[] => {
      const known = followed.find(({ url, page }) => url === offer.url || page === offer.url);
      const pack = packs.find(({ id, name }) =>
        known ? id === known.pack : offer.kind === 'page' && name === offer.name,
      );
      // What is followed and not here yet is being fetched already.
      if (pack ? isPackOn(settings, pack.id, tab.host) : known) return [];
      return [{ ...offer, state: { step: 'open' }, ...(pack && { pack: { id: pack.id, name: pack.name } }) }];
    });
  } catch {
    // The browser lets no extension into its own pages, and they offer nothing.
    return [];
  }
}

/** What stands in a page now. */
async function readPage(tabId: number): Promise<PageOffers> {
  const target = { tabId };
  const [frame] = await browser.scripting.executeScript({
    target,
    func: readOffers,
    injectImmediately: true,
  });
  return frame?.result as PageOffers;
}
