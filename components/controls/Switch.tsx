import { useId } from 'preact/hooks';

interface SwitchProps {
  label: string;
  /** The id of an element that already shows the label. */
  labelledBy?: string;
  /** The label is only read out. */
  bare?: boolean;
  /** A softer word after the label: a count, a reason. */
  note?: string;
  on: boolean;
  /** Some of what it stands for is on; a click then switches all of it on. */
  partly?: boolean;
  disabled?: boolean;
  onChange(on: boolean): void;
}

/** An on/off switch with its label, or without where another element shows that. */
export function Switch({ label, labelledBy, bare, note, on, partly, disabled, onChange }: SwitchProps) {
  const id = useId();
  const control = (
    <button
      id={id}
      type="button"
      class={partly ? 'switch switch-partly' : 'switch'}
      role="switch"
      aria-checked={on}
      aria-labelledby={labelledBy}
      aria-label={bare ? label : undefined}
      disabled={disabled}
      onClick={() => onChange(!on)}
    />
  );
  if (labelledBy || bare) return control;
  return (
    <div class="switch-row">
      <label class="switch-label" for={id}>
        {label} {note && <span class="switch-note">{note}</span>}
      </label>
      {control}
    </div>
  );
}
