import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PackCount } from '../../glossary/requests.ts';
import { focusNeighbour } from '../controls/focus-neighbour.ts';
import { t } from '../messages/messages.ts';
import { entryCount } from './count.ts';

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
      aria-label={t('packsRemoveQuestion', pack.name)}
      onKeyDown={(event) => event.key === 'Escape' && onKeep()}
    >
      <p>
        {t(followed ? 'packsRemoveFollowed' : 'packsRemoveWith', pack.name, entryCount(pack.entries))}{' '}
        {t(pack.own ? 'packsRemoveOwn' : 'packsRemoveOther')}
      </p>
      <div class="buttons">
        <button type="button" class="button" ref={keep} onClick={onKeep}>
          {t('packsKeepIt')}
        </button>
        <button
          type="button"
          class="button button-danger"
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            onRemove();
          }}
        >
          {t('packsRemoveIt')}
        </button>
      </div>
    </div>
  );
}
