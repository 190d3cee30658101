import { useId } from 'preact/hooks';
import { ImportReport } from './ImportReport.tsx';
import type { ImportJob } from './import-job.ts';

interface ImportAreaProps {
  jobs: readonly ImportJob[];
  onFiles(files: File[]): void;
  onDismiss(job: ImportJob): void;
}

/** Where packs come in by a file chooser, and what became of them. Dropping works on the whole page (`PageDrop`). */
export function ImportArea({ jobs, onFiles, onDismiss }: ImportAreaProps) {
  const id = useId();
  return (
    <div class="import">
      <p class="import-how">
        <label class="button import-choose" for={id}>
          Import a pack…
          <input
            id={id}
            class="unseen"
            type="file"
            accept=".json,application/json"
            multiple
            onChange={({ currentTarget: input }) => {
              onFiles([...(input.files ?? [])]);
              // So that the same file, put right, can be chosen again.
              input.value = '';
            }}
          />
        </label>
        <span class="soft">or drop its file anywhere on this page. Packs are JSON files.</span>
      </p>
      {jobs.map((job) => (
        <ImportReport key={job.id} job={job} onDismiss={() => onDismiss(job)} />
      ))}
    </div>
  );
}
