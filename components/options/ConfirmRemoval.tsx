import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PackCount } from '../../glossary/requests.ts';
import { focusNeighbour } from '../controls/focus-neighbour.ts';
import { count } from './count.ts';

interface ConfirmRemovalProps {
  pack: PackCount;
  /** It is fetched from an address, which is then forgotten. */
  followed: boolean;
  onRemove(): void;
  onKeep(): void;
}

/** Asks once more, in the row itself; the safe answer has focus. */
export function ConfirmRemoval({ pack, followed, onRemove, onKeep }: ConfirmRemovalProps) {
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
        Remove {pack.name} with {count(pack.entries, 'entry', 'entries')}
        {followed && ', and stop following it'}?{' '}
        {pack.own
          ? 'You have written in it here: export it first if you may want it again.'
          : 'What you have muted in it stays muted, should it come back.'}
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
