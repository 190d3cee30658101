import type { MetPage, MetTerm } from '../../glossary/reader-requests.ts';
import { date, direction } from '../messages/format.ts';
import { formOf, t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

interface WhereMetProps {
  met: MetTerm;
  /** Empty where the reader does not let pages be remembered. */
  pages: (MetPage & { at: number })[];
}

/** How often and where the reader has met a term. */
export function WhereMet({ met, pages }: WhereMetProps) {
  return (
    <section class="where-met" dir={direction()}>
      <h2>{t('entryWhereMet')}</h2>
      <p>
        {nameOf(met.first) === nameOf(met.last)
          ? rich(formOf('entryMetOn', met.count), met.count, <Day at={met.first} />)
          : rich(
              formOf('entryMetBetween', met.count),
              met.count,
              <Day at={met.first} />,
              <Day at={met.last} />,
            )}{' '}
        <a href="/history.html">{t('entryYourHistory')}</a>
      </p>
      {pages.length > 0 && (
        <ul>
          {pages.map(({ url, title, site, at }) => (
            <li key={url} dir="auto">
              <a href={url} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
                {title || url}
              </a>
              <span dir="ltr">
                {site}
                {t('listSeparator')}
                <Day at={at} />
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
  return date(at, { day: 'numeric', month: 'long', year: 'numeric' });
}
