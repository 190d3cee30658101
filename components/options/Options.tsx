import type { ComponentChildren } from 'preact';
import type { CategoryCount, Neighbour } from '../../glossary/requests.ts';
import type { MuteKind, Settings } from '../../glossary/settings.ts';
import type { UpkeepStatus } from '../../glossary/upkeep-status.ts';
import { MutedList } from '../controls/MutedList.tsx';
import { mutedItems } from '../controls/muted-items.ts';
import { Switch } from '../controls/Switch.tsx';
import { t } from '../messages/messages.ts';
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
        <OptionsSection id="reading" title={t('optionsReading')} lead={t('optionsReadingLead')}>
          <StartUp settings={settings} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection id="marks" title={t('optionsMarks')} lead={t('optionsMarksLead')}>
          <Looks settings={settings} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection id="letter" title={t('optionsLetter')} lead={t('optionsLetterLead')}>
          <LetterOptions
            settings={settings}
            onChange={actions.set}
            onNotify={actions.notify}
            onForget={actions.forget}
          />
        </OptionsSection>
        <Muted {...props} />
        <OptionsSection id="elsewhere" title={t('optionsElsewhere')} lead={t('optionsElsewhereLead')}>
          <Elsewhere settings={settings} status={props.upkeep} onChange={actions.set} />
        </OptionsSection>
        <OptionsSection id="keyboard" title={t('optionsKeyboard')}>
          <Shortcuts shortcuts={shortcuts} browser={browser} />
        </OptionsSection>
        <p class="soft options-foot">
          <a href="/diagnostics.html">{t('diagnosticsLink')}</a>
        </p>
      </main>
      {props.children}
      {props.problem && (
        <div class="options-problem" role="alert">
          <p class="problem">{props.problem}</p>
          <button type="button" class="text-button" onClick={actions.dismissProblem}>
            {t('optionsDismiss')}
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
        <span class="wordmark">LumoMate</span> <span class="soft">{t('optionsTitle')}</span>
      </h1>
      <a href="/glossary.html">{t('optionsGlossary')}</a>
      <Switch
        label={t('optionsExplain')}
        note={locked ? t('sharedSetByOrganisationNote') : ''}
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
    <OptionsSection id="muted" title={t('optionsMuted')} lead={t('optionsMutedLead')}>
      <MutedList
        level="h3"
        title={t('optionsMutedTerms')}
        items={muted.terms}
        locked={settings.locked.includes('mutedTerms')}
        none={t('optionsNoTerm')}
        onUnmute={unmute('term')}
      />
      <MutedList
        level="h3"
        title={t('optionsMutedCategories')}
        items={muted.categories}
        locked={settings.locked.includes('mutedCategories')}
        none={t('optionsNoCategory')}
        onUnmute={unmute('category')}
      />
    </OptionsSection>
  );
}
