import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';

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
        legend="Look"
        chosen={look}
        locked={locked.includes('look')}
        onChoose={(value) => onChange({ look: value })}
        options={[
          { value: 'underline', label: 'A faint dotted underline' },
          { value: 'tint', label: 'A faint tint behind the word' },
          { value: 'hover', label: 'Nothing until you point at a term' },
        ]}
      />
      <Choice
        legend="Which mentions"
        chosen={mentions}
        locked={locked.includes('mentions')}
        onChoose={(value) => onChange({ mentions: value })}
        options={[
          { value: 'first', label: 'The first in each section of a page' },
          { value: 'every', label: 'Every one' },
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
        The <span class={first}>load balancer</span> sends each request to the least busy{' '}
        <span class={first}>server</span>. When a <span class={later}>server</span> falls silent, the{' '}
        <span class={later}>load balancer</span> stops sending it any.
      </blockquote>
      <figcaption class="soft">{look === 'hover' ? 'A sample: point at its terms.' : 'A sample.'}</figcaption>
    </figure>
  );
}
