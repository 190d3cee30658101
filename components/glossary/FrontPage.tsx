import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Counts, Listed } from '../../glossary/catalogue.ts';
import type { CategoryCount, PackCount } from '../../glossary/requests.ts';
import { Trouble } from '../controls/Trouble.tsx';
import { t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';
import { EntryList, type ListHandle, type Row } from './EntryList.tsx';
import { EVERYTHING, type FrontState, frontPath } from './front-address.ts';
import { SearchField } from './SearchField.tsx';
import { Shelves } from './Shelves.tsx';

interface FrontPageProps {
  state: FrontState;
  packs: readonly PackCount[];
  categories: readonly CategoryCount[];
  /** What the state asks for; undefined until the entries are here. */
  rows: readonly Row[] | undefined;
  /** Not everything can be found yet. */
  isReading: boolean;
  counts: Counts | undefined;
  /** Said above the search field, such as that an address leads nowhere. */
  notice?: string | undefined;
  /** Why the entries are not here. */
  problem?: string | undefined;
  /** The key of the entry the reader comes back from. */
  cameFrom?: string | undefined;
  onQuery(query: string): void;
  onOpen(entry: Listed): void;
  /** Goes to an entry's page. */
  open(entry: Listed): void;
  onAgain(): void;
}

/** The glossary's first page: a search field, the shelves, and all entries from A to Z. */
export function FrontPage(props: FrontPageProps) {
  const { state, packs, categories, rows, isReading, counts, notice, problem, cameFrom } = props;
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const came = cameFrom === undefined ? -1 : (rows ?? []).findIndex(({ entry }) => entry.key === cameFrom);
  const packNames = useMemo(
    () => new Map(packs.length > 1 ? packs.map(({ id, name }) => [id, name]) : []),
    [packs],
  );
  // Enter may come before everything can be found; the first so far need not be the best.
  const [isWaiting, setWaiting] = useState(false);
  const first = rows?.[0]?.entry;
  useEffect(() => {
    if (!isWaiting || isReading) return;
    setWaiting(false);
    if (first) props.open(first);
  }, [isWaiting, isReading, first]);
  const leave = (clear: boolean) => {
    if (clear) props.onQuery('');
    field.current?.focus();
  };
  return (
    <div class="front">
      <header>
        <p class="crumbs brand">LumoMate</p>
        <h1 tabIndex={-1}>{t(notice ? 'glossaryNoEntryTitle' : 'sharedGlossary')}</h1>
        <p class="blurb">{notice ?? t('glossaryLead')}</p>
      </header>
      <SearchField
        field={field}
        query={state.query}
        onQuery={(query) => {
          setWaiting(false);
          props.onQuery(query);
        }}
        onFirst={() => setWaiting(true)}
        onDown={() => list.current?.enter()}
      />
      <Shelves state={state} packs={packs} categories={categories} counts={counts} />
      <section class="index" aria-label={t('glossaryEntries')}>
        <p class="found">
          <span role="status">{describe(state.query, rows, isReading)}</span>
          <Narrowed state={state} packs={packs} categories={categories} />
        </p>
        {problem && <Trouble what={t('glossaryNotListed')} why={problem} onAgain={props.onAgain} />}
        {rows && (
          <EntryList
            rows={rows}
            packNames={packNames}
            query={state.query.trim()}
            handle={list}
            startAt={came < 0 ? undefined : came}
            onLeave={leave}
            onOpen={props.onOpen}
          />
        )}
      </section>
    </div>
  );
}

function describe(query: string, rows: readonly Row[] | undefined, isReading: boolean): string {
  if (!rows || (isReading && rows.length === 0)) return t('glossaryReading');
  if (rows.length === 0) {
    return query.trim() ? t('glossaryNoneFor', query.trim()) : t('glossaryNone');
  }
  return tCount(isReading && query.trim() ? 'glossarySoFar' : 'glossaryFound', rows.length);
}

/** What the list is narrowed to, and the way to all of it. */
function Narrowed({ state, packs, categories }: Pick<FrontPageProps, 'state' | 'packs' | 'categories'>) {
  const shelf = categories.find(({ key }) => key === state.category)?.name ?? state.section;
  const pack = packs.find(({ id }) => id === state.pack)?.name;
  if (!shelf && !pack) return null;
  return (
    <>
      {' '}
      {rich('glossaryIn', <bdi>{[shelf, pack].filter(Boolean).join(t('listSeparator'))}</bdi>)}
      {' · '}
      <a href={frontPath({ ...EVERYTHING, query: state.query })}>{t('glossaryLookInAll')}</a>
    </>
  );
}
