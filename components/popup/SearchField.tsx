import { useEffect, useRef } from 'preact/hooks';
import { t } from '../messages/messages.ts';

/** The background takes no longer query. */
const MAX_LENGTH = 200;

interface SearchFieldProps {
  query: string;
  onQuery(query: string): void;
  /** Enter: open the first result. */
  onFirst(): void;
  /** Arrow down: go into the results. */
  onDown(): void;
}

/** Searches all entries as one types. Has focus from the start: typing is the quickest way to a term. */
export function SearchField({ query, onQuery, onFirst, onDown }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') onFirst();
    else if (event.key === 'ArrowDown') onDown();
    // Escape empties the field first; the browser closes the popup at the next one.
    else if (event.key === 'Escape' && query) onQuery('');
    else return;
    event.preventDefault();
  }

  return (
    <search class="search">
      <input
        ref={input}
        class="field search-field"
        type="search"
        aria-label={t('popupSearch')}
        placeholder={t('popupSearch')}
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_LENGTH}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </search>
  );
}
