import { useId } from 'preact/hooks';
import { CHOICES, type Settings } from '../../glossary/settings.ts';
import { Switch } from '../controls/Switch.tsx';
import { t } from '../messages/messages.ts';

interface KeepingProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  onForget(): void;
}

const KEPT = {
  always: 'historyKeptAlways',
  year: 'historyKeptYear',
  quarter: 'historyKeptQuarter',
  month: 'historyKeptMonth',
} as const;

/** What is written down of a reader’s reading, for how long, and how all of it goes. */
export function Keeping({ settings, onChange, onForget }: KeepingProps) {
  const { historyOn, pagesOn, historyKept, locked } = settings;
  const id = useId();
  const isLocked = (name: keyof Settings) => locked.includes(name);
  return (
    <div class="keeping">
      <div>
        <Switch
          label={t('historyRecord')}
          {...(isLocked('historyOn') && { note: t('sharedSetByOrganisationNote') })}
          on={historyOn}
          disabled={isLocked('historyOn')}
          onChange={(on) => onChange({ historyOn: on })}
        />
        <p class="soft">{t('historyRecordNote')}</p>
      </div>
      <div>
        <Switch
          label={t('historyPages')}
          {...(isLocked('pagesOn') && { note: t('sharedSetByOrganisationNote') })}
          on={pagesOn}
          disabled={!historyOn || isLocked('pagesOn')}
          onChange={(on) => onChange({ pagesOn: on })}
        />
        <p class="soft">{t('historyPagesNote')}</p>
      </div>
      <div class="keeping-row">
        <label for={id}>{t('historyKept')}</label>
        <select
          id={id}
          class="field"
          value={historyKept}
          disabled={isLocked('historyKept')}
          onChange={(event) =>
            onChange({ historyKept: event.currentTarget.value as Settings['historyKept'] })
          }
        >
          {CHOICES.historyKept.map((kept) => (
            <option key={kept} value={kept}>
              {t(KEPT[kept])}
            </option>
          ))}
        </select>
      </div>
      <button type="button" class="button button-danger" onClick={onForget}>
        {t('historyForget')}
      </button>
    </div>
  );
}
