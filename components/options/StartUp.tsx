import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { t } from '../messages/messages.ts';
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
        legend={t('optionsRead')}
        chosen={settings.startOn}
        locked={settings.locked.includes('startOn')}
        onChoose={(startOn) => onChange({ startOn })}
        options={[
          { value: 'every-site', label: t('optionsReadAll'), note: t('optionsReadAllNote') },
          {
            value: 'chosen-sites',
            label: t('optionsReadChosen'),
            note: t('optionsReadChosenNote'),
          },
          {
            value: 'when-asked',
            label: t('optionsReadAsked'),
            note: t('optionsReadAskedNote'),
          },
        ]}
      />
      {settings.startOn === 'chosen-sites' && (
        <SiteList
          title={t('optionsSitesOn')}
          sites={settings.sitesOn}
          locked={settings.locked.includes('sitesOn')}
          none={t('optionsSitesOnNone')}
          onChange={(sitesOn) => onChange({ sitesOn })}
        />
      )}
      {settings.startOn !== 'when-asked' && (
        <SiteList
          title={t('optionsSitesOff')}
          sites={settings.sitesOff}
          locked={settings.locked.includes('sitesOff')}
          none={t('optionsSitesOffNone')}
          onChange={(sitesOff) => onChange({ sitesOff })}
        />
      )}
    </>
  );
}
