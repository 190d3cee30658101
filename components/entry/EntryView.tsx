import type { Entry, Source } from '../../glossary/pack-types.ts';
import type { Neighbour, EntryView as View } from '../../glossary/requests.ts';
import { accentOf } from './accent.ts';
import { directionOf } from './direction.ts';
import { LayerTexts } from './LayerTexts.tsx';
import { type DrawTerm, RichLine, RichText } from './RichText.tsx';

interface EntryViewProps {
  view: View;
  /** The address of the glossary's front page. */
  home: string;
  /** The address of an entry's page. */
  hrefOf(key: string): string;
}

/** An entry's page: all its layers, one under the other. */
export function EntryView({ view, home, hrefOf }: EntryViewProps) {
  const { entry, links, pack, category } = view;
  const drawTerm: DrawTerm = (key, text) => (
    <a class="term" href={hrefOf(key)}>
      {text}
    </a>
  );
  return (
    <article
      class="entry"
      dir={directionOf(pack.language)}
      data-section={category.section}
      data-accent={accentOf(category.section)}
    >
      <Breadcrumb view={view} home={home} />
      <header>
        <h1 tabIndex={-1} lang={pack.language} dir="auto">
          {entry.term}
        </h1>
        {entry.blurb && (
          <p class="blurb" lang={pack.language} dir="auto">
            <RichLine text={entry.blurb} links={links.blurb} drawTerm={drawTerm} />
          </p>
        )}
      </header>
      {entry.definition && (
        <div class="definition">
          <RichText
            text={entry.definition}
            links={links.definition}
            lang={pack.language}
            drawTerm={drawTerm}
          />
        </div>
      )}
      <LayerTexts view={view} drawTerm={drawTerm} heading="h2" />
      <footer>
        {view.seeAlso.length > 0 && <SeeAlso terms={view.seeAlso} lang={pack.language} />}
        {entry.sources.length > 0 && <Sources sources={entry.sources} lang={pack.language} />}
        <Colophon view={view} />
      </footer>
    </article>
  );
}

function Breadcrumb({ view: { category, pack }, home }: { view: View; home: string }) {
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      <ol>
        <li class="brand">LumoMate</li>
        <li>
          <a href={home}>Glossary</a>
        </li>
        <li lang={pack.language}>
          <bdi>{category.section}</bdi>
        </li>
        {category.name !== category.section && (
          <li lang={pack.language}>
            <bdi>{category.name}</bdi>
          </li>
        )}
      </ol>
    </nav>
  );
}

function SeeAlso({ terms, lang }: { terms: Neighbour[]; lang: string }) {
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

function Sources({ sources, lang }: { sources: Source[]; lang: string }) {
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

/** Whose words these are. */
function Colophon({ view: { pack, entry } }: { view: View }) {
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

/** Once more at the last moment: a link is the only thing of a pack that leads anywhere. */
function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
