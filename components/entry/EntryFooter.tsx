import { type ComponentChildren, Fragment } from 'preact';
import type { Entry, Source } from '../../glossary/pack-types.ts';
import type { EntryPlace, Neighbour, EntryView as View } from '../../glossary/requests.ts';
import { direction } from '../messages/format.ts';
import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

/** What stands under an entry's text. */

export function SeeAlso({ terms, lang }: { terms: Neighbour[]; lang: string }) {
  return (
    <section class="see-also">
      <h2>{t('sharedSeeAlso')}</h2>
      <ul lang={lang}>
        {terms.map(({ key, term, blurb, path }) => (
          <li key={key} dir="auto">
            <a href={path}>{term}</a>
            <span>{blurb}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Sources({ sources, lang }: { sources: Source[]; lang: string }) {
  return (
    <section class="sources">
      <h2>{t('sharedSources')}</h2>
      <ul lang={lang}>
        {sources.map(({ title, url }) => (
          <li key={title} dir="auto">
            {url && isWeb(url) ? (
              <a href={url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
                {title}
              </a>
            ) : (
              title
            )}
            {url && isWeb(url) && <span dir="ltr">{new URL(url).host}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Once more at the last moment: a link is the only thing of a pack that leads anywhere. */
function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** Whose words these are. */
export function Colophon({ view: { pack, entry } }: { view: View }) {
  const parts = [
    <bdi key="name">{pack.name}</bdi>,
    pack.version !== '0.0.0' && t('entryVersion', pack.version),
    pack.author && rich('entryByAuthor', <bdi>{pack.author}</bdi>),
    pack.licence && <bdi key="licence">{pack.licence}</bdi>,
  ];
  return (
    <p class="colophon" dir={direction()}>
      {rich('entryFromPack', enumerated(parts))} {entry.status && <Review {...entry} />}
      {entry.updated && t('entryChanged', entry.updated)}
    </p>
  );
}

function Review({ status, reviewedBy }: Entry) {
  const state = <bdi>{status}</bdi>;
  return (
    <>{reviewedBy ? rich('entryReviewBy', state, <bdi>{reviewedBy}</bdi>) : rich('entryReview', state)} </>
  );
}

/** What there is of the parts, with what the language puts between them. */
function enumerated(parts: readonly ComponentChildren[]): ComponentChildren {
  return parts.filter(Boolean).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && t('listSeparator')}
      {part}
    </Fragment>
  ));
}

interface OnwardsProps {
  place: EntryPlace;
  /** The category's name. */
  shelf: string;
  lang: string;
}

/** The entries before and after this one on its shelf. */
export function Onwards({ place: { previous, next, number, of }, shelf, lang }: OnwardsProps) {
  return (
    <nav class="onwards" aria-label={t('entryInCategory')}>
      {previous && <Step entry={previous} which="prev" lang={lang} />}
      {next && <Step entry={next} which="next" lang={lang} />}
      <p dir={direction()}>{rich('entryPlace', number, of, <bdi lang={lang}>{shelf}</bdi>)}</p>
    </nav>
  );
}

function Step({ entry, which, lang }: { entry: Neighbour; which: 'prev' | 'next'; lang: string }) {
  return (
    <a class={which} rel={which} href={entry.path}>
      <span class="label">{t(which === 'prev' ? 'entryPrevious' : 'entryNext')}</span>{' '}
      <bdi lang={lang}>{entry.term}</bdi>
    </a>
  );
}
