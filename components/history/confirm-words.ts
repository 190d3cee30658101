import { t, tCount } from '../messages/messages.ts';
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
  return {
    title: t('historyDeleteQuestion', nameOf(row)),
    text: [
      tCount('historyGoes', meetings),
      t(row.kind === 'term' ? 'historyAnswersGo' : 'historyAnswersStay'),
    ],
    yes: t('sharedDelete'),
  };
}

/** Before everything goes. */
export function beforeForgetting(): ConfirmWords {
  return {
    title: t('historyForgetQuestion'),
    text: [t('historyForgetWhat'), t('historyForgetHow')],
    yes: t('historyForgetYes'),
  };
}
