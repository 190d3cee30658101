import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../messages/messages.ts';

interface SearchFieldProps {
  field: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery(query: string): void;
  /** Enter: open the first result. */
  onFirst(): void;
  /** Arrow down: go into the results. */
  onDown(): void;
}

/** Searches as one types. “/” comes here from anywhere on the page. */
export function SearchField({ field, query, onQuery, onFirst, onDown }: SearchFieldProps) {
  useEffect(() => {
    const comeHere = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', comeHere);
    return () => document.removeEventListener('keydown', comeHere);
  }, [field]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') onFirst();
    else if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Escape' && query) onQuery('');
    else return;
    event.preventDefault();
  }

  return (
    <search>
      <label for="query">{t('glossaryLookUp')}</label>
      <input
        ref={field}
        id="query"
        type="search"
        value={query}
        placeholder={t('glossaryLookUp')}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        aria-keyshortcuts="/"
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="key" aria-hidden="true">
        /
      </span>
    </search>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
