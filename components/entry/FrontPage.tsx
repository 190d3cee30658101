import { Fragment } from 'preact';
import type { CategoryCount, Neighbour } from '../../glossary/requests.ts';
import { accentOf } from './accent.ts';

interface FrontPageProps {
  query: string;
  /** What the query found; undefined while nothing is looked for. */
  results: Neighbour[] | undefined;
  categories: CategoryCount[];
  /** Said above the search box, such as that an address leads nowhere. */
  notice?: string | undefined;
  onQuery(query: string): void;
}

/** The glossary's first page: a search box, and what there is. */
export function FrontPage({ query, results, categories, notice, onQuery }: FrontPageProps) {
  return (
    <div class="front">
      <nav class="crumbs" aria-label="Breadcrumb">
        <ol>
          <li class="brand">LumoMate</li>
        </ol>
      </nav>
      <h1 tabIndex={-1}>{notice ? 'No such entry' : 'Glossary'}</h1>
      <p class="blurb">{notice ?? 'Every term of your packs, explained in layers.'}</p>
      <search>
        <label for="query">Look up a term</label>
        <input
          id="query"
          type="search"
          value={query}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </search>
      <div role="status">{results && <Found query={query} count={results.length} />}</div>
      {results ? <Results results={results} /> : <Shelves categories={categories} />}
    </div>
  );
}

function Found({ query, count }: { query: string; count: number }) {
  if (count) return <p class="found">{count === 1 ? 'One entry' : `${count} entries`}</p>;
  return (
    <p class="found">
      No pack knows “<bdi>{query.trim()}</bdi>”.
    </p>
  );
}

function Results({ results }: { results: Neighbour[] }) {
  return (
    <ul class="results">
      {results.map(({ key, term, blurb, path }) => (
        <li key={key} dir="auto">
          <a href={path}>{term}</a>
          <span>{blurb}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is on the shelves, by section; in words, because a category has no page of its own. */
function Shelves({ categories }: { categories: CategoryCount[] }) {
  const sections = [...new Set(categories.map(({ section }) => section))];
  return (
    <div class="shelves">
      {sections.map((section) => (
        <Shelf
          key={section}
          section={section}
          own={categories.filter((other) => other.section === section)}
        />
      ))}
    </div>
  );
}

function Shelf({ section, own }: { section: string; own: CategoryCount[] }) {
  const count = own.reduce((sum, { entries }) => sum + entries, 0);
  return (
    <section data-section={section} data-accent={accentOf(section)}>
      <h2>
        <bdi>{section}</bdi>
      </h2>
      <p>
        {own.map(({ key, name }, i) => (
          <Fragment key={key}>
            {i > 0 && ', '}
            <bdi>{name}</bdi>
          </Fragment>
        ))}
      </p>
      <p class="count">{count === 1 ? 'One entry' : `${count} entries`}</p>
    </section>
  );
}
