import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

interface LooksProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

/** How marks look and how many there are, with a line that shows it. */
export function Looks({ settings: { look, mentions, locked }, onChange }: LooksProps) {
  return (
    <>
      <Sample look={look} mentions={mentions} />
      <Choice
        legend={t('optionsLook')}
        chosen={look}
        locked={locked.includes('look')}
        onChoose={(value) => onChange({ look: value })}
        options={[
          { value: 'underline', label: t('optionsUnderline') },
          { value: 'tint', label: t('optionsTint') },
          { value: 'hover', label: t('optionsHover') },
        ]}
      />
      <Choice
        legend={t('optionsMentions')}
        chosen={mentions}
        locked={locked.includes('mentions')}
        onChoose={(value) => onChange({ mentions: value })}
        options={[
          { value: 'first', label: t('optionsFirst') },
          { value: 'every', label: t('optionsEvery') },
        ]}
      />
    </>
  );
}

/** Marks here are drawn with the colours that `entrypoints/marks.css` uses on pages. */
function Sample({ look, mentions }: Pick<Settings, 'look' | 'mentions'>) {
  const first = `sample-mark sample-${look}`;
  const later = mentions === 'every' ? first : '';
  return (
    <figure class="sample">
      <blockquote>
        {rich(
          'optionsSampleText',
          (term) => (
            <span class={first}>{term}</span>
          ),
          (term) => (
            <span class={later}>{term}</span>
          ),
        )}
      </blockquote>
      <figcaption class="soft">{t(look === 'hover' ? 'optionsSampleHover' : 'optionsSample')}</figcaption>
    </figure>
  );
}
