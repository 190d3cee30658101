import type { Source } from '../../glossary/pack-types.ts';
import { t } from '../messages/messages.ts';

interface SourcesFieldProps {
  sources: readonly Source[];
  problem: string | undefined;
  onChange(sources: Source[]): void;
}

/** Where what is said comes from: titles, with addresses where there are any. */
export function SourcesField({ sources, problem, onChange }: SourcesFieldProps) {
  const set = (at: number, change: Partial<Source>) =>
    onChange(sources.map((source, i) => (i === at ? { ...source, ...change } : source)));
  return (
    <fieldset class="info-field sources">
      <legend>{t('sharedSources')}</legend>
      {sources.map(({ title, url = '' }, i) => (
        <div key={i} class="source-row">
          <input
            class="field"
            type="text"
            aria-label={t('editorSourceTitle', i + 1)}
            placeholder={t('editorSourceTitleHint')}
            value={title}
            onInput={(event) => set(i, { title: event.currentTarget.value })}
          />
          <input
            class="field"
            type="url"
            aria-label={t('editorSourceAddress', i + 1)}
            placeholder="https://…"
            value={url}
            onInput={(event) => set(i, { url: event.currentTarget.value })}
          />
          <button
            type="button"
            class="text-button"
            aria-label={t('editorSourceRemove', i + 1)}
            onClick={() => onChange(sources.filter((_, at) => at !== i))}
          >
            {t('sharedRemove')}
          </button>
        </div>
      ))}
      {problem && (
        <p class="problem" role="alert">
          {t('editorProblem', t('sharedSources'), problem)}
        </p>
      )}
      <p>
        <button type="button" class="text-button" onClick={() => onChange([...sources, { title: '' }])}>
          {t('editorSourceAdd')}
        </button>
      </p>
    </fieldset>
  );
}
