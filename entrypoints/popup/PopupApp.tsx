import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { SettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { useSettings } from '../../components/controls/use-settings.ts';
import { Popup, type PopupActions } from '../../components/popup/Popup.tsx';
import type { PageState } from '../../components/popup/page-state.ts';
import type { Host } from '../../components/popup/site.ts';
import type { LetterStatus } from '../../glossary/reader-requests.ts';
import type { Ask } from '../../glossary/requests.ts';
import { useOffers } from './offers.ts';
import { followPage, revealTerm, startPage } from './page.ts';

/** A pause in typing this long is worth a question. ms */
const TYPING_PAUSE = 80;

interface PopupAppProps {
  ask: Ask;
  keeper: SettingsKeeper;
  /** The tab beneath the popup. */
  tab: browser.Tabs.Tab | undefined;
}

/** Gathers what the popup shows, and does what its reader wants. */
export function PopupApp({ ask, keeper, tab }: PopupAppProps) {
  const settings = useSettings(keeper);
  const [query, setQuery] = useState('');
  const [looks, setLooks] = useState(0);
  const page = usePage(tab?.id, `${JSON.stringify(settings)} ${looks}`);
  const host = hostOf(tab);
  const beneath = tab?.id !== undefined && tab.url && host ? { id: tab.id, url: tab.url, host } : undefined;
  const { offers, take } = useOffers(beneath, ask, open);
  const categories = useAnswer(0, () => ask('list-categories', {}));
  const mutedNames = useAnswer(settings.mutedTerms.join('\n') || undefined, (keys) =>
    ask('name-entries', { keys: keys.split('\n') }),
  );
  const results = useAnswer(useAfterPause(query.trim()) || undefined, (asked) =>
    ask('search-entries', { query: asked }),
  );

  const letter = useAnswer(0, () => ask('letter-status', {}));
  const recall = useAnswer(0, () => ask('due-questions', { limit: 0 }));
  const [switched, setSwitched] = useState<LetterStatus>();

  const lookAgain = () => setLooks(looks + 1);
  const actions: PopupActions = {
    set: keeper.set,
    mute: keeper.mute,
    search: setQuery,
    switchLetters: (on) => void ask('switch-letter', { on }).then(setSwitched, letter.again),
    open,
    // Asked anew: the results on show may still be those of what was typed before.
    openFirst() {
      void ask('search-entries', { query: query.trim() }).then(
        ([first]) => first && open(first.path),
        results.again,
      );
    },
    take,
    openOptions: () => leaveAfter(browser.runtime.openOptionsPage()),
    reveal({ key, frameId }) {
      // It fails when the page has gone elsewhere meanwhile; what is there now is worth another look.
      if (tab?.id !== undefined) leaveAfter(revealTerm(tab.id, frameId, key), lookAgain);
    },
    readPage() {
      if (tab?.id !== undefined) void startPage(tab.id).then(lookAgain, lookAgain);
    },
  };
  return (
    <Popup
      settings={settings}
      problem={keeper.problem()}
      host={host}
      page={page}
      offers={offers}
      categories={categories}
      mutedNames={mutedNames.value}
      letter={switched ?? letter.value}
      due={recall.value?.due}
      query={query}
      results={results}
      actions={actions}
    />
  );
}

function open(path: string): void {
  leaveAfter(browser.tabs.create({ url: browser.runtime.getURL(path) }));
}

/** Closes the popup when something else has taken over; closing earlier could stop it. */
function leaveAfter(done: Promise<unknown>, failed?: () => void): void {
  void done.then(() => window.close(), failed);
}

/** @param reason follows the page anew whenever it changes */
function usePage(tabId: number | undefined, reason: string): PageState {
  const [page, setPage] = useState<PageState>({ kind: tabId === undefined ? 'forbidden' : 'waiting' });
  useEffect(() => (tabId === undefined ? undefined : followPage(tabId, setPage)), [tabId, reason]);
  return page;
}

/** The value once it has not changed for a moment; an emptied one at once. */
function useAfterPause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value ? TYPING_PAUSE : 0);
    return () => clearTimeout(timer);
  }, [value]);
  return value && settled;
}

/** The site the tab is on, as pages name it to themselves; undefined for the browser's own pages. */
function hostOf(tab: browser.Tabs.Tab | undefined): Host {
  if (!tab?.url || !URL.canParse(tab.url)) return undefined;
  const { protocol, hostname } = new URL(tab.url);
  return /^(https?|file):$/.test(protocol) ? hostname : undefined;
}
