import type { Settings } from '../../glossary/settings.ts';
import type { UpkeepStatus } from '../../glossary/upkeep-status.ts';
import { LockedNote } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
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
        label="Share my choices and subscriptions with my other devices"
        on={settings.syncOn}
        disabled={settings.locked.includes('syncOn') || sync?.available === false}
        onChange={(syncOn) => onChange({ syncOn })}
      />
      {settings.locked.includes('syncOn') && <LockedNote />}
      <p class="soft">
        {sync?.available === false
          ? 'This browser has no storage that goes to other devices.'
          : 'Through the browser’s own sync, where that is on. Packs from files and tokens stay here.'}
      </p>
      {sync?.problem && <p class="problem">{sync.problem}</p>}
      {sync?.taken && (
        <p class="soft">
          Last taken from another device, {timeAway(sync.taken.at)}: {sync.taken.what.map(nameOf).join(', ')}.
        </p>
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
      <h3 class="group-title">Your organisation</h3>
      <p class="soft">
        {locked.length
          ? `It has set LumoMate up here, and locked: ${locked.map(nameOf).join(', ')}.`
          : 'It has set LumoMate up here; you may change what it has chosen.'}
      </p>
      {notes.length > 0 && (
        <details class="aside">
          <summary>What of its policy is not followed ({notes.length})</summary>
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
const NAMES: Record<string, string> = {
  on: 'whether terms are explained',
  startOn: 'which pages are read',
  sitesOff: 'sites to leave alone',
  sitesOn: 'sites to read',
  mutedCategories: 'muted categories',
  mutedTerms: 'muted terms',
  everydayOn: 'everyday words on sites',
  meanings: 'what words mean on sites',
  look: 'the look of marks',
  mentions: 'which mentions are marked',
  syncOn: 'sharing between devices',
  packs: 'subscriptions',
};

function nameOf(setting: string): string {
  return NAMES[setting] ?? setting;
}
