import { useId } from 'preact/hooks';
import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { Switch } from '../controls/Switch.tsx';
import { Keeping } from '../history/Keeping.tsx';
import { clock, date } from '../messages/format.ts';
import { t } from '../messages/messages.ts';

interface LetterOptionsProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  /** Needs a permission, which the browser asks for. */
  onNotify(on: boolean): void;
  onForget(): void;
}

/** The letter, what is recorded for it, and what comes of what is remembered. */
export function LetterOptions({ settings, onChange, onNotify, onForget }: LetterOptionsProps) {
  const { letterOn, emptyWeek, notifyOn, fadeOn, locked } = settings;
  const lockedNote = (name: keyof Settings) =>
    locked.includes(name) ? { note: t('sharedSetByOrganisationNote'), disabled: true } : {};
  return (
    <>
      <p class="soft">
        <a href="/letter.html">{t('letterSome')}</a> · <a href="/recall.html">{t('letterRecallPage')}</a> ·{' '}
        <a href="/history.html">{t('letterHistoryPage')}</a>
      </p>
      <section>
        <Switch
          label={t('optionsWeekly')}
          on={letterOn}
          onChange={(on) => onChange({ letterOn: on })}
          {...lockedNote('letterOn')}
        />
        {letterOn && <Time settings={settings} onChange={onChange} />}
      </section>
      {letterOn && (
        <>
          <Choice
            legend={t('optionsEmptyWeek')}
            chosen={emptyWeek}
            onChoose={(chosen) => onChange({ emptyWeek: chosen })}
            options={[
              { value: 'short', label: t('optionsEmptyShort') },
              { value: 'none', label: t('optionsEmptyNone') },
            ]}
          />
          <section>
            <Switch
              label={t('optionsNotify')}
              on={notifyOn}
              onChange={onNotify}
              {...lockedNote('notifyOn')}
            />
            <p class="soft">{t('optionsNotifyNote')}</p>
          </section>
        </>
      )}
      <section>
        <Switch
          label={t('optionsFade')}
          on={fadeOn}
          onChange={(on) => onChange({ fadeOn: on })}
          {...lockedNote('fadeOn')}
        />
        <p class="soft">{t('optionsFadeNote')}</p>
      </section>
      <Keeping settings={settings} onChange={onChange} onForget={onForget} />
    </>
  );
}

/** Monday first, in the numbers of `Date`. */
const DAYS = [1, 2, 3, 4, 5, 6, 0] as const;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A day and an hour by the reader's clock, in a week without a change of clocks: a Sunday is its day 0. */
const some = (day: number, hour: number) => new Date(2026, 0, 4 + day, hour).getTime();

function Time({ settings, onChange }: Pick<LetterOptionsProps, 'settings' | 'onChange'>) {
  const { letterDay, letterHour, locked } = settings;
  const id = useId();
  return (
    <div class="letter-time">
      <label for={`${id}day`}>{t('optionsLetterDay')}</label>
      <select
        id={`${id}day`}
        class="field"
        value={letterDay}
        disabled={locked.includes('letterDay')}
        onChange={(event) =>
          onChange({ letterDay: Number(event.currentTarget.value) as Settings['letterDay'] })
        }
      >
        {DAYS.map((day) => (
          <option key={day} value={day}>
            {date(some(day, 12), { weekday: 'long' })}
          </option>
        ))}
      </select>
      <label for={`${id}hour`}>{t('optionsLetterHour')}</label>
      <select
        id={`${id}hour`}
        class="field"
        value={letterHour}
        disabled={locked.includes('letterHour')}
        onChange={(event) =>
          onChange({ letterHour: Number(event.currentTarget.value) as Settings['letterHour'] })
        }
      >
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {clock(some(0, hour))}
          </option>
        ))}
      </select>
    </div>
  );
}
