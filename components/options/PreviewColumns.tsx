import { type Column, FIELDS, type FieldName } from '../../glossary/formats/draft.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { t } from '../messages/messages.ts';

interface PreviewColumnsProps {
  columns: readonly Column[];
  onChange(fields: (FieldName | null)[]): void;
}

const LEFT_OUT = '';

/** The columns of a table, and what each was taken for. */
export function PreviewColumns({ columns, onChange }: PreviewColumnsProps) {
  const fields = columns.map(({ field }) => field);
  return (
    <fieldset class="columns">
      <legend class="group-title">Columns</legend>
      <div class="columns-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Taken as</th>
              <th scope="col">For example</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, field, examples }, i) => (
              <tr key={i}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <select
                    class="field"
                    aria-label={`Column ${name} is`}
                    value={field ?? LEFT_OUT}
                    onChange={({ currentTarget: { value } }) =>
                      onChange(fields.with(i, value === LEFT_OUT ? null : (value as FieldName)))
                    }
                  >
                    <option value={LEFT_OUT}>left out</option>
                    {FIELDS.map((one) => (
                      <option key={one} value={one}>
                        {t(FIELD_LABELS[one])}
                      </option>
                    ))}
                  </select>
                </td>
                <td class="soft">
                  <bdi>{examples.join(' · ')}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}
