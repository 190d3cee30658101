import type { Source } from '../../glossary/pack-types.ts';

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
      <legend>Sources</legend>
      {sources.map(({ title, url = '' }, i) => (
        <div key={i} class="source-row">
          <input
            class="field"
            type="text"
            aria-label={`Title of source ${i + 1}`}
            placeholder="Title"
            value={title}
            onInput={(event) => set(i, { title: event.currentTarget.value })}
          />
          <input
            class="field"
            type="url"
            aria-label={`Address of source ${i + 1}`}
            placeholder="https://…"
            value={url}
            onInput={(event) => set(i, { url: event.currentTarget.value })}
          />
          <button
            type="button"
            class="text-button"
            aria-label={`Remove source ${i + 1}`}
            onClick={() => onChange(sources.filter((_, at) => at !== i))}
          >
            Remove
          </button>
        </div>
      ))}
      {problem && (
        <p class="problem" role="alert">
          Sources: {problem}
        </p>
      )}
      <p>
        <button type="button" class="text-button" onClick={() => onChange([...sources, { title: '' }])}>
          Add a source
        </button>
      </p>
    </fieldset>
  );
}
