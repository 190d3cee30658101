import type { CategoryCount } from '../../glossary/requests.ts';
import type { MuteKind, Settings } from '../../glossary/settings.ts';
import type { FramedTerm, PageState } from './page-state.ts';
import { type Host, hostLabel, siteIsOn } from './site.ts';

interface PageTermsProps {
  page: PageState;
  settings: Settings;
  host: Host;
  categories: readonly CategoryCount[];
  onReveal(term: FramedTerm): void;
  onMute(kind: MuteKind, key: string, muted: boolean): void;
}

/** The terms that stand on the page beneath, in reading order, or why there are none. */
export function PageTerms({ page, settings, host, categories, onReveal, onMute }: PageTermsProps) {
  const known = new Map(categories.map((category) => [category.key, category]));
  const terms = page.kind === 'read' && page.on && settings.on ? page.terms : [];
  return (
    <>
      <p class={terms.length ? 'panel-note' : 'panel-empty'} role="status">
        {describe(page, settings, host)}
      </p>
      <ul class="plain-list">
        {terms.map((term) => (
          <TermRow
            key={term.key}
            term={term}
            category={known.get(term.category)}
            muted={mutedBy(term, settings)}
            onReveal={() => onReveal(term)}
            onMute={onMute}
          />
        ))}
      </ul>
    </>
  );
}

interface TermRowProps {
  term: FramedTerm;
  category: CategoryCount | undefined;
  muted: 'term' | 'category' | undefined;
  onReveal(): void;
  onMute(kind: MuteKind, key: string, muted: boolean): void;
}

function TermRow({ term, category, muted, onReveal, onMute }: TermRowProps) {
  const mentions = `${term.count} ${term.count === 1 ? 'mention' : 'mentions'}`;
  return (
    <li class={muted ? 'term-row term-muted' : 'term-row'} data-section={category?.section}>
      <button type="button" class="term" onClick={onReveal} title={category?.name}>
        <span class="term-name">{term.term}</span>{' '}
        <span class="term-count" title={mentions}>
          <span aria-hidden="true">{term.count}</span>
          <span class="unseen">{muted ? `${mentions}, muted` : mentions}</span>
        </span>
      </button>
      {muted === 'category' ? (
        <MuteButton
          name={`Unmute category ${category?.name ?? ''}`}
          onClick={() => onMute('category', term.category, false)}
        >
          Unmute category
        </MuteButton>
      ) : (
        <MuteButton
          name={`${muted ? 'Unmute' : 'Mute'} ${term.term}`}
          onClick={() => onMute('term', term.key, !muted)}
        >
          {muted ? 'Unmute' : 'Mute'}
        </MuteButton>
      )}
    </li>
  );
}

function MuteButton({ name, onClick, children }: { name: string; onClick(): void; children: string }) {
  return (
    <button type="button" class="text-button term-mute" aria-label={name} title={name} onClick={onClick}>
      {children}
    </button>
  );
}

function mutedBy(term: FramedTerm, settings: Settings): 'term' | 'category' | undefined {
  if (settings.mutedTerms.includes(term.key)) return 'term';
  return settings.mutedCategories.includes(term.category) ? 'category' : undefined;
}

function describe(page: PageState, settings: Settings, host: Host): string {
  if (!settings.on) return 'LumoMate is off. Switch it on to see the terms of this page.';
  if (page.kind === 'waiting') return 'Looking at the page…';
  if (page.kind === 'forbidden') {
    return host === ''
      ? 'This is a file on your computer. Allow LumoMate access to file addresses in the browser’s extension settings to have it read.'
      : 'The browser lets no extension into this page, so LumoMate cannot read it. Ordinary web pages work.';
  }
  if (page.kind === 'absent') return 'LumoMate is not in this page yet. If this stays, reload the page.';
  if (page.on) return count(page.terms.length, page.done);
  if (settings.startOn === 'when-asked') return 'This page has not been read. “Read this page” reads it now.';
  if (host !== undefined && !siteIsOn(settings, host)) return `LumoMate is off on ${hostLabel(host)}.`;
  return 'Looking at the page…';
}

function count(terms: number, done: boolean): string {
  if (!done) return terms ? `${terms} so far; still reading…` : 'Reading the page…';
  if (!terms) return 'No term of your packs stands on this page.';
  return terms === 1 ? 'One term' : `${terms} terms, in reading order`;
}
