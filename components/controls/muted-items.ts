import { type CategoryCount, type Neighbour, splitKey } from '../../glossary/requests.ts';
import type { Settings } from '../../glossary/settings.ts';
import { t } from '../messages/messages.ts';

/** One line of a list of muted things. */
export interface MutedItem {
  key: string;
  label: string;
  note?: string;
  section?: string;
}

/** How a host name is shown; pages from the reader's own disk have none. */
export function siteLabel(host: string): string {
  return host || t('sharedFilesHere');
}

/**
 * The muted things of each kind, newest first. Keys of packs that are gone are kept: their packs may come back.
 * @param names undefined until the background has answered; keys then stand for names
 * @param categories likewise
 */
export function mutedItems(
  settings: Settings,
  names: readonly Neighbour[] | undefined,
  categories: readonly CategoryCount[] | undefined,
): { terms: MutedItem[]; categories: MutedItem[]; sites: MutedItem[] } {
  const named = new Map(names?.map(({ key, term }) => [key, term]));
  const counted = new Map(categories?.map((category) => [category.key, category]));
  return {
    terms: settings.mutedTerms.map((key) => nameItem(key, named.get(key), names !== undefined)).reverse(),
    categories: settings.mutedCategories
      .map((key) => {
        const category = counted.get(key);
        const item = nameItem(key, category?.name, categories !== undefined);
        return category ? { ...item, section: category.section } : item;
      })
      .reverse(),
    sites: settings.sitesOff.map((host) => ({ key: host, label: siteLabel(host) })).reverse(),
  };
}

function nameItem(key: string, label: string | undefined, answered: boolean): MutedItem {
  if (label !== undefined) return { key, label };
  return { key, label: splitKey(key).id, ...(answered && { note: t('historyGone') }) };
}
