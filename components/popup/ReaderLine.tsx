import type { LetterStatus } from '../../glossary/reader-requests.ts';

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
    <section class="reader-line" aria-label="Your letter and what you remember">
      {letter && <LetterLine letter={letter} onSwitch={onSwitch} open={open} />}
      <div class="reader-links">
        <button type="button" class="link-button" onClick={() => open('/recall.html')}>
          Recall{due ? ` (${due.toLocaleString('en-GB')})` : ''}
        </button>
        <button type="button" class="link-button" onClick={() => open('/history.html')}>
          History
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
          Your letter is here
        </button>
      ) : (
        <button type="button" class="link-button" onClick={() => open('/letter.html')}>
          {on ? 'Letters' : 'Letters are off'}
        </button>
      )}
      {!locked && (
        <button
          type="button"
          class="link-button"
          aria-label={on ? 'Stop the letters' : 'Start the letters again'}
          onClick={() => onSwitch(!on)}
        >
          {on ? 'Stop' : 'Start'}
        </button>
      )}
    </p>
  );
}
