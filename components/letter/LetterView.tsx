import type { ComponentChildren } from 'preact';
import type { LetterHead, LetterStatus } from '../../glossary/reader-requests.ts';
import { Trouble } from '../controls/Trouble.tsx';
import { clock, longDay } from '../messages/format.ts';
import { t } from '../messages/messages.ts';
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
        {problem && <Trouble what={t('sharedDidNotWork')} why={problem} />}
        {isMissing && heads?.length !== 0 && <p class="letter-none">{t('letterMissing')}</p>}
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
        {t('letterStop')}
      </button>
    );
  }
  return (
    <p class="stopped" role="status">
      {t('letterStopped')}{' '}
      {status.locked ? (
        t('letterLocked')
      ) : (
        <button type="button" class="link-button" onClick={() => onSwitch(true)}>
          {t('letterStart')}
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
      <h1 tabIndex={-1}>{t(status.on ? 'letterNotYet' : 'letterAreOff')}</h1>
      {status.on && status.next !== null && (
        <p>{t('letterComes', longDay(status.next), clock(status.next))}</p>
      )}
      {status.on && <p>{t(status.recording ? 'letterWillBe' : 'letterWillBeUnrecorded')}</p>}
      {!status.on && (
        <>
          <p>{t('letterWhat')}</p>
          {status.locked ? (
            <p>{t('letterSwitchedOff')}</p>
          ) : (
            <button type="button" class="button button-main" onClick={() => onSwitch(true)}>
              {t('letterBegin')}
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
    <section class="afterwards" aria-label={t('letterThis')}>
      {isNewest && status?.on && status.next !== null && (
        <p>{t('letterNextComes', longDay(status.next), clock(status.next))}</p>
      )}
      <Wanted status={status} onSwitch={actions.switchLetters} />
      <div class="keep">
        <span id="save-as">{t('letterKeepAs')}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be read out as part of a form */}
        <div class="buttons" role="group" aria-labelledby="save-as">
          <button type="button" class="button" onClick={() => actions.save('html')}>
            HTML
          </button>
          <button type="button" class="button" onClick={() => actions.save('markdown')}>
            Markdown
          </button>
          <button type="button" class="button" onClick={() => actions.save('eml')}>
            {t('letterEmail')}
          </button>
          <button type="button" class="button" onClick={actions.print}>
            {t('letterPrint')}
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

const KINDS = {
  met: 'letterSubjectShort',
  quiet: 'letterKindQuiet',
  unrecorded: 'letterKindUnrecorded',
} as const;

function PastLetters({ heads, week, onRemove }: PastLettersProps) {
  return (
    <section class="past" aria-labelledby="past">
      <h2 id="past" class="group-title" tabIndex={-1}>
        {t(week ? 'letterAll' : 'letterSome')}
      </h2>
      <ol class="plain-list">
        {heads.map((head) => (
          <li key={head.week} class="list-row">
            <a
              class="list-label"
              href={`#${head.week}`}
              aria-current={head.week === week ? 'page' : undefined}
            >
              <bdi>{head.about ?? t(KINDS[head.kind])}</bdi>
              {!head.read && <span class="unread"> · {t('letterUnread')}</span>}
            </a>
            <span class="soft">{longDay(head.written)}</span>
            <button
              type="button"
              class="text-button"
              aria-label={t('letterDelete', longDay(head.written))}
              onClick={() => onRemove(head.week)}
            >
              {t('sharedDelete')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
