import { type Column, FIELDS, type FieldName } from '../../glossary/formats/draft.ts';
import { t } from '../messages/messages.ts';
import { FIELD_LABELS } from './field-labels.ts';

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
      <legend class="group-title">{t('importColumns')}</legend>
      <div class="columns-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('importColumn')}</th>
              <th scope="col">{t('importTakenAs')}</th>
              <th scope="col">{t('importForExample')}</th>
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
                    aria-label={t('importColumnIs', name)}
                    value={field ?? LEFT_OUT}
                    onChange={({ currentTarget: { value } }) =>
                      onChange(fields.with(i, value === LEFT_OUT ? null : (value as FieldName)))
                    }
                  >
                    <option value={LEFT_OUT}>{t('importColumnOut')}</option>
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
