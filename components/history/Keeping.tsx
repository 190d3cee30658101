import { useId } from 'preact/hooks';
import { CHOICES, type Settings } from '../../glossary/settings.ts';
import { Switch } from '../controls/Switch.tsx';

interface KeepingProps {
  settings: Settings;
  onChange(change: Partial<Settings>): void;
  onForget(): void;
}

const KEPT: Record<Settings['historyKept'], string> = {
  always: 'Until I delete it',
  year: 'For a year',
  quarter: 'For three months',
  month: 'For a month',
};

const LOCKED = 'set by your organisation';

/** What is written down of a reader’s reading, for how long, and how all of it goes. */
export function Keeping({ settings, onChange, onForget }: KeepingProps) {
  const { historyOn, pagesOn, historyKept, locked } = settings;
  const id = useId();
  const isLocked = (name: keyof Settings) => locked.includes(name);
  return (
    <div class="keeping">
      <div>
        <Switch
          label="Write down what I meet"
          {...(isLocked('historyOn') && { note: LOCKED })}
          on={historyOn}
          disabled={isLocked('historyOn')}
          onChange={(on) => onChange({ historyOn: on })}
        />
        <p class="soft">The terms whose cards you read and entries you open, here and nowhere else.</p>
      </div>
      <div>
        <Switch
          label="With the page’s title and address"
          {...(isLocked('pagesOn') && { note: LOCKED })}
          on={pagesOn}
          disabled={!historyOn || isLocked('pagesOn')}
          onChange={(on) => onChange({ pagesOn: on })}
        />
        <p class="soft">So that you find again where you met a term. Never in private windows.</p>
      </div>
      <div class="keeping-row">
        <label for={id}>Kept</label>
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
              {KEPT[kept]}
            </option>
          ))}
        </select>
      </div>
      <button type="button" class="button button-danger" onClick={onForget}>
        Forget everything…
      </button>
    </div>
  );
}
