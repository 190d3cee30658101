import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { infoProblems } from '../../glossary/edit-pack.ts';
import { FORMAT_NAMES, type ReadOptions } from '../../glossary/formats/draft.ts';
import type { Preview } from '../../glossary/formats/preview.ts';
import { BUILT_IN, type PackCount } from '../../glossary/requests.ts';
import { useAnswer } from '../controls/use-answer.ts';
import { number } from '../messages/format.ts';
import { t, tCount } from '../messages/messages.ts';
import { InfoFields, type InfoWords } from './InfoFields.tsx';
import type { ImportJob, PreviewState } from './import-job.ts';
import { PreviewColumns } from './PreviewColumns.tsx';
import { PreviewEntries } from './PreviewEntries.tsx';
import type { PackWish } from './pack-reader.ts';
import { Replacement } from './Replacement.tsx';

/** What can be done with what was understood of a file. */
export interface PreviewActions {
  /** Reads the file again, as its reader says. */
  readAgain(job: ImportJob, options: ReadOptions): void;
  /** Reads each of its files as a pack of its own. */
  split(job: ImportJob): void;
  /** @param onlyOn the host that its terms are for; undefined for all */
  store(job: ImportJob, wish: PackWish, onlyOn: string | undefined): void;
  cancel(job: ImportJob): void;
  /** What an import would change in a stored pack; undefined when that cannot be told. */
  compare(job: ImportJob, pack: PackCount): Promise<{ added: number; removed: number } | undefined>;
}

interface ImportPreviewProps {
  job: ImportJob;
  state: PreviewState;
  packs: readonly PackCount[];
  actions: PreviewActions;
}

/** What was understood of a file, before anything of it is stored. */
export function ImportPreview({ job, state: { preview, rereading }, packs, actions }: ImportPreviewProps) {
  const [edited, setEdited] = useState<Partial<InfoWords>>({});
  const [options, setOptions] = useState<ReadOptions>({});
  const [own, setOwn] = useState(false);
  const [onlyOn, setOnlyOn] = useState(job.site);
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // Its reader comes from the page's popup, and has not seen this page before.
  useLayoutEffect(() => {
    if (job.site) heading.current?.focus();
  }, [job.site]);
  const info: InfoWords = { ...blank, ...preview.info, ...edited };
  const replaced = packs.find(({ id }) => id === info.id);
  const isBuiltIn = info.id === BUILT_IN;
  const problems = infoProblems(info);
  if (isBuiltIn) problems.push({ field: 'id', message: t('importIdTaken') });
  // Of a pack that is there, however it is renamed; asked again when other entries have been read.
  const question = replaced && !isBuiltIn ? `${info.id} ${preview.kept}` : undefined;
  const changes = useAnswer(question, () => actions.compare(job, replaced!));

  function readAs(change: ReadOptions): void {
    const next = { ...options, ...change };
    setOptions(next);
    actions.readAgain(job, next);
  }

  return (
    <section class="preview" aria-labelledby={title} aria-busy={rereading}>
      <div class="preview-head">
        <h3 id={title} tabIndex={-1} ref={heading}>
          {job.fileName}
        </h3>
        <p class="soft">
          {FORMAT_NAMES[preview.format]}
          {job.files > 1 && <SplitOffer job={job} onSplit={() => actions.split(job)} />}
        </p>
      </div>
      <Counts preview={preview} />
      {preview.problems && (
        <ul class="plain-list problem" role="alert">
          {preview.problems.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {preview.columns && (
        <PreviewColumns columns={preview.columns} onChange={(columns) => readAs({ columns })} />
      )}
      <InfoFields
        info={info}
        languages={preview.languages}
        problems={problems}
        onChange={(change) => setEdited({ ...edited, ...change })}
        onLanguage={(language) => {
          setEdited({ ...edited, language });
          if (preview.languages?.includes(language)) readAs({ language });
        }}
      />
      <PreviewEntries samples={preview.samples} kept={preview.kept} />
      <Dropped preview={preview} />
      {replaced && !isBuiltIn && (
        <Replacement old={replaced} version={info.version} entries={preview.kept} changes={changes.value} />
      )}
      {job.site && (
        <label class="choice-row">
          <input
            type="checkbox"
            checked={onlyOn !== undefined}
            onChange={(event) => setOnlyOn(event.currentTarget.checked ? job.site : undefined)}
          />
          <span>{t('importOnlyOn', job.site)}</span>
        </label>
      )}
      <label class="choice-row">
        <input type="checkbox" checked={own} onChange={(event) => setOwn(event.currentTarget.checked)} />
        <span>
          {t('importOwn')}
          <span class="choice-note soft">{t('importOwnNote')}</span>
        </span>
      </label>
      <div class="buttons">
        <button
          type="button"
          class="button button-main"
          disabled={rereading || preview.kept === 0 || problems.length > 0}
          onClick={() => actions.store(job, { ...filled(info), ...(own && { own: true as const }) }, onlyOn)}
        >
          {replaced && !isBuiltIn ? t('importReplace', replaced.name) : takeWords(preview.kept)}
        </button>
        <button type="button" class="button" onClick={() => actions.cancel(job)}>
          {t('importCancel')}
        </button>
      </div>
    </section>
  );
}

const blank: InfoWords = {
  ...{ id: '', name: '', version: '', language: '' },
  ...{ description: '', author: '', licence: '', homepage: '' },
};

/** An emptied field says that the pack has none, also where its file has one. */
function filled(info: InfoWords): PackWish {
  return Object.fromEntries(
    Object.entries(info).map(([field, value]) => [field, value.trim() || undefined]),
  ) as unknown as PackWish;
}

function SplitOffer({ job: { files }, onSplit }: { job: ImportJob; onSplit(): void }) {
  return (
    <>
      {' '}
      · {t('importAsOne', files)}{' '}
      <button type="button" class="link-button" onClick={onSplit}>
        {t('importSplit')}
      </button>
    </>
  );
}

function takeWords(entries: number): string {
  return entries ? tCount('importTake', entries) : t('importTakeNone');
}

/** How much came in, stays and goes. */
function Counts({ preview: { found, kept, droppedCount } }: { preview: Preview }) {
  const counts: [value: number, what: 'importFound' | 'importKept' | 'importDropped'][] = [
    [found, 'importFound'],
    [kept, 'importKept'],
    [droppedCount, 'importDropped'],
  ];
  return (
    <dl class="counts">
      {counts.map(([value, what]) => (
        <div key={what} class={what === 'importDropped' && value > 0 ? 'count-warns' : undefined}>
          <dt>{t(what)}</dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Dropped({ preview: { dropped, droppedCount, notes } }: { preview: Preview }) {
  return (
    <>
      {droppedCount > 0 && (
        <details class="aside">
          <summary>{t('importWhatDropped')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing in it that takes focus */}
          <ul class="lines" tabIndex={0}>
            {dropped.map(({ at, term, why }, i) => (
              <li key={i}>
                <span class="soft">{at}</span> {term && <bdi>“{term}”</bdi>} {why}
              </li>
            ))}
            {droppedCount > dropped.length && (
              <li class="soft">{t('importAndMore', droppedCount - dropped.length)}</li>
            )}
          </ul>
        </details>
      )}
      {notes.length > 0 && (
        <details class="aside">
          <summary>{t('importNotes', notes.length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
          <ul class="lines" tabIndex={0}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
