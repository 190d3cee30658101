import type { RefObject } from 'preact';
import { useCallback, useImperativeHandle, useMemo, useState } from 'preact/hooks';
import { type Listed, lettersOf } from '../../glossary/catalogue.ts';
import { highlight } from '../../glossary/highlight.ts';
import { entryPath } from '../../glossary/requests.ts';
import { accentOf } from '../entry/accent.ts';
import { Found } from './Found.tsx';
import { LetterRail } from './LetterRail.tsx';
import { useRows } from './use-rows.ts';

/** An entry in the list, with the words that it was found by. */
export interface Row {
  entry: Listed;
  words?: readonly string[];
}

/** What the search field does with the list. */
export interface ListHandle {
  /** Goes to its first row. */
  enter(): void;
}

interface EntryListProps {
  rows: readonly Row[];
  /** Names of the packs, where there are several and it matters which. */
  packNames: ReadonlyMap<string, string>;
  /** What was looked for; '' where the list is in the order of the alphabet. */
  query: string;
  handle: RefObject<ListHandle | null>;
  /** The row the reader left from. */
  startAt: number | undefined;
  /** Arrow up from the first row, and Escape. */
  onLeave(clear: boolean): void;
  /** The reader goes to an entry. */
  onOpen(entry: Listed): void;
}

/** A screenful of rows, so that Page Down goes to what was not seen yet. */
const PAGE = 8;

/** Entries in rows of one height, of which only those on screen are drawn. */
export function EntryList({ rows, packNames, query, handle, startAt, onLeave, onOpen }: EntryListProps) {
  const letters = useMemo(
    () => (query ? undefined : lettersOf(rows.map(({ entry }) => entry))),
    [rows, query],
  );
  const [letter, setLetter] = useState<string>();
  const onTop = useCallback((row: number) => setLetter(rows[row]?.entry.letter), [rows]);
  const { list, drawn, goTo, onFocusIn } = useRows({ count: rows.length, startAt, onTop });
  useImperativeHandle(handle, () => ({ enter: () => rows.length && goTo(0, 'nearest') }), [rows, goTo]);

  function onKeyDown(event: KeyboardEvent): void {
    const at = Number((event.target as HTMLElement).dataset.row);
    if (event.key === 'Escape') onLeave(true);
    else if (event.key === 'ArrowUp' && at === 0) onLeave(false);
    else {
      const to = goalOf(event.key, at, rows.length - 1);
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      goTo(to, 'nearest');
    }
    event.preventDefault();
  }

  return (
    <div class={letters ? 'listing with-rail' : 'listing ranked'}>
      {letters && <LetterRail letters={letters} at={letter} onLetter={(row) => goTo(row, 'start')} />}
      {/* A list styled without bullets loses its role in Safari unless it says so. */}
      <ul
        class="results"
        // biome-ignore lint/a11y/noRedundantRoles: see above
        role="list"
        ref={list}
        style={{ '--count': rows.length }}
        onKeyDown={onKeyDown}
        onFocusIn={onFocusIn}
      >
        {drawn.map((number) => (
          <ListRow
            // Not the entry's: a row that moved in the document would lose the focus.
            key={number}
            row={rows[number]!}
            number={number}
            count={rows.length}
            packName={packNames.get(rows[number]!.entry.pack)}
            query={query}
            begins={letters?.get(rows[number]!.entry.letter) === number}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </div>
  );
}

function goalOf(key: string, at: number, last: number): number | undefined {
  const goals: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: last,
  };
  const goal = Object.hasOwn(goals, key) ? goals[key] : undefined;
  return goal === undefined || Number.isNaN(goal) ? undefined : Math.max(0, Math.min(last, goal));
}

interface ListRowProps {
  row: Row;
  number: number;
  count: number;
  packName: string | undefined;
  query: string;
  /** It is the first of its letter. */
  begins: boolean;
  onOpen(entry: Listed): void;
}

function ListRow({ row: { entry, words }, number, count, packName, query, begins, onOpen }: ListRowProps) {
  const { key, term, blurb, category, language, letter } = entry;
  const alias = words && aliasFound(entry, words, query);
  return (
    <li
      class={begins ? 'begins' : undefined}
      aria-setsize={count}
      aria-posinset={number + 1}
      style={{ '--at': number }}
      data-section={category.section}
      data-accent={accentOf(category.section)}
    >
      {begins && (
        <span class="letter" aria-hidden="true">
          {letter}
        </span>
      )}
      <p class="name">
        <a href={entryPath(key, category)} data-row={number} lang={language} onClick={() => onOpen(entry)}>
          <bdi>
            <Found text={term} query={query} words={words} />
          </bdi>
        </a>
        {alias && (
          <span class="alias" lang={language}>
            {' '}
            <bdi>
              <Found text={alias} query={query} words={words} />
            </bdi>
          </span>
        )}
      </p>
      <p class="line" lang={language} dir="auto">
        <Found text={blurb} query={query} words={words} />
      </p>
      <p class="shelf" lang={language}>
        <bdi>{category.name}</bdi>
        {packName && packName !== category.name && (
          <>
            {' · '}
            <bdi>{packName}</bdi>
          </>
        )}
      </p>
    </li>
  );
}

/** The other name by which an entry was found whose term does not say why. */
function aliasFound({ term, aliases }: Listed, words: readonly string[], query: string): string | undefined {
  const isFound = (text: string) => highlight(text, query, words).some(({ found }) => found);
  return isFound(term) ? undefined : aliases.find(isFound);
}
