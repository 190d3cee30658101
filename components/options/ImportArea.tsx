import { useId, useRef, useState } from 'preact/hooks';
import type { PackCount } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';
import { AddressForm } from './AddressForm.tsx';
import { chosenFiles, type NamedFile } from './dropped-files.ts';
import { ImportPreview, type PreviewActions } from './ImportPreview.tsx';
import { ImportReport } from './ImportReport.tsx';
import type { ImportJob } from './import-job.ts';

/** What can be brought in, and what becomes of it. */
export interface ImportActions extends PreviewActions {
  importFiles(files: NamedFile[]): void;
  importText(text: string): void;
  /** @param header a whole header line, '' for none */
  importAddress(url: string, header: string): void;
  /** Follows a pack at an address. Rejects with a sentence. */
  subscribe(url: string, header: string): Promise<void>;
  dismiss(job: ImportJob): void;
}

interface ImportAreaProps {
  jobs: readonly ImportJob[];
  packs: readonly PackCount[];
  actions: ImportActions;
}

/** Where packs come in, and what became of them. Dropping and pasting work on the whole page (`PageIntake`). */
export function ImportArea({ jobs, packs, actions }: ImportAreaProps) {
  const [pasting, setPasting] = useState(false);
  return (
    <div class="import">
      <div class="import-ways">
        <h3 class="group-title" tabIndex={-1}>
          {t('importAdd')}
        </h3>
        <div class="import-how">
          <Chooser label={t('importFiles')} onFiles={actions.importFiles} />
          <Chooser label={t('importFolder')} folder onFiles={actions.importFiles} />
          <button type="button" class="button" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
            {t('importPaste')}
          </button>
          <span class="soft">{t('importHow')}</span>
        </div>
        {pasting && (
          <PasteForm
            onText={(text) => {
              setPasting(false);
              actions.importText(text);
            }}
          />
        )}
        <AddressForm onImport={actions.importAddress} onSubscribe={actions.subscribe} />
      </div>
      {jobs.map((job) => (
        <Job key={job.id} job={job} state={job.state} packs={packs} actions={actions} />
      ))}
    </div>
  );
}

interface JobProps extends Omit<ImportAreaProps, 'jobs'> {
  job: ImportJob;
  state: ImportJob['state'];
}

function Job({ job, state, packs, actions }: JobProps) {
  if ('preview' in state) return <ImportPreview job={job} state={state} packs={packs} actions={actions} />;
  return <ImportReport fileName={job.fileName} state={state} onDismiss={() => actions.dismiss(job)} />;
}

interface ChooserProps {
  label: string;
  folder?: boolean;
  onFiles(files: NamedFile[]): void;
}

function Chooser({ label, folder = false, onFiles }: ChooserProps) {
  const id = useId();
  return (
    <label class="button import-choose" for={id}>
      {label}
      <input
        id={id}
        class="unseen"
        type="file"
        multiple
        ref={(input) => {
          if (input) input.webkitdirectory = folder;
        }}
        onChange={({ currentTarget: input }) => {
          const files = chosenFiles(input.files ?? []);
          if (files.length) onFiles(files);
          // So that the same file, put right, can be chosen again.
          input.value = '';
        }}
      />
    </label>
  );
}

function PasteForm({ onText }: { onText(text: string): void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setEmpty] = useState(true);
  return (
    <form
      class="paste"
      onSubmit={(event) => {
        event.preventDefault();
        if (field.current?.value.trim()) onText(field.current.value);
      }}
    >
      <textarea
        ref={field}
        class="field"
        rows={6}
        aria-label={t('importText')}
        placeholder={t('importTextExample')}
        spellcheck={false}
        onInput={({ currentTarget }) => setEmpty(!currentTarget.value.trim())}
      />
      <button type="submit" class="button" disabled={isEmpty}>
        {t('importReadText')}
      </button>
    </form>
  );
}
