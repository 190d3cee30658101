import { useLayoutEffect, useState } from 'preact/hooks';
import { downloadText } from '../../components/controls/download.ts';
import type { SettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { useSettings } from '../../components/controls/use-settings.ts';
import { Confirm } from '../../components/history/Confirm.tsx';
import { beforeDeleting, beforeForgetting } from '../../components/history/confirm-words.ts';
import {
  type Counts,
  type HistoryActions,
  type HistoryOrder,
  HistoryView,
} from '../../components/history/HistoryView.tsx';
import type { HistoryRow } from '../../components/history/history-rows.ts';
import { meetingsToCsv, meetingsToJson } from '../../glossary/history-files.ts';
import type { Meeting, MeetingChoice } from '../../glossary/reader-requests.ts';
import type { Ask } from '../../glossary/requests.ts';
import {
  type Source,
  type SourceInput,
  searchSource,
  siteSource,
  termSource,
  weekSource,
} from './row-sources.ts';

interface HistoryAppProps {
  ask: Ask;
  keeper: SettingsKeeper;
}

const NOTHING: Source = siteSource([], '');

/** Gathers what the history page shows, and does what its reader wants. */
export function HistoryApp({ ask, keeper }: HistoryAppProps) {
  const settings = useSettings(keeper);
  const [order, setOrder] = useState<HistoryOrder>('week');
  const [sorting, setSorting] = useState<'recent' | 'often' | 'name'>('recent');
  const [query, setQuery] = useState('');
  const [question, setQuestion] = useState<HistoryRow | 'everything'>();
  const [failure, setFailure] = useState<string>();
  // Asked anew after everything that goes.
  const [turn, setTurn] = useState(0);
  const counts = useAnswer(turn, () => ask('count-meetings', {}));
  const failed = (error: Error) => setFailure(error.message);
  const rows = useSource({ ask, failed, counts: counts.value, order, sorting, query: query.trim() });

  const attempt = (work: Promise<unknown>) => {
    setFailure(undefined);
    setQuestion(undefined);
    work.then(() => setTurn((before) => before + 1), failed);
  };
  const remove = (row: HistoryRow) => attempt(ask('delete-meetings', choiceOf(row)));

  const actions: HistoryActions = {
    set: keeper.set,
    order(chosen) {
      setOrder(chosen);
      setQuery('');
    },
    sort: setSorting,
    search: setQuery,
    remove: (row) => (beforeDeleting(row) ? setQuestion(row) : remove(row)),
    save: (as) => void exportMeetings(ask, as).catch(failed),
    forget: () => setQuestion('everything'),
  };
  const words = question === 'everything' ? beforeForgetting() : question && beforeDeleting(question);
  return (
    <HistoryView
      settings={settings}
      counts={counts.value}
      order={order}
      sorting={sorting}
      query={query}
      rows={rows}
      now={Date.now()}
      problem={failure ?? counts.problem ?? keeper.problem()}
      actions={actions}
    >
      {words && question && (
        <Confirm
          {...words}
          onYes={() =>
            question === 'everything' ? attempt(ask('forget-everything', { sure: true })) : remove(question)
          }
          onNo={() => setQuestion(undefined)}
        />
      )}
    </HistoryView>
  );
}

function choiceOf(row: HistoryRow): MeetingChoice {
  switch (row.kind) {
    case 'meeting':
      return { id: row.meeting.id };
    case 'week':
      return { week: row.week.week };
    case 'term':
      return { key: row.met.key };
    case 'site':
      return { site: row.site };
  }
}

interface Wanted extends Omit<SourceInput, 'changed'> {
  /** Another object when what is listed may have changed. */
  counts: Counts | undefined;
  order: HistoryOrder;
  sorting: 'recent' | 'often' | 'name';
  query: string;
}

/** The rows that are wanted; the ones before stay on show until something of the new ones is here. */
function useSource({ ask, failed, counts, order, sorting, query }: Wanted): Source {
  const [, redraw] = useState({});
  const [source, setSource] = useState<Source>(NOTHING);
  useLayoutEffect(() => {
    if (!counts) return undefined;
    let isShown = false;
    const input: SourceInput = {
      ask,
      failed,
      changed: () => {
        if (isShown) redraw({});
        else setSource(made);
        isShown = true;
      },
    };
    const made = makeSource(input, counts, order, sorting, query);
    if (order === 'site') setSource(made);
    else made.want(...onScreen());
    return () => made.stop();
  }, [ask, counts, order, sorting, query]);
  return source;
}

function makeSource(
  input: SourceInput,
  { weeks, sites }: Counts,
  order: HistoryOrder,
  sorting: 'recent' | 'often' | 'name',
  query: string,
): Source {
  if (order === 'site') return siteSource(sites, query);
  if (order === 'term') return termSource(input, query, sorting);
  return query ? searchSource(input, query) : weekSource(input, weeks);
}

/** The rows that are drawn now: their successors are to take their places at once. */
function onScreen(): [first: number, end: number] {
  const drawn = [...document.querySelectorAll('.history-row')].map((row) => Number(row.ariaPosInSet));
  return drawn.length ? [Math.min(...drawn) - 1, Math.max(...drawn)] : [0, 20];
}

async function exportMeetings(ask: Ask, as: 'csv' | 'json'): Promise<void> {
  const all: Meeting[] = [];
  let after: number | undefined;
  do {
    const part: { meetings: Meeting[]; next: number | null } = await ask('export-meetings', { after });
    all.push(...part.meetings);
    after = part.next ?? undefined;
  } while (after !== undefined);
  downloadText(as === 'csv' ? meetingsToCsv(all) : meetingsToJson(all));
}
