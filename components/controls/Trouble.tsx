import { t } from '../messages/messages.ts';

interface TroubleProps {
  /** What could not be done, as a sentence. */
  what: string;
  /** Why, in the background's words. */
  why: string;
  onAgain?(): void;
}

/** Says that something did not work, and offers to try once more. */
export function Trouble({ what, why, onAgain }: TroubleProps) {
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{what}</strong> {why}
      </p>
      {onAgain && (
        <button type="button" class="button" onClick={onAgain}>
          {t('sharedTryAgain')}
        </button>
      )}
    </div>
  );
}
