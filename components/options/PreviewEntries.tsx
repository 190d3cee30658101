import type { Entry } from '../../glossary/pack-types.ts';
import { number } from './count.ts';

/** The first entries, as they would be stored. */
export function PreviewEntries({ samples, kept }: { samples: readonly Entry[]; kept: number }) {
  if (!samples.length) return null;
  const title =
    kept > samples.length ? `The first ${samples.length} of ${number(kept)} entries` : 'Its entries';
  return (
    <section class="samples" aria-label={title}>
      <h4 class="group-title">{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing in it that takes focus */}
      <ol class="plain-list sample-list" tabIndex={0}>
        {samples.map(({ id, term, aliases, blurb, definition }) => (
          <li key={id}>
            <p>
              <strong>
                <bdi>{term}</bdi>
              </strong>{' '}
              {aliases.length > 0 && (
                <span class="soft">
                  also <bdi>{aliases.join(', ')}</bdi>
                </span>
              )}
            </p>
            <p class="sample-text">
              <bdi>{blurb ?? definition}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
