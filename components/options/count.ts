import { t, tCount } from '../messages/messages.ts';

/** How many entries there are: “one entry”, “1,200 entries”, “no entries”. */
export function entryCount(entries: number): string {
  return entries ? tCount('packsEntries', entries) : t('packsEntriesNone');
}
