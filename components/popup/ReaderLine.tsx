import type { LetterStatus } from '../../glossary/reader-requests.ts';
import { t } from '../messages/messages.ts';

interface ReaderLineProps {
  /** Undefined until it is known. */
  letter: LetterStatus | undefined;
  /** How many terms are to be recalled now; undefined until it is known. */
  due: number | undefined;
  onSwitch(on: boolean): void;
  /** Opens a page of the extension. @param path from its root */
  open(path: string): void;
}

/** A quiet line about the letter, what is to be recalled, and what was met. */
export function ReaderLine({ letter, due, onSwitch, open }: ReaderLineProps) {
  return (
    <section class="reader-line" aria-label={t('popupReader')}>
      {letter && <LetterLine letter={letter} onSwitch={onSwitch} open={open} />}
      <div class="reader-links">
        <button type="button" class="link-button" onClick={() => open('/recall.html')}>
          {due ? t('popupRecallDue', due) : t('letterRecallPage')}
        </button>
        <button type="button" class="link-button" onClick={() => open('/history.html')}>
          {t('letterHistoryPage')}
        </button>
      </div>
    </section>
  );
}

function LetterLine({
  letter,
  onSwitch,
  open,
}: Pick<ReaderLineProps, 'onSwitch' | 'open'> & { letter: LetterStatus }) {
  const { on, locked, unread } = letter;
  return (
    <p class="letter-line">
      {unread !== null ? (
        <button type="button" class="letter-here" onClick={() => open(`/letter.html#${unread}`)}>
          {t('popupLetterHere')}
        </button>
      ) : (
        <button type="button" class="link-button" onClick={() => open('/letter.html')}>
          {t(on ? 'letterSome' : 'popupLettersOff')}
        </button>
      )}
      {!locked && (
        <button
          type="button"
          class="link-button"
          aria-label={t(on ? 'popupStopLetters' : 'popupStartLetters')}
          onClick={() => onSwitch(!on)}
        >
          {t(on ? 'popupStop' : 'popupStart')}
        </button>
      )}
    </p>
  );
}
