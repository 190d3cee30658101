import { useEffect, useState } from 'preact/hooks';
import { FrontPage } from '../../components/entry/FrontPage.tsx';
import type { Ask, CategoryCount, Neighbour } from '../../glossary/requests.ts';

/** Typing is answered once it pauses for so long. ms */
const TYPING_PAUSE = 120;

/** The front page with its questions to the background. */
export function Front({ ask, notice }: { ask: Ask; notice?: string | undefined }) {
  const [query, setQuery] = useState('');
  const categories = useCategories(ask);
  const results = useResults(ask, query);
  return (
    <FrontPage query={query} results={results} categories={categories} notice={notice} onQuery={setQuery} />
  );
}

function useCategories(ask: Ask): CategoryCount[] {
  const [categories, setCategories] = useState<CategoryCount[]>([]);
  useEffect(() => {
    ask('list-categories', {}).then(setCategories, reportUnanswered);
  }, [ask]);
  return categories;
}

function useResults(ask: Ask, query: string): Neighbour[] | undefined {
  const [results, setResults] = useState<Neighbour[]>();
  useEffect(() => {
    if (!query.trim()) return setResults(undefined);
    let wanted = true;
    const timer = setTimeout(() => {
      ask('search-entries', { query }).then((found) => wanted && setResults(found), reportUnanswered);
    }, TYPING_PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask, query]);
  return results;
}

function reportUnanswered(error: unknown): void {
  console.error('LumoMate’s background did not answer the glossary page:', error);
}
