import { nameOf } from './HistoryList.tsx';
import type { HistoryRow } from './history-rows.ts';

/** What is said before something of the history goes. */
interface ConfirmWords {
  title: string;
  text: string[];
  yes: string;
}

/** Before all meetings of a week, a term or a site go. @returns undefined for one meeting, which just goes */
export function beforeDeleting(row: HistoryRow): ConfirmWords | undefined {
  if (row.kind === 'meeting') return undefined;
  const meetings =
    row.kind === 'week' ? row.week.meetings : row.kind === 'site' ? row.meetings : row.met.count;
  const gone = meetings === 1 ? 'One meeting goes' : `${meetings.toLocaleString('en-GB')} meetings go`;
  const stays =
    row.kind === 'term'
      ? 'How you answered its questions goes too; if you said to know it, that stays.'
      : 'What you answered about their terms stays.';
  return { title: `Delete ${nameOf(row)}?`, text: [`${gone}, for good.`, stays], yes: 'Delete' };
}

/** Before everything goes. */
export const BEFORE_FORGETTING: ConfirmWords = {
  title: 'Forget everything?',
  text: [
    'All that was recorded of your reading goes: what you met, when and where; what you remember, and what you said to know; all letters, read and unread.',
    'It goes from this machine at once and for good, and it was nowhere else. Your packs and options stay.',
  ],
  yes: 'Forget everything',
};
