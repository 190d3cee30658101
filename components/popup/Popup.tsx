import { useRef, useState } from 'preact/hooks';
import type { LetterStatus } from '../../glossary/reader-requests.ts';
import type { CategoryCount, Neighbour } from '../../glossary/requests.ts';
import type { MuteKind, Settings } from '../../glossary/settings.ts';
import { MutedList } from '../controls/MutedList.tsx';
import { mutedItems } from '../controls/muted-items.ts';
import { Trouble } from '../controls/Trouble.tsx';
import type { Answer } from '../controls/use-answer.ts';
import { t } from '../messages/messages.ts';
import { CategorySwitches } from './CategorySwitches.tsx';
import { type OfferOnPage, Offers } from './Offers.tsx';
import { PageTerms } from './PageTerms.tsx';
import { PopupHeader } from './PopupHeader.tsx';
import type { FramedTerm, PageState } from './page-state.ts';
import { ReaderLine } from './ReaderLine.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { type Host, hostLabel, showEveryday, switchSite } from './site.ts';
import { Tabs } from './Tabs.tsx';

/** What the popup shows. */
interface PopupProps {
  settings: Settings;
  /** Why the last change of them was not kept. */
  problem: string | undefined;
  host: Host;
  page: PageState;
  offers: readonly OfferOnPage[];
  categories: Answer<CategoryCount[]>;
  /** The entries of the muted terms; undefined until they are known. */
  mutedNames: readonly Neighbour[] | undefined;
  /** How it stands with the letter; undefined until it is known. */
  letter: LetterStatus | undefined;
  /** How many terms are to be recalled now; undefined until it is known. */
  due: number | undefined;
  query: string;
  results: Answer<Neighbour[]>;
  actions: PopupActions;
}

/** What the popup wants done. */
export interface PopupActions {
  set(change: Partial<Settings>): void;
  mute(kind: MuteKind, key: string, muted: boolean): void;
  readPage(): void;
  /** @param onlyHere for the site beneath alone */
  take(offer: OfferOnPage, onlyHere: boolean): void;
  switchLetters(on: boolean): void;
  reveal(term: FramedTerm): void;
  search(query: string): void;
  /** Opens the entry that is the first for what has been typed. */
  openFirst(): void;
  /** Opens a page of the extension in a tab. @param path from the extension's root */
  open(path: string): void;
  openOptions(): void;
}

type TabId = 'page' | 'categories' | 'muted';

/** The whole popup: what happens on this page and what the reader wants of LumoMate, each one click away. */
export function Popup(props: PopupProps) {
  const { settings, host, page, query, actions, problem } = props;
  const [tab, setTab] = useState<TabId>('page');
  const searching = query.trim() !== '';
  return (
    <>
      <PopupHeader
        settings={settings}
        host={host}
        page={page}
        onMain={(on) => actions.set({ on })}
        onSite={(on) => host !== undefined && actions.set(switchSite(settings, host, on))}
        onRead={actions.readPage}
      />
      <main class="popup-main">
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <Offers offers={props.offers} site={hostLabel(host)} onTake={actions.take} />
        <Search {...props} searching={searching} />
        {!searching && (
          <Tabs label={t('popupShow')} chosen={tab} onChoose={setTab} tabs={tabsOf(props)}>
            <Panel {...props} tab={tab} />
          </Tabs>
        )}
      </main>
      <ReaderLine
        letter={props.letter}
        due={props.due}
        onSwitch={actions.switchLetters}
        open={actions.open}
      />
      <PopupFooter actions={actions} />
    </>
  );
}

function tabsOf({ page, settings }: PopupProps) {
  const terms = page.kind === 'read' && page.on && settings.on ? page.terms.length : undefined;
  const muted = settings.mutedTerms.length + settings.mutedCategories.length + settings.sitesOff.length;
  return [
    { id: 'page', name: t('popupTerms'), count: terms },
    { id: 'categories', name: t('popupCategories') },
    { id: 'muted', name: t('popupMuted'), count: muted || undefined },
  ] as const;
}

function Panel({ tab, settings, host, page, categories, mutedNames, actions }: PopupProps & { tab: TabId }) {
  if (tab === 'page') {
    return (
      <PageTerms
        page={page}
        settings={settings}
        host={host}
        categories={categories.value ?? []}
        onReveal={actions.reveal}
        onMute={actions.mute}
        onEveryday={(shown) => host !== undefined && actions.set(showEveryday(settings, host, shown))}
      />
    );
  }
  if (tab === 'categories')
    return <Categories categories={categories} settings={settings} actions={actions} />;
  const muted = mutedItems(settings, mutedNames, categories.value);
  const unmute = (kind: MuteKind) => (key: string) => actions.mute(kind, key, false);
  return (
    <>
      <MutedList
        level="h2"
        title={t('popupMutedTerms')}
        items={muted.terms}
        locked={settings.locked.includes('mutedTerms')}
        none={t('popupNoTerm')}
        onUnmute={unmute('term')}
      />
      <MutedList
        level="h2"
        title={t('popupCategories')}
        items={muted.categories}
        locked={settings.locked.includes('mutedCategories')}
        none={t('popupNoCategory')}
        onUnmute={unmute('category')}
      />
      <MutedList
        level="h2"
        title={t('popupMutedSites')}
        items={muted.sites}
        locked={settings.locked.includes('sitesOff')}
        none={t('popupOffNowhere')}
        onUnmute={unmute('site')}
      />
    </>
  );
}

function Categories({
  categories,
  settings,
  actions,
}: Pick<PopupProps, 'categories' | 'settings' | 'actions'>) {
  if (categories.problem) {
    return <Trouble what={t('popupNotListed')} why={categories.problem} onAgain={categories.again} />;
  }
  return (
    <CategorySwitches
      categories={categories.value ?? []}
      muted={settings.mutedCategories}
      locked={settings.locked.includes('mutedCategories')}
      onCategory={(key, on) => actions.mute('category', key, !on)}
      onMuted={(mutedCategories) => actions.set({ mutedCategories })}
    />
  );
}

function Search({ query, results, actions, searching }: PopupProps & { searching: boolean }) {
  const field = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <div ref={field}>
        <SearchField
          query={query}
          onQuery={actions.search}
          onFirst={() => searching && actions.openFirst()}
          onDown={() => list.current?.querySelector('button')?.focus()}
        />
      </div>
      {searching && results.problem && (
        <Trouble what={t('popupNoSearch')} why={results.problem} onAgain={results.again} />
      )}
      {searching && !results.problem && (
        <SearchResults
          query={query}
          results={results.value}
          list={list}
          onOpen={({ path }) => actions.open(path)}
          onLeave={() => field.current?.querySelector('input')?.focus()}
        />
      )}
    </>
  );
}

function PopupFooter({ actions }: Pick<PopupProps, 'actions'>) {
  return (
    <footer class="popup-footer">
      <button type="button" class="link-button" onClick={() => actions.open('/glossary.html')}>
        {t('popupGlossary')}
      </button>
      <button type="button" class="link-button" onClick={actions.openOptions}>
        {t('popupOptions')}
      </button>
    </footer>
  );
}
