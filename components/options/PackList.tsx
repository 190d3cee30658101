import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PackCount } from '../../glossary/requests.ts';
import { focusNeighbour } from '../controls/focus-neighbour.ts';

interface PackListProps {
  packs: readonly PackCount[];
  onExport(pack: PackCount): void;
  onRemove(pack: PackCount): void;
}

/** The packs the reader has. */
export function PackList({ packs, onExport, onRemove }: PackListProps) {
  return (
    <ul class="plain-list packs">
      {packs.map((pack) => (
        <PackRow key={pack.id} pack={pack} onExport={() => onExport(pack)} onRemove={() => onRemove(pack)} />
      ))}
    </ul>
  );
}

interface PackRowProps {
  pack: PackCount;
  onExport(): void;
  onRemove(): void;
}

function PackRow({ pack, onExport, onRemove }: PackRowProps) {
  const [confirming, setConfirming] = useState(false);
  const removeButton = useRef<HTMLButtonElement>(null);
  function keep(): void {
    setConfirming(false);
    removeButton.current?.focus();
  }
  return (
    <li class="pack">
      <PackFacts pack={pack} />
      <div class="buttons">
        <button type="button" class="button" aria-label={`Export ${pack.name}`} onClick={onExport}>
          Export
        </button>
        {!pack.builtIn && (
          <button
            type="button"
            class="button"
            aria-label={`Remove ${pack.name}`}
            aria-expanded={confirming}
            ref={removeButton}
            onClick={() => setConfirming(!confirming)}
          >
            Remove
          </button>
        )}
      </div>
      {confirming && <ConfirmRemoval pack={pack} onRemove={onRemove} onKeep={keep} />}
    </li>
  );
}

function PackFacts({ pack }: { pack: PackCount }) {
  const facts = [entriesOf(pack), `version ${pack.version}`];
  if (pack.author) facts.push(`by ${pack.author}`);
  if (pack.licence) facts.push(pack.licence);
  return (
    <div class="pack-facts">
      <h3 class="pack-name">
        {pack.name} {pack.builtIn && <span class="tag">Built in</span>}
        {pack.private && <span class="tag">Private</span>}
      </h3>
      <p class="soft">{facts.join(' · ')}</p>
      {pack.description && <p class="pack-description">{pack.description}</p>}
    </div>
  );
}

interface ConfirmRemovalProps {
  pack: PackCount;
  onRemove(): void;
  onKeep(): void;
}

/** Asks once more, in the row itself; the safe answer has focus. */
function ConfirmRemoval({ pack, onRemove, onKeep }: ConfirmRemovalProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keep.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form
    <div
      class="confirm"
      role="group"
      aria-label={`Remove ${pack.name}?`}
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
    >
      <p>
        Remove {pack.name} with {entriesOf(pack)}? What you have muted in it stays muted, should it come back.
      </p>
      <div class="buttons">
        <button type="button" class="button" ref={keep} onClick={onKeep}>
          Keep it
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            onRemove();
          }}
        >
          Remove it
        </button>
      </div>
    </div>
  );
}

function entriesOf({ entries }: PackCount): string {
  return entries === 1 ? 'one entry' : `${entries.toLocaleString('en')} entries`;
}
