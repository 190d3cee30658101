import type { Entry, Source } from '../../glossary/pack-types.ts';
import type { EntryPlace, Neighbour, EntryView as View } from '../../glossary/requests.ts';

/** What stands under an entry's text. */

export function SeeAlso({ terms, lang }: { terms: Neighbour[]; lang: string }) {
  return (
    <section class="see-also">
      <h2>See also</h2>
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
      <h2>Sources</h2>
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
  return (
    <p class="colophon">
      From the pack <bdi>{pack.name}</bdi>
      {pack.version !== '0.0.0' && `, version ${pack.version}`}
      {pack.author && (
        <>
          , by <bdi>{pack.author}</bdi>
        </>
      )}
      {pack.licence && (
        <>
          , <bdi>{pack.licence}</bdi>
        </>
      )}
      .{entry.status && <Review {...entry} />}
      {entry.updated && ` Last changed ${entry.updated}.`}
    </p>
  );
}

function Review({ status, reviewedBy }: Entry) {
  return (
    <>
      {' Review: '}
      <bdi>{status}</bdi>
      {reviewedBy && (
        <>
          {' by '}
          <bdi>{reviewedBy}</bdi>
        </>
      )}
      .
    </>
  );
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
    <nav class="onwards" aria-label="In this category">
      {previous && <Step entry={previous} which="prev" lang={lang} />}
      {next && <Step entry={next} which="next" lang={lang} />}
      <p>
        {number} of {of} in <bdi lang={lang}>{shelf}</bdi>
      </p>
    </nav>
  );
}

function Step({ entry, which, lang }: { entry: Neighbour; which: 'prev' | 'next'; lang: string }) {
  return (
    <a class={which} rel={which} href={entry.path}>
      <span class="label">{which === 'prev' ? 'Previous' : 'Next'}</span> <bdi lang={lang}>{entry.term}</bdi>
    </a>
  );
}
