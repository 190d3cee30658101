import { useEffect } from 'preact/hooks';
import { useRows } from '../glossary/use-rows.ts';
import { date } from '../messages/format.ts';
import { t, tCount } from '../messages/messages.ts';
import { inHowLong } from '../recall/when-next.ts';
import type { HistoryRow, Rows } from './history-rows.ts';
import { daysOf } from './week-layout.ts';

interface HistoryListProps {
  rows: Rows;
  now: number;
  onDelete(row: HistoryRow): void;
}

const nothing = () => {};

/** A list of any length, of which only what is on screen is drawn. */
export function HistoryList({ rows, now, onDelete }: HistoryListProps) {
  const { list, drawn, onFocusIn } = useRows({ count: rows.count, startAt: undefined, onTop: nothing });
  const first = Math.min(...drawn, rows.count);
  const end = Math.max(...drawn, -1) + 1;
  useEffect(() => rows.want(Math.min(first, end), end), [rows, first, end]);
  return (
    // A list styled without bullets loses its role in Safari unless it says so.
    <ul
      class="history-list"
      // biome-ignore lint/a11y/noRedundantRoles: see above
      role="list"
      ref={list}
      style={{ '--count': rows.count }}
      onFocusIn={onFocusIn}
    >
      {drawn.map((number) => {
        const row = rows.at(number);
        return (
          <li
            // Not what stands in it: a row that moved in the document would lose the focus.
            key={number}
            class={row ? `history-row history-${row.kind}` : 'history-row'}
            style={{ '--at': number }}
            aria-setsize={rows.isMore ? -1 : rows.count}
            aria-posinset={number + 1}
          >
            {row && <RowText row={row} now={now} />}
            {row && (
              <button
                type="button"
                class="text-button"
                data-row={number}
                aria-label={t('historyDelete', nameOf(row))}
                onClick={() => onDelete(row)}
              >
                {t('sharedDelete')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A row as it is called in a sentence. */
export function nameOf(row: HistoryRow): string {
  switch (row.kind) {
    case 'week':
      return t('historyWeekOf', daysOf(row.week.week));
    case 'meeting':
      return [row.meeting.term, timeOf(row.meeting.at)].join(t('listSeparator'));
    case 'term':
      return row.met.term;
    case 'site':
      return row.site || t('historyFilesName');
  }
}

function timeOf(time: number): string {
  return date(time, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function RowText({ row, now }: { row: HistoryRow; now: number }) {
  switch (row.kind) {
    case 'week':
      return (
        <div class="history-text">
          <h2>{daysOf(row.week.week)}</h2>
          <span class="soft">{tCount('historyMeetings', row.week.meetings)}</span>
        </div>
      );
    case 'meeting':
      return <MeetingText meeting={row.meeting} />;
    case 'term':
      return <TermText met={row.met} now={now} />;
    case 'site':
      return (
        <div class="history-text">
          <span class="history-name">{row.site || t('sharedFilesHere')}</span>
          <span class="soft">{tCount('historyMeetings', row.meetings)}</span>
        </div>
      );
  }
}

function MeetingText({
  meeting: { term, at, page },
}: {
  meeting: Extract<HistoryRow, { kind: 'meeting' }>['meeting'];
}) {
  return (
    <div class="history-text">
      <span class="history-name">
        <bdi>{term}</bdi>
      </span>
      <span class="soft">
        <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>
        {page && (
          <>
            {' · '}
            <a href={page.url} rel="noopener noreferrer" referrerpolicy="no-referrer" title={page.title}>
              <bdi>{page.title || page.site || page.url}</bdi>
            </a>
            {page.title && page.site && ` · ${page.site}`}
          </>
        )}
      </span>
    </div>
  );
}

function TermText({ met, now }: { met: Extract<HistoryRow, { kind: 'term' }>['met']; now: number }) {
  const { term, path, last, recall } = met;
  return (
    <div class="history-text">
      <span class="history-name">
        <bdi>{path === null ? term : <a href={path}>{term}</a>}</bdi>
      </span>
      <span class="soft">
        {t(
          'historyMet',
          tCount('historyTimes', met.count),
          date(last, { day: 'numeric', month: 'short', year: 'numeric' }),
        )}
        {path === null && ` · ${t('historyGone')}`}
        {recall && ` · ${standing(recall, now)}`}
      </span>
    </div>
  );
}

function standing({ known, due }: { known: boolean; due: number }, now: number): string {
  if (known) return t('historyKnown');
  return due <= now ? t('historyDueNow') : t('historyDue', inHowLong(due, now));
}
