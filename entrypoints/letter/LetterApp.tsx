import { useCallback, useEffect, useState } from 'preact/hooks';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { picturesOf } from '../../components/entry/pictures.ts';
import { Illustration } from '../../components/illustration/Illustration.tsx';
import { LetterQuestions } from '../../components/letter/LetterQuestions.tsx';
import { LetterText } from '../../components/letter/LetterText.tsx';
import { type LetterActions, LetterView } from '../../components/letter/LetterView.tsx';
import { subjectOf } from '../../components/letter/letter-words.ts';
import { t } from '../../components/messages/messages.ts';
import type { Letter } from '../../glossary/letter.ts';
import type { LetterStatus } from '../../glossary/reader-requests.ts';
import { type Ask, BUILT_IN, splitKey } from '../../glossary/requests.ts';
import { saveLetter } from './save-letter.ts';

/** Shows the letter that the address names, or the newest. */
export function LetterApp({ ask }: { ask: Ask }) {
  const week = useHash();
  const status = useAnswer(0, () => ask('letter-status', {}));
  const heads = useAnswer(0, () => ask('list-letters', {}));
  const letter = useAnswer(week || 'newest', () => ask('get-letter', week ? { week } : {}));
  const [problem, setProblem] = useState<string>();
  const [switched, setSwitched] = useState<LetterStatus>();
  const shown = letter.value ?? undefined;
  useEffect(() => {
    document.title = `${shown ? subjectOf(shown) : t('letterPage')} · LumoMate`;
    window.scrollTo(0, 0);
    if (!shown) return;
    document.querySelector('h1')?.focus({ preventScroll: true });
    // What was read is not news: a failure to note it spoils nothing for the reader.
    ask('mark-letter-read', { week: shown.week }).then(heads.again, () => {});
  }, [shown, ask, heads.again]);

  const attempt = (work: Promise<unknown>) => {
    setProblem(undefined);
    work.catch((error: Error) => setProblem(error.message));
  };
  const actions: LetterActions = {
    switchLetters: (on) => attempt(ask('switch-letter', { on }).then(setSwitched)),
    save: (as) => shown && attempt(saveLetter(shown, as)),
    print: () => window.print(),
    remove: (removed) =>
      attempt(
        ask('delete-letter', { week: removed }).then(() => {
          heads.again();
          if (removed !== shown?.week) return;
          if (location.hash) location.hash = '';
          else letter.again();
        }),
      ),
  };
  const now = switched ?? status.value;
  return (
    <LetterView
      status={now}
      heads={heads.value}
      week={shown?.week}
      isMissing={letter.value === null && week !== ''}
      problem={problem ?? letter.problem ?? heads.problem ?? status.problem}
      actions={actions}
    >
      {shown && <Shown key={shown.week} letter={shown} isRecording={now?.recording ?? false} ask={ask} />}
    </LetterView>
  );
}

/** The week that the address names; '' without one. */
function useHash(): string {
  const read = () => decodeURIComponent(location.hash.slice(1).replace(/%(?![\da-f]{2})/gi, '%25'));
  const [hash, setHash] = useState(read);
  useEffect(() => {
    const listener = () => setHash(read());
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, []);
  return hash;
}

interface ShownProps {
  letter: Letter;
  isRecording: boolean;
  ask: Ask;
}

function Shown({ letter, isRecording, ask }: ShownProps) {
  const { essay, questions } = letter;
  const packs = useAnswer(0, () => ask('list-packs', {}));
  const recall = useAnswer(letter.week, () => ask('recall-of', { keys: questions.map(({ key }) => key) }));
  const langOf = useCallback(
    (key: string) => {
      const { pack } = splitKey(key);
      const of = essay?.view.pack;
      return of?.id === pack ? of.language : packs.value?.find(({ id }) => id === pack)?.language;
    },
    [essay, packs.value],
  );
  const hero = essay && picturesOf(essay.view.entry).hero;
  return (
    <LetterText
      letter={letter}
      langOf={langOf}
      addressOf={addressOf}
      picture={
        hero && (
          <figure class="hero">
            <Illustration drawing={hero} section={essay.view.category.section} />
          </figure>
        )
      }
      history={<a href="/history.html">{t('letterOpenHistory')}</a>}
      questions={
        recall.value && (
          <LetterQuestions
            questions={questions}
            states={new Map(recall.value.map((state) => [state.key, state]))}
            isRecording={isRecording}
            written={letter.written}
            langOf={langOf}
            onAnswer={(key, grade) => ask('answer', { key, grade })}
            onUndo={(key) => ask('undo-answer', { key })}
          />
        )
      }
    />
  );
}

/** A term in a text knows its entry but not its shelf; the glossary puts the full address right. */
function addressOf(key: string): string {
  const { pack, id } = splitKey(key);
  const search = pack === BUILT_IN ? '' : `?pack=${encodeURIComponent(pack)}`;
  return `/glossary.html${search}#/${encodeURIComponent(id)}`;
}
