import type { MetPage, MetTerm } from '../../glossary/reader-requests.ts';

interface WhereMetProps {
  met: MetTerm;
  /** Empty where the reader does not let pages be remembered. */
  pages: (MetPage & { at: number })[];
}

/** How often and where the reader has met a term. */
export function WhereMet({ met, pages }: WhereMetProps) {
  return (
    <section class="where-met">
      <h2>Where you met it</h2>
      <p>
        {met.count === 1 ? 'Once' : `${met.count} times`}
        {nameOf(met.first) === nameOf(met.last) ? ', on ' : ', between '}
        <Day at={met.first} />
        {nameOf(met.first) !== nameOf(met.last) && (
          <>
            {' and '}
            <Day at={met.last} />
          </>
        )}
        . <a href="/history.html">Your history</a>
      </p>
      {pages.length > 0 && (
        <ul>
          {pages.map(({ url, title, site, at }) => (
            <li key={url} dir="auto">
              <a href={url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
                {title || url}
              </a>
              <span dir="ltr">
                {site}, <Day at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Day({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{nameOf(at)}</time>;
}

function nameOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
