import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { SettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { useAnswer } from '../../components/controls/use-answer.ts';
import { useSettings } from '../../components/controls/use-settings.ts';
import { Confirm } from '../../components/history/Confirm.tsx';
import { beforeForgetting } from '../../components/history/confirm-words.ts';
import { t } from '../../components/messages/messages.ts';
import { Options, type OptionsActions } from '../../components/options/Options.tsx';
import type { Shortcut } from '../../components/options/Shortcuts.tsx';
import type { Ask } from '../../glossary/requests.ts';
import { REVISION_KEY } from '../../glossary/settings.ts';
import { createPackReader } from './pack-reader-client.ts';
import { useImports } from './use-imports.ts';
import { subscribe, usePacks } from './use-packs.ts';

interface OptionsAppProps {
  ask: Ask;
  keeper: SettingsKeeper;
  commands: browser.Commands.Command[];
}

/** Gathers what the options page shows, and does what its reader wants. */
export function OptionsApp({ ask, keeper, commands }: OptionsAppProps) {
  const settings = useSettings(keeper);
  const revision = useRevision();
  const { jobs, actions: imports, importPage, forgetPack } = useImports(ask, createPackReader);
  useEffect(() => {
    const offer = new URLSearchParams(location.search);
    const [tabId, site] = [Number(offer.get('offer')), offer.get('site')];
    if (!tabId || !site) return;
    // Reloaded, the page would begin anew with it.
    history.replaceState(null, '', location.pathname);
    importPage(tabId, site);
  }, [importPage]);
  // An import that was interrupted may have stored its pack without a word to anybody.
  const stored = `${revision} ${jobs.filter(({ state }) => 'done' in state || 'error' in state).length}`;
  const categories = useAnswer(stored, () => ask('list-categories', {}));
  const mutedNames = useAnswer(`${revision}\n${settings.mutedTerms.join('\n')}`, (keys) =>
    ask('name-entries', { keys: keys.split('\n').slice(1).filter(Boolean) }),
  );
  const upkeep = useAnswer(`${revision} ${JSON.stringify(settings)}`, () => ask('upkeep-status', {}));
  const [failure, setFailure] = useState<string>();
  const [isForgetting, setForgetting] = useState(false);

  /** Does something with a pack; what fails is said in full. */
  function attempt(failed: (why: string) => string, work: Promise<unknown>): void {
    setFailure(undefined);
    work.catch((error: Error) => setFailure(failed(error.message)));
  }

  const packs = usePacks({ ask, stored, attempt, forgetPack });

  const actions: OptionsActions = {
    set: keeper.set,
    mute: keeper.mute,
    imports: { ...imports, subscribe: (url, header) => subscribe(ask, url, header) },
    notify(on) {
      if (!on) keeper.set({ notifyOn: false });
      else attempt((why) => t('optionsNotNotified', why), allowNotifications(keeper));
    },
    forget: () => setForgetting(true),
    dismissProblem() {
      setFailure(undefined);
      keeper.forgetProblem();
    },
  };
  return (
    <Options
      settings={settings}
      problem={failure ?? keeper.problem()}
      packs={packs}
      categories={categories.value}
      mutedNames={mutedNames.value}
      jobs={jobs}
      upkeep={upkeep.value}
      shortcuts={commands.flatMap(toShortcut)}
      browser={browser.runtime.getURL('').startsWith('moz-') ? 'firefox' : 'chromium'}
      actions={actions}
    >
      {isForgetting && (
        <Confirm
          {...beforeForgetting()}
          onYes={() => {
            setForgetting(false);
            attempt((why) => t('optionsNotForgotten', why), ask('forget-everything', { sure: true }));
          }}
          onNo={() => setForgetting(false)}
        />
      )}
    </Options>
  );
}

/** To be called within the click, or the browser asks nobody. */
async function allowNotifications(keeper: SettingsKeeper): Promise<void> {
  const isAllowed = await browser.permissions.request({ permissions: ['notifications'] });
  if (!isAllowed) throw new Error(t('optionsNotAllowed'));
  keeper.set({ notifyOn: true });
}

/** Counts the changes of the stored packs; whoever lists them asks again. */
function useRevision(): number {
  const [revision, setRevision] = useState(0);
  useEffect(() => {
    const listener = (changes: Record<string, unknown>) => {
      if (REVISION_KEY in changes) setRevision((count) => count + 1);
    };
    browser.storage.local.onChanged.addListener(listener);
    return () => browser.storage.local.onChanged.removeListener(listener);
  }, []);
  return revision;
}

/** The browser's own commands, to open the popup, have no description of ours. */
function toShortcut({ name, description, shortcut }: browser.Commands.Command): Shortcut[] {
  return name && description ? [{ name, description, keys: shortcut ?? '' }] : [];
}
