import { useState } from 'preact/hooks';
import type { EntryHead } from '../../glossary/requests.ts';
import { t, tCount } from '../messages/messages.ts';

/** A draft of an entry that is not in the pack yet. */
export interface NewDraft {
  id: string;
  term: string;
}

interface EntryNavProps {
  heads: readonly EntryHead[];
  /** New entries that have not been saved. */
  drafts: readonly NewDraft[];
  /** Ids of entries with changes that have not been saved. */
  changed: ReadonlySet<string>;
  /** The id of the open entry or draft. */
  open: string | undefined;
  onOpen(id: string): void;
  onOpenDraft(id: string): void;
  onNew(): void;
}

/** So many rows at once; a search finds the others. */
const MOST = 300;

/** The entries of a pack, by term, with a search. */
export function EntryNav({ heads, drafts, changed, open, onOpen, onOpenDraft, onNew }: EntryNavProps) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = heads.filter(({ term, aliases }) =>
    [term, ...aliases].some((name) => name.toLowerCase().includes(wanted)),
  );
  return (
    <nav class="entry-nav" aria-label={t('editorEntries')}>
      <div class="entry-nav-head">
        <input
          class="field"
          type="search"
          aria-label={t('editorSearch')}
          placeholder={tCount('editorSearchIn', heads.length)}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={onNew}>
          {t('editorNewEntry')}
        </button>
      </div>
      <ul class="plain-list entry-list">
        {drafts.map(({ id, term }) => (
          <Row
            key={id}
            label={term || t('editorNewEntry')}
            tag={t('editorNotSaved')}
            isOpen={id === open}
            onOpen={() => onOpenDraft(id)}
          />
        ))}
        {found.slice(0, MOST).map(({ id, term }) => (
          <Row
            key={id}
            label={term}
            tag={changed.has(id) ? t('editorNotSaved') : undefined}
            isOpen={id === open}
            onOpen={() => onOpen(id)}
          />
        ))}
      </ul>
      {found.length === 0 && wanted && <p class="soft">{t('editorNoneFound', query.trim())}</p>}
      {found.length > MOST && <p class="soft">{t('editorFirstOf', MOST, found.length)}</p>}
    </nav>
  );
}

interface RowProps {
  label: string;
  tag: string | undefined;
  isOpen: boolean;
  onOpen(): void;
}

function Row({ label, tag, isOpen, onOpen }: RowProps) {
  return (
    <li>
      <button type="button" class="entry-link" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
        <bdi>{label}</bdi> {tag && <span class="tag">{tag}</span>}
      </button>
    </li>
  );
}
