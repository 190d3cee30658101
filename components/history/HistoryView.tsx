import type { ComponentChildren } from 'preact';
import type { Requests } from '../../glossary/requests.ts';
import type { Settings } from '../../glossary/settings.ts';
import { Switch } from '../controls/Switch.tsx';
import { Trouble } from '../controls/Trouble.tsx';
import { ReaderNav } from '../letter/ReaderNav.tsx';
import { t, tCount } from '../messages/messages.ts';
import { HistoryList } from './HistoryList.tsx';
import type { HistoryRow, Rows } from './history-rows.ts';
import { Keeping } from './Keeping.tsx';

export type HistoryOrder = 'week' | 'term' | 'site';

export type Counts = ReturnType<Requests['count-meetings']>;

interface HistoryViewProps {
  settings: Settings;
  /** Undefined until they are known. */
  counts: Counts | undefined;
  order: HistoryOrder;
  sorting: 'recent' | 'often' | 'name';
  query: string;
  rows: Rows;
  now: number;
  problem: string | undefined;
  /** A question before something goes. */
  children: ComponentChildren;
  actions: HistoryActions;
}

export interface HistoryActions {
  set(change: Partial<Settings>): void;
  order(order: HistoryOrder): void;
  sort(sorting: 'recent' | 'often' | 'name'): void;
  search(query: string): void;
  remove(row: HistoryRow): void;
  save(as: 'csv' | 'json'): void;
  forget(): void;
}

const ORDERS = [
  ['week', 'historyByWeek'],
  ['term', 'historyByTerm'],
  ['site', 'historyBySite'],
] as const;

/** What can be searched for in each order. */
const SEARCHES = {
  week: 'historySearchWeek',
  term: 'historySearchTerm',
  site: 'historySearchSite',
} as const;

/** The history page: what was met, and every way to be rid of it. */
export function HistoryView(props: HistoryViewProps) {
  const { settings, counts, problem, rows, now, children, actions } = props;
  const isEmpty = counts?.meetings === 0;
  return (
    <>
      <header class="reader-page reader-head">
        <ReaderNav here="history" />
      </header>
      <main class="reader-page history">
        <h1 tabIndex={-1}>{t('historyTitle')}</h1>
        <p class="history-sum soft" role="status">
          {counts && sumOf(counts)}
        </p>
        {!settings.historyOn && (
          <Off locked={settings.locked} onStart={() => actions.set({ historyOn: true })} />
        )}
        {problem && <Trouble what={t('sharedDidNotWork')} why={problem} />}
        {isEmpty && settings.historyOn && <p class="history-empty">{t('historyWhatCounts')}</p>}
        {counts && !isEmpty && (
          <>
            <Tools {...props} />
            <HistoryList rows={rows} now={now} onDelete={actions.remove} />
            <p class="history-end soft" role="status">
              {rows.isMore ? t('historyLooking') : rows.count === 0 && t('historyNoneFound')}
            </p>
          </>
        )}
      </main>
      <footer class="reader-page history-foot">
        {!isEmpty && (
          <p class="exports soft">
            <span>{t('sharedTakeAlong')}</span>
            <button type="button" class="link-button" onClick={() => actions.save('csv')}>
              CSV
            </button>
            <button type="button" class="link-button" onClick={() => actions.save('json')}>
              JSON
            </button>
          </p>
        )}
        <Keeping settings={settings} onChange={actions.set} onForget={actions.forget} />
      </footer>
      {children}
    </>
  );
}

function sumOf({ meetings, terms }: Counts): string {
  if (!meetings) return t('historyNothing');
  if (meetings === 1) return t('historyOneOnce');
  return tCount('historySum', terms, tCount('historyTimes', meetings));
}

function Off({ locked, onStart }: { locked: readonly string[]; onStart(): void }) {
  return (
    <div class="history-off">
      <Switch
        label={t('historyRecord')}
        note={t(locked.includes('historyOn') ? 'sharedSetByOrganisationNote' : 'historyOff')}
        on={false}
        disabled={locked.includes('historyOn')}
        onChange={onStart}
      />
      <p class="soft">{t('historyOffNote')}</p>
    </div>
  );
}

function Tools({ order, sorting, query, actions }: HistoryViewProps) {
  return (
    <div class="history-tools">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form */}
      <div class="history-orders" role="group" aria-label={t('historyOrder')}>
        {ORDERS.map(([id, name]) => (
          <button
            key={id}
            type="button"
            class="history-order"
            aria-pressed={id === order}
            onClick={() => actions.order(id)}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <input
        class="field"
        type="search"
        aria-label={t('historySearch')}
        placeholder={t(SEARCHES[order])}
        value={query}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => actions.search(event.currentTarget.value)}
      />
      {order === 'term' && (
        <select
          class="field history-sorting"
          aria-label={t('historyTermsFirst')}
          value={sorting}
          onChange={(event) => actions.sort(event.currentTarget.value as HistoryViewProps['sorting'])}
        >
          <option value="recent">{t('historyLatest')}</option>
          <option value="often">{t('historyOften')}</option>
          <option value="name">{t('historyByName')}</option>
        </select>
      )}
    </div>
  );
}
