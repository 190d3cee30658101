import type { Entry } from '../../glossary/pack-types.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

/** The first entries, as they would be stored. */
export function PreviewEntries({ samples, kept }: { samples: readonly Entry[]; kept: number }) {
  if (!samples.length) return null;
  const title = kept > samples.length ? t('importFirst', samples.length, kept) : t('importEntries');
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
                <span class="soft">{rich('importAlso', <bdi>{aliases.join(t('listSeparator'))}</bdi>)}</span>
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
