import { useId } from 'preact/hooks';
import type { Settings } from '../../glossary/settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { Switch } from '../controls/Switch.tsx';
import { Keeping } from '../history/Keeping.tsx';

interface LetterOptionsProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  /** Needs a permission, which the browser asks for. */
  onNotify(on: boolean): void;
  onForget(): void;
}

const LOCKED = 'set by your organisation';

/** The letter, what is recorded for it, and what comes of what is remembered. */
export function LetterOptions({ settings, onChange, onNotify, onForget }: LetterOptionsProps) {
  const { letterOn, emptyWeek, notifyOn, fadeOn, locked } = settings;
  const lockedNote = (name: keyof Settings) =>
    locked.includes(name) ? { note: LOCKED, disabled: true } : {};
  return (
    <>
      <p class="soft">
        <a href="/letter.html">Letters</a> · <a href="/recall.html">Recall</a> ·{' '}
        <a href="/history.html">History</a>
      </p>
      <section>
        <Switch
          label="A letter every week"
          on={letterOn}
          onChange={(on) => onChange({ letterOn: on })}
          {...lockedNote('letterOn')}
        />
        {letterOn && <Time settings={settings} onChange={onChange} />}
      </section>
      {letterOn && (
        <>
          <Choice
            legend="When nothing was met"
            chosen={emptyWeek}
            onChoose={(chosen) => onChange({ emptyWeek: chosen })}
            options={[
              { value: 'short', label: 'A short letter about one term' },
              { value: 'none', label: 'No letter' },
            ]}
          />
          <section>
            <Switch
              label="Notify me when it is here"
              on={notifyOn}
              onChange={onNotify}
              {...lockedNote('notifyOn')}
            />
            <p class="soft">
              Otherwise only a small number on LumoMate’s button tells. The browser asks for your permission.
            </p>
          </section>
        </>
      )}
      <section>
        <Switch
          label="Fade the marks of terms I know"
          on={fadeOn}
          onChange={(on) => onChange({ fadeOn: on })}
          {...lockedNote('fadeOn')}
        />
        <p class="soft">Fainter first, then none; they come back when you forget.</p>
      </section>
      <Keeping settings={settings} onChange={onChange} onForget={onForget} />
    </>
  );
}

/** Monday first, in the numbers of `Date`. */
const DAYS = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [0, 'Sunday'],
] as const;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function Time({ settings, onChange }: Pick<LetterOptionsProps, 'settings' | 'onChange'>) {
  const { letterDay, letterHour, locked } = settings;
  const id = useId();
  return (
    <div class="letter-time">
      <label for={`${id}day`}>On</label>
      <select
        id={`${id}day`}
        class="field"
        value={letterDay}
        disabled={locked.includes('letterDay')}
        onChange={(event) =>
          onChange({ letterDay: Number(event.currentTarget.value) as Settings['letterDay'] })
        }
      >
        {DAYS.map(([day, name]) => (
          <option key={day} value={day}>
            {name}
          </option>
        ))}
      </select>
      <label for={`${id}hour`}>at</label>
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
            {String(hour).padStart(2, '0')}:00
          </option>
        ))}
      </select>
    </div>
  );
}
