import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { SiteList } from './SiteList.tsx';

interface StartUpProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
}

/** Which pages are read when they open. */
export function StartUp({ settings, onChange }: StartUpProps) {
  return (
    <>
      <Choice
        legend="Read pages"
        chosen={settings.startOn}
        locked={settings.locked.includes('startOn')}
        onChoose={(startOn) => onChange({ startOn })}
        options={[
          { value: 'every-site', label: 'On every site', note: 'Except those you switch off.' },
          {
            value: 'chosen-sites',
            label: 'Only on sites I choose',
            note: 'Here, or with the switch in the popup.',
          },
          {
            value: 'when-asked',
            label: 'Only when I ask',
            note: 'The popup then has a button, “Read this page”.',
          },
        ]}
      />
      {settings.startOn === 'chosen-sites' && (
        <SiteList
          title="Sites to read"
          sites={settings.sitesOn}
          locked={settings.locked.includes('sitesOn')}
          none="None yet, so nothing is read."
          onChange={(sitesOn) => onChange({ sitesOn })}
        />
      )}
      {settings.startOn !== 'when-asked' && (
        <SiteList
          title="Sites to leave alone"
          sites={settings.sitesOff}
          locked={settings.locked.includes('sitesOff')}
          none="None."
          onChange={(sitesOff) => onChange({ sitesOff })}
        />
      )}
    </>
  );
}
