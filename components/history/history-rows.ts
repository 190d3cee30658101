import type { Meeting, MetTermView } from '../../glossary/reader-requests.ts';
import type { CountedWeek } from './week-layout.ts';

/** One row of the history. */
export type HistoryRow =
  | { kind: 'week'; week: CountedWeek }
  | { kind: 'meeting'; meeting: Meeting }
  | { kind: 'term'; met: MetTermView }
  | { kind: 'site'; site: string; meetings: number };

/** A long list of which only the part on screen is fetched. */
export interface Rows {
  /** How many there are, as far as is known. */
  count: number;
  /** More may be found than are counted. */
  isMore: boolean;
  /** Undefined while it is on its way. */
  at(row: number): HistoryRow | undefined;
  /** Fetches rows, unless they are here or on their way. @param end not included */
  want(first: number, end: number): void;
}
