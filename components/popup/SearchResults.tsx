import type { RefObject } from 'preact';
import type { Neighbour } from '../../glossary/requests.ts';
import { t, tCount } from '../messages/messages.ts';

interface SearchResultsProps {
  query: string;
  /** Undefined until there is an answer. */
  results: readonly Neighbour[] | undefined;
  list: RefObject<HTMLUListElement | null>;
  onOpen(result: Neighbour): void;
  /** Arrow up from the first result. */
  onLeave(): void;
}

/** Entries found, each with its one line; arrow keys go up and down. */
export function SearchResults({ query, results, list, onOpen, onLeave }: SearchResultsProps) {
  return (
    <section class="panel" aria-label={t('popupResults')}>
      <p class={results?.length ? 'panel-note' : 'panel-empty'} role="status">
        {describe(query, results)}
      </p>
      <ul class="plain-list" ref={list} onKeyDown={(event) => moveFocus(event, onLeave)}>
        {results?.map((result) => (
          <li key={result.key}>
            <button type="button" class="result" onClick={() => onOpen(result)}>
              <span class="term-name">{result.term}</span>
              <span class="result-blurb soft">{result.blurb}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function moveFocus(event: KeyboardEvent, onLeave: () => void): void {
  const item = (event.target as HTMLElement).closest('li');
  const goal = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  const button = goal?.querySelector('button');
  if (button) button.focus();
  else if (event.key === 'ArrowUp') onLeave();
}

function describe(query: string, results: readonly Neighbour[] | undefined): string {
  if (!results) return t('popupSearching');
  if (!results.length) return t('popupNotFound', query.trim());
  return tCount('popupFound', results.length);
}
