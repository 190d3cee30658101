import type { EntryView } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';

/** Whose words an entry is: its pack and version, its author, who reviewed it, and when. */
export function provenanceOf({ pack, entry }: Pick<EntryView, 'pack' | 'entry'>): string[] {
  const { status = '', reviewedBy, updated } = entry;
  const version = pack.version === '0.0.0' ? '' : ` ${pack.version}`;
  return [
    pack.name + version,
    pack.author ? t('cardByAuthor', pack.author) : '',
    reviewedBy ? t('cardReviewedBy', status || t('cardReviewed'), reviewedBy) : status,
    updated ? t('cardUpdated', updated) : '',
  ].filter(Boolean);
}
