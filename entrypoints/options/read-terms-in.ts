import browser from 'webextension-polyfill';
import { readOffers } from '../../components/controls/read-offers.ts';
import { t } from '../../components/messages/messages.ts';
import type { NamedFile } from '../../components/options/dropped-files.ts';
import { type PageOffers, termsInPage } from '../../glossary/offer.ts';

/**
 * The terms that stand in an open page; nothing is fetched.
 * @param site the host that the page must still be of
 * @throws with a sentence for the reader
 */
export async function readTermsIn(tabId: number, site: string): Promise<NamedFile> {
  const [frame] = await browser.scripting
    .executeScript({ target: { tabId }, func: readOffers, injectImmediately: true })
    .catch(() => []);
  const found = frame?.result as PageOffers | undefined;
  if (!found || new URL(found.url).hostname !== site) throw new Error(t('importPageGone'));
  return { name: site, file: new Blob([termsInPage(found.jsonLd)]) };
}
