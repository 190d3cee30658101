import { useId } from 'preact/hooks';
import { LockedNote } from './LockedNote.tsx';

/** One of the things to choose from. */
interface Option<Value extends string> {
  value: Value;
  label: string;
  /** What choosing it means. */
  note?: string;
}

interface ChoiceProps<Value extends string> {
  legend: string;
  options: readonly Option<Value>[];
  chosen: NoInfer<Value>;
  /** An administrator has chosen. */
  locked?: boolean;
  onChoose(value: NoInfer<Value>): void;
}

/** Radio buttons: exactly one of a few. */
export function Choice<Value extends string>({
  legend,
  options,
  chosen,
  locked,
  onChoose,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice" disabled={locked}>
      <legend class="group-title">{legend}</legend>
      {locked && <LockedNote />}
      {options.map(({ value, label, note }) => (
        <label key={value} class="choice-row">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>
            {label}
            {note && <span class="choice-note soft"> {note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
