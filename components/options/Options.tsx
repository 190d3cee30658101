import type { ComponentChildren } from 'preact';
import type { CategoryCount, Neighbour } from '../../glossary/requests.ts';
import type { MuteKind, Settings } from '../../glossary/settings.ts';
import type { UpkeepStatus } from '../../glossary/upkeep-status.ts';
import { MutedList } from '../controls/MutedList.tsx';
import { mutedItems } from '../controls/muted-items.ts';
import { Switch } from '../controls/Switch.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import type { ImportActions } from './ImportArea.tsx';
import type { ImportJob } from './import-job.ts';
import { LetterOptions } from './LetterOptions.tsx';
import { Looks } from './Looks.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { Packs, type PacksView } from './Packs.tsx';
import { PageIntake } from './PageIntake.tsx';
import { type Shortcut, Shortcuts } from './Shortcuts.tsx';
import { StartUp } from './StartUp.tsx';

/** What the options page shows. */
interface OptionsProps {
  settings: Settings;
  /** Why the last change, export or removal did not work. */
  problem: string | undefined;
  packs: PacksView;
  categories: readonly CategoryCount[] | undefined;
  /** The entries of the muted terms; undefined until they are known. */
  mutedNames: readonly Neighbour[] | undefined;
  jobs: readonly ImportJob[];
  /** Undefined until it is known. */
  upkeep: UpkeepStatus | undefined;
  shortcuts: readonly Shortcut[];
  browser: 'chromium' | 'firefox';
  /** A question before something goes. */
  children: ComponentChildren;
  actions: OptionsActions;
}

/** What the options page wants done. */
export interface OptionsActions {
  set(change: Partial<Settings>): void;
  mute(kind: MuteKind, key: string, muted: boolean): void;
  imports: ImportActions;
  /** A notification when a letter is here; the browser asks first. */
  notify(on: boolean): void;
  /** Asks once more, and then forgets everything. */
  forget(): void;
  dismissProblem(): void;
}

/** The whole options page. Everything on it applies at once. */
export function Options(props: OptionsProps) {
  const { settings, actions, shortcuts, browser } = props;
  return (
    <>
      <PageIntake onFiles={actions.imports.importFiles} onText={actions.imports.importText} />
      <OptionsHeader
        on={settings.on}
        locked={settings.locked.includes('on')}
        onMain={(on) => actions.set({ on })}
      />
      <main class="options">
        <Packs view={props.packs} jobs={props.jobs} imports={actions.imports} />
        <OptionsSection id="reading" title="Reading" lead="Where LumoMate looks for terms.">
          <StartUp settings={settings} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection id="marks" title="Marks" lead="How terms stand out on a page.">
          <Looks settings={settings} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection
          id="letter"
          title="Letter and remembering"
          lead="Made and kept on this machine, from what you met."
        >
          <LetterOptions
            settings={settings}
            onChange={actions.set}
            onNotify={actions.notify}
            onForget={actions.forget}
          />
        </OptionsSection>
        <Muted {...props} />
        <OptionsSection id="elsewhere" title="Elsewhere" lead="Your other devices, and your organisation.">
          <Elsewhere settings={settings} status={props.upkeep} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection id="keyboard" title="Keyboard">
          <Shortcuts shortcuts={shortcuts} browser={browser} />
        </OptionsSection>
      </main>
      {props.children}
      {props.problem && (
        <div class="options-problem" role="alert">
          <p class="problem">{props.problem}</p>
          <button type="button" class="text-button" onClick={actions.dismissProblem}>
            Dismiss
          </button>
        </div>
      )}
    </>
  );
}

interface OptionsHeaderProps {
  on: boolean;
  locked: boolean;
  onMain(on: boolean): void;
}

function OptionsHeader({ on, locked, onMain }: OptionsHeaderProps) {
  return (
    <header class="options-header">
      <h1>
        <span class="wordmark">LumoMate</span> <span class="soft">Options</span>
      </h1>
      <a href="/glossary.html">Browse the glossary</a>
      <Switch
        label="Explain terms"
        note={locked ? 'set by your organisation' : ''}
        on={on}
        disabled={locked}
        onChange={onMain}
      />
    </header>
  );
}

function Muted({ settings, mutedNames, categories, actions }: OptionsProps) {
  const muted = mutedItems(settings, mutedNames, categories);
  const unmute = (kind: MuteKind) => (key: string) => actions.mute(kind, key, false);
  return (
    <OptionsSection id="muted" title="Muted" lead="Never marked until you unmute it.">
      <MutedList
        level="h3"
        title="Terms"
        items={muted.terms}
        locked={settings.locked.includes('mutedTerms')}
        none="None. A term can be muted in its card and in the popup."
        onUnmute={unmute('term')}
      />
      <MutedList
        level="h3"
        title="Categories"
        items={muted.categories}
        locked={settings.locked.includes('mutedCategories')}
        none="None. The popup has a switch for each."
        onUnmute={unmute('category')}
      />
    </OptionsSection>
  );
}
