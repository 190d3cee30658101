import { t } from '../messages/messages.ts';
import { focusNeighbour } from './focus-neighbour.ts';
import { LockedNote } from './LockedNote.tsx';
import type { MutedItem } from './muted-items.ts';

interface MutedListProps {
  title: string;
  /** Where it stands in the page's outline. */
  level: 'h2' | 'h3';
  items: readonly MutedItem[];
  /** Said when there are none. */
  none: string;
  /** An administrator has said what is muted. */
  locked?: boolean;
  onUnmute(key: string): void;
}

/** Things of one kind that the reader has muted, each with a way back. */
export function MutedList({ title, level: Heading, items, none, locked, onUnmute }: MutedListProps) {
  return (
    <section class="muted-group">
      <Heading class="group-title" tabIndex={-1}>
        {title}
      </Heading>
      {locked && <LockedNote />}
      {items.length === 0 && <p class="soft">{none}</p>}
      {/* A list styled without bullets loses its role in Safari unless it says so. */}
      <ul class="plain-list">
        {items.map(({ key, label, note, section }) => (
          <li key={key} class="list-row" data-section={section}>
            <span class="list-label">
              {label}
              {note && <span class="soft"> · {note}</span>}
            </span>
            <button
              type="button"
              class="text-button"
              aria-label={t('sharedUnmuteThat', label)}
              disabled={locked}
              onClick={(event) => {
                focusNeighbour(event.currentTarget);
                onUnmute(key);
              }}
            >
              {t('sharedUnmute')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
