import type { Question } from '../../glossary/questions.ts';
import { t } from '../messages/messages.ts';
import { answered, asked } from './letter-files.ts';

/** The questions as they stand in a file: what is asked, and the answers further down. */
export function QuestionList({ questions }: { questions: readonly Question[] }) {
  return (
    <>
      <ol class="asked">
        {questions.map((question) => (
          <li key={question.key} dir="auto">
            {asked(question)}
          </li>
        ))}
      </ol>
      <h3>{t('letterAnswers')}</h3>
      <ol class="answers">
        {questions.map((question) => (
          <li key={question.key} dir="auto">
            {answered(question)}
          </li>
        ))}
      </ol>
    </>
  );
}
