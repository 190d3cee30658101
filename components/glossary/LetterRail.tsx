import { t } from '../messages/messages.ts';

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

interface LetterRailProps {
  /** Where each letter begins. */
  letters: ReadonlyMap<string, number>;
  /** The one that is on screen. */
  at: string | undefined;
  onLetter(row: number): void;
}

/** From A to Z; letters that nothing begins with are there to be seen, but lead nowhere. */
export function LetterRail({ letters, at, onLetter }: LetterRailProps) {
  // Digits and signs first, letters of other alphabets where they come in the list.
  const others = [...letters.keys()].filter((letter) => !ALPHABET.includes(letter));
  const before = others.filter((letter) => letter < 'A');
  const after = others.filter((letter) => letter >= 'A');
  return (
    <nav class="rail" aria-label={t('glossaryLetters')}>
      <ul>
        {[...before, ...ALPHABET, ...after].map((letter) => {
          const row = letters.get(letter);
          return row === undefined ? (
            <li key={letter} aria-hidden="true">
              {letter}
            </li>
          ) : (
            <li key={letter}>
              <button type="button" aria-current={letter === at || undefined} onClick={() => onLetter(row)}>
                {letter}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
