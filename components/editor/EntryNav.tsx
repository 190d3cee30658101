import { useState } from 'preact/hooks';
import type { EntryHead } from '../../glossary/requests.ts';

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
    <nav class="entry-nav" aria-label="Entries">
      <div class="entry-nav-head">
        <input
          class="field"
          type="search"
          aria-label="Search entries"
          placeholder={`Search ${heads.length} ${heads.length === 1 ? 'entry' : 'entries'}`}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={onNew}>
          New entry
        </button>
      </div>
      <ul class="plain-list entry-list">
        {drafts.map(({ id, term }) => (
          <Row
            key={id}
            label={term || 'New entry'}
            tag="not saved"
            isOpen={id === open}
            onOpen={() => onOpenDraft(id)}
          />
        ))}
        {found.slice(0, MOST).map(({ id, term }) => (
          <Row
            key={id}
            label={term}
            tag={changed.has(id) ? 'not saved' : undefined}
            isOpen={id === open}
            onOpen={() => onOpen(id)}
          />
        ))}
      </ul>
      {found.length === 0 && wanted && <p class="soft">No entry has “{query.trim()}” in its name.</p>}
      {found.length > MOST && (
        <p class="soft">
          The first {MOST} of {found.length}.
        </p>
      )}
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
