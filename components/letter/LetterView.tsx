import type { ComponentChildren } from 'preact';
import { dayInWords } from '../../glossary/letter-words.ts';
import type { LetterHead, LetterStatus } from '../../glossary/reader-requests.ts';
import { Trouble } from '../controls/Trouble.tsx';
import { ReaderNav } from './ReaderNav.tsx';

/** The kinds of file that a letter can be saved as. */
export type SaveAs = 'html' | 'markdown' | 'eml';

interface LetterViewProps {
  /** Undefined until it is known. */
  status: LetterStatus | undefined;
  /** The letters there are, newest first; undefined until they are known. */
  heads: readonly LetterHead[] | undefined;
  /** Of the letter that is shown. */
  week: string | undefined;
  /** A letter was asked for that there is not. */
  isMissing: boolean;
  /** What could not be done. */
  problem: string | undefined;
  /** The letter. */
  children: ComponentChildren;
  actions: LetterActions;
}

export interface LetterActions {
  switchLetters(on: boolean): void;
  save(as: SaveAs): void;
  print(): void;
  remove(week: string): void;
}

/** The letter page: the letter, and around it what can be done with it. */
export function LetterView(props: LetterViewProps) {
  const { status, heads, week, isMissing, problem, children, actions } = props;
  return (
    <>
      <header class="letter-head">
        <ReaderNav here="letter" />
        {week && <Wanted status={status} onSwitch={actions.switchLetters} />}
      </header>
      <main class="letter-page">
        {problem && <Trouble what="That did not work." why={problem} />}
        {isMissing && heads?.length !== 0 && (
          <p class="letter-none">There is no letter of that week. These are here:</p>
        )}
        {heads?.length === 0 && <Waiting status={status} onSwitch={actions.switchLetters} />}
        {children}
      </main>
      <footer class="letter-foot">
        {week && <Afterwards {...props} week={week} />}
        {heads && heads.length > (week ? 1 : 0) && (
          <PastLetters heads={heads} week={week} onRemove={actions.remove} />
        )}
      </footer>
    </>
  );
}

/** “on Monday, 30 November 2026, at 08:00” */
function moment(time: number): string {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(time);
  return `on ${dayInWords(time)}, at ${clock}`;
}

interface WantedProps {
  status: LetterStatus | undefined;
  onSwitch(on: boolean): void;
}

/** One click ends the letters, and one begins them again. */
function Wanted({ status, onSwitch }: WantedProps) {
  if (!status || (status.on && status.locked)) return null;
  if (status.on) {
    return (
      <button type="button" class="link-button stop" onClick={() => onSwitch(false)}>
        Stop these letters
      </button>
    );
  }
  return (
    <p class="stopped" role="status">
      No more letters will be written.{' '}
      {status.locked ? (
        'Your organisation has set this.'
      ) : (
        <button type="button" class="link-button" onClick={() => onSwitch(true)}>
          Start them again
        </button>
      )}
    </p>
  );
}

/** Before the first letter. */
function Waiting({ status, onSwitch }: WantedProps) {
  if (!status) return null;
  return (
    <section class="waiting">
      <h1 tabIndex={-1}>{status.on ? 'Your first letter is not written yet' : 'Letters are switched off'}</h1>
      {status.on && status.next !== null && <p>It comes {moment(status.next)}.</p>}
      {status.on && (
        <p>
          {status.recording
            ? 'It will be about the terms you meet until then: one of them in full, the others in a line each, and three questions. It is written here, on your own machine, and nothing of it leaves.'
            : 'Nothing of what you read is recorded, so it will be about a term of your glossary and not about what you met. The options have a switch for that.'}
        </p>
      )}
      {!status.on && (
        <>
          <p>
            Once a week, a letter about the terms you met: one of them in full, the others in a line each, and
            three questions. It is written here, on your own machine, and nothing of it leaves.
          </p>
          {status.locked ? (
            <p>Your organisation has switched them off.</p>
          ) : (
            <button type="button" class="button button-main" onClick={() => onSwitch(true)}>
              Start the letters
            </button>
          )}
        </>
      )}
    </section>
  );
}

/** Under the letter: when the next one comes, how this one can be kept, how they end. */
function Afterwards({ status, heads, week, actions }: LetterViewProps & { week: string }) {
  const isNewest = heads?.[0]?.week === week;
  return (
    <section class="afterwards" aria-label="This letter">
      {isNewest && status?.on && status.next !== null && <p>The next one comes {moment(status.next)}.</p>}
      <Wanted status={status} onSwitch={actions.switchLetters} />
      <div class="keep">
        <span id="save-as">Keep it as</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form */}
        <div class="buttons" role="group" aria-labelledby="save-as">
          <button type="button" class="button" onClick={() => actions.save('html')}>
            HTML
          </button>
          <button type="button" class="button" onClick={() => actions.save('markdown')}>
            Markdown
          </button>
          <button type="button" class="button" onClick={() => actions.save('eml')}>
            E-mail (.eml)
          </button>
          <button type="button" class="button" onClick={actions.print}>
            Print
          </button>
        </div>
      </div>
    </section>
  );
}

interface PastLettersProps {
  heads: readonly LetterHead[];
  week: string | undefined;
  onRemove(week: string): void;
}

const KINDS = { met: 'A short letter', quiet: 'A quiet week', unrecorded: 'Nothing recorded' } as const;

function PastLetters({ heads, week, onRemove }: PastLettersProps) {
  return (
    <section class="past" aria-labelledby="past">
      <h2 id="past" class="group-title" tabIndex={-1}>
        {week ? 'All letters' : 'Letters'}
      </h2>
      <ol class="plain-list">
        {heads.map((head) => (
          <li key={head.week} class="list-row">
            <a
              class="list-label"
              href={`#${head.week}`}
              aria-current={head.week === week ? 'page' : undefined}
            >
              <bdi>{head.about ?? KINDS[head.kind]}</bdi>
              {!head.read && <span class="unread"> · not read yet</span>}
            </a>
            <span class="soft">{dayInWords(head.written)}</span>
            <button
              type="button"
              class="text-button"
              aria-label={`Delete the letter of ${dayInWords(head.written)}`}
              onClick={() => onRemove(head.week)}
            >
              Delete
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
