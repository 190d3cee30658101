import type { Settings } from '../../glossary/settings.ts';
import type { UpkeepStatus } from '../../glossary/upkeep-status.ts';
import { LockedNote } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
import type { MessageKey } from '../messages/keys.ts';
import { t } from '../messages/messages.ts';
import { timeAway } from './time-away.ts';

interface ElsewhereProps {
  settings: Settings;
  /** Undefined until it is known. */
  status: UpkeepStatus | undefined;
  onChange(change: Partial<Settings>): void;
}

/** What the reader's other devices and their organisation say. */
export function Elsewhere({ settings, status, onChange }: ElsewhereProps) {
  const { sync, policy } = status ?? {};
  return (
    <>
      <Switch
        label={t('optionsShare')}
        on={settings.syncOn}
        disabled={settings.locked.includes('syncOn') || sync?.available === false}
        onChange={(syncOn) => onChange({ syncOn })}
      />
      {settings.locked.includes('syncOn') && <LockedNote />}
      <p class="soft">{t(sync?.available === false ? 'optionsNoSync' : 'optionsSync')}</p>
      {sync?.problem && <p class="problem">{sync.problem}</p>}
      {sync?.taken && (
        <p class="soft">{t('optionsTaken', timeAway(sync.taken.at), namesOf(sync.taken.what))}</p>
      )}
      {policy?.isThere && <PolicyLines policy={policy} locked={settings.locked} />}
    </>
  );
}

interface PolicyLinesProps {
  policy: UpkeepStatus['policy'];
  locked: readonly string[];
}

function PolicyLines({ policy: { notes }, locked }: PolicyLinesProps) {
  return (
    <section class="policy">
      <h3 class="group-title">{t('optionsOrganisation')}</h3>
      <p class="soft">{locked.length ? t('optionsPolicyLocked', namesOf(locked)) : t('optionsPolicy')}</p>
      {notes.length > 0 && (
        <details class="aside">
          <summary>{t('optionsPolicyNotes', notes.length)}</summary>
          <ul class="lines">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Settings as the pages call them. */
const NAMES: Record<string, MessageKey> = {
  on: 'settingOn',
  startOn: 'settingStartOn',
  sitesOff: 'settingSitesOff',
  sitesOn: 'settingSitesOn',
  mutedCategories: 'settingMutedCategories',
  mutedTerms: 'settingMutedTerms',
  everydayOn: 'settingEverydayOn',
  meanings: 'settingMeanings',
  look: 'settingLook',
  mentions: 'settingMentions',
  syncOn: 'settingSyncOn',
  packs: 'settingPacks',
};

function namesOf(settings: readonly string[]): string {
  return settings
    .map((setting) => {
      const name = NAMES[setting];
      return name ? t(name) : setting;
    })
    .join(t('listSeparator'));
}
