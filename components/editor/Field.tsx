import { useId } from 'preact/hooks';
import { t } from '../messages/messages.ts';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  problem: string | undefined;
  onInput(value: string): void;
}

/** A field of one line. @param choices offered while typing; others may be typed */
export function Line({ choices, ...props }: FieldProps & { choices?: readonly string[] }) {
  const id = useId();
  return (
    <div class="info-field">
      <label for={id}>{props.label}</label>
      <input
        {...control(id, props)}
        type="text"
        list={choices && `${id}-choices`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <Below id={id} {...props} />
    </div>
  );
}

/** A field of several lines. */
export function Area({ rows, ...props }: FieldProps & { rows: number }) {
  const id = useId();
  return (
    <div class="info-field">
      <label for={id}>{props.label}</label>
      <textarea
        {...control(id, props)}
        // Grows with its text.
        rows={Math.max(rows, Math.min(14, props.value.split('\n').length + 1))}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Below id={id} {...props} />
    </div>
  );
}

function control(id: string, { value, problem, hint }: FieldProps) {
  return {
    id,
    class: 'field',
    value,
    autocomplete: 'off' as const,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? hint && `${id}-hint` : `${id}-problem`,
  };
}

function Below({
  id,
  hint,
  label,
  problem,
}: Pick<FieldProps, 'hint' | 'label' | 'problem'> & { id: string }) {
  if (problem !== undefined) {
    return (
      <span class="problem" id={`${id}-problem`}>
        {t('editorProblem', label, problem)}
      </span>
    );
  }
  return hint ? (
    <span class="soft" id={`${id}-hint`}>
      {hint}
    </span>
  ) : null;
}
