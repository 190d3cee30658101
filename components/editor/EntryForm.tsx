import type { Problem } from '../../glossary/pack.ts';
import type { Layer } from '../../glossary/pack-types.ts';
import type { EntryHead } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { FIELD_LABELS } from '../options/field-labels.ts';
import type { EntryFields } from './entry-fields.ts';
import { Area, Line } from './Field.tsx';
import { SeeAlsoPicker } from './SeeAlsoPicker.tsx';
import { SourcesField } from './SourcesField.tsx';

interface EntryFormProps {
  fields: EntryFields;
  /** Names of the pack's categories. */
  categories: readonly string[];
  /** The pack's entries, for see-alsos. */
  heads: readonly EntryHead[];
  problems: readonly Problem[];
  onChange(change: EntryFields, what: string): void;
}

const MORE: Layer[] = ['plain', 'picture', 'where', 'myth', 'takeaway'];
const STATUSES = [
  'editorStatusDraft',
  'editorStatusReview',
  'editorStatusApproved',
  'editorStatusDeprecated',
] as const;

/** All that an entry can say. */
export function EntryForm({ fields, categories, heads, problems, onChange }: EntryFormProps) {
  const problemOf = (field: string) =>
    problems.find((problem) => (problem.field ?? '').split('.')[0] === field)?.message;
  const set = (change: EntryFields) => onChange(change, Object.keys(change)[0]!);
  const layer = (name: Layer, rows: number, hint?: string) => (
    <Area
      label={t(FIELD_LABELS[name])}
      hint={hint}
      rows={rows}
      value={fields[name] ?? ''}
      problem={problemOf(name)}
      onInput={(value) => set({ [name]: value })}
    />
  );
  return (
    <div class="entry-form">
      <Line
        label={t('fieldTerm')}
        value={fields.term ?? ''}
        problem={problemOf('term')}
        onInput={(term) => set({ term })}
      />
      <Area
        label={t('fieldAliases')}
        hint={t('editorAliasesHint')}
        rows={2}
        value={(fields.aliases ?? []).join('\n')}
        problem={problemOf('aliases')}
        onInput={(text) => set({ aliases: text ? text.split('\n') : [] })}
      />
      {layer('blurb', 2, t('editorBlurbHint'))}
      {layer('definition', 5, t('editorDefinitionHint'))}
      {layer('example', 3)}
      <Line
        label={t('fieldCategory')}
        hint={t('editorCategoryHint')}
        value={fields.category ?? ''}
        choices={categories}
        problem={problemOf('category')}
        onInput={(category) => set({ category })}
      />
      <details class="aside" open={MORE.some((name) => fields[name])}>
        <summary>{t('editorMoreLayers')}</summary>
        <div class="entry-more">{MORE.map((name) => layer(name, name === 'takeaway' ? 2 : 3))}</div>
      </details>
      <details
        class="aside"
        open={Boolean(fields.seeAlso?.length || fields.sources?.length || fields.status)}
      >
        <summary>{t('editorMoreFields')}</summary>
        <div class="entry-more">
          <SeeAlsoPicker
            chosen={fields.seeAlso ?? []}
            heads={heads}
            own={fields.id}
            onChange={(seeAlso) => set({ seeAlso })}
          />
          <SourcesField
            sources={fields.sources ?? []}
            problem={problemOf('sources')}
            onChange={(sources) => set({ sources })}
          />
          <div class="entry-row">
            <Line
              label={t('fieldStatus')}
              value={fields.status ?? ''}
              choices={STATUSES.map((status) => t(status))}
              problem={problemOf('status')}
              onInput={(status) => set({ status })}
            />
            <Line
              label={t('fieldReviewedBy')}
              value={fields.reviewedBy ?? ''}
              problem={problemOf('reviewedBy')}
              onInput={(reviewedBy) => set({ reviewedBy })}
            />
            <Line
              label={t('fieldUpdated')}
              value={fields.updated ?? ''}
              problem={problemOf('updated')}
              onInput={(updated) => set({ updated })}
            />
          </div>
        </div>
      </details>
      <label class="choice-row">
        <input
          type="checkbox"
          checked={fields.caseSensitive ?? false}
          onChange={(event) => set({ caseSensitive: event.currentTarget.checked })}
        />
        <span>
          {t('editorCase')}
          <span class="choice-note soft">{t('editorCaseNote')}</span>
        </span>
      </label>
    </div>
  );
}
