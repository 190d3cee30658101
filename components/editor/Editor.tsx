import { useMemo } from 'preact/hooks';
import type { Finding } from '../../glossary/check/finding.ts';
import type { PackWords } from '../../glossary/edit-pack.ts';
import type { PackInfo } from '../../glossary/pack-types.ts';
import type { EntryHead, EntryView, Neighbour, PackCount } from '../../glossary/requests.ts';
import { CardPreview } from '../card/CardPreview.tsx';
import type { Draw } from '../card/drawings.ts';
import { t } from '../messages/messages.ts';
import { Findings } from '../options/Findings.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntryNav, type NewDraft } from './EntryNav.tsx';
import { type EntryFields, isMissing, problemsOf, viewOf } from './entry-fields.ts';
import { PackHead } from './PackHead.tsx';

/** The entry that is open. */
export interface OpenEntry {
  /** Of the entry or, for a new one, of its draft. */
  id: string;
  isNew: boolean;
  fields: EntryFields;
  /** Differs from what is stored. */
  isChanged: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** Saving was tried, so that what is missing is worth saying. */
  wasTried: boolean;
}

/** What was just done, with a way back where there is one; or what did not work. */
export interface EditorNotice {
  text: string;
  isProblem?: boolean;
  undo?: () => void;
}

export interface EditorActions {
  choosePack(id: string): void;
  createPack(): void;
  describe(words: PackWords): Promise<void>;
  deletePack(): void;
  open(id: string): void;
  openDraft(id: string): void;
  create(): void;
  change(change: EntryFields, what: string): void;
  undo(): void;
  redo(): void;
  save(): void;
  /** Forgets what has not been saved. */
  discard(): void;
  duplicate(): void;
  remove(): void;
  getEntry(key: string): Promise<EntryView | null>;
  getDraw(): Promise<Draw>;
}

interface EditorProps {
  packs: readonly PackCount[];
  /** The pack that is written in. While there is none, what it will be. */
  pack: PackInfo;
  isPackNew: boolean;
  heads: readonly EntryHead[];
  drafts: readonly NewDraft[];
  changed: ReadonlySet<string>;
  entry: OpenEntry | undefined;
  notice: EditorNotice | undefined;
  /** The linter, for one entry; missing until it is there. */
  lint?: ((view: EntryView, pack: PackInfo) => Finding[]) | undefined;
  actions: EditorActions;
}

/** Writing in a pack of one's own: its entries, the open one, and how its card will look. */
export function Editor(props: EditorProps) {
  const { packs, pack, isPackNew, heads, drafts, changed, entry, notice, actions } = props;
  return (
    <>
      <PackHead
        packs={packs}
        pack={isPackNew ? undefined : pack}
        onChoose={actions.choosePack}
        onCreate={actions.createPack}
        onDescribe={actions.describe}
        onDelete={actions.deletePack}
      />
      <main class={isPackNew ? 'editor editor-new' : 'editor'}>
        {!isPackNew && (
          <EntryNav
            heads={heads}
            drafts={drafts}
            changed={changed}
            open={entry?.id}
            onOpen={actions.open}
            onOpenDraft={actions.openDraft}
            onNew={actions.create}
          />
        )}
        {entry ? (
          <Entry key={entry.id} {...props} entry={entry} />
        ) : (
          <div class="editor-empty">
            <p>{t(heads.length ? 'editorChoose' : 'editorEmpty')}</p>
            <button type="button" class="button button-main" onClick={actions.create}>
              {t(heads.length ? 'editorWriteNew' : 'editorWriteFirst')}
            </button>
          </div>
        )}
      </main>
      <div class="editor-notice" role="status">
        {notice && (
          <p class={notice.isProblem ? 'problem' : undefined}>
            {notice.text}{' '}
            {notice.undo && (
              <button type="button" class="link-button" onClick={notice.undo}>
                {t('sharedUndo')}
              </button>
            )}
          </p>
        )}
      </div>
    </>
  );
}

function Entry({ entry, pack, heads, lint, actions }: EditorProps & { entry: OpenEntry }) {
  const { fields, isNew, isChanged, wasTried } = entry;
  const neighbours = useMemo(
    () => new Map(heads.map((head) => [head.id, neighbourOf(head, pack.id)])),
    [heads, pack.id],
  );
  const view = useMemo(() => viewOf(fields, pack, neighbours), [fields, pack, neighbours]);
  const problems = problemsOf(fields, pack);
  const findings = problems.length === 0 && lint ? lint(view, pack) : [];
  return (
    <>
      <form
        class="editor-form"
        aria-label={isNew ? t('editorNewEntry') : t('editorEntry', fields.term ?? '')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          actions.save();
        }}
        onKeyDown={(event) => handleKeys(event, actions)}
      >
        <div class="editor-bar">
          <button type="submit" class="button button-main" disabled={!isChanged}>
            {t('sharedSave')}
          </button>
          <button type="button" class="button" disabled={!entry.canUndo} onClick={actions.undo}>
            {t('sharedUndo')}
          </button>
          <button type="button" class="button" disabled={!entry.canRedo} onClick={actions.redo}>
            {t('editorRedo')}
          </button>
          <span class="editor-state soft">
            {isChanged ? t('editorDraftKept') : isNew ? '' : t('editorSaved')}
          </span>
          {isChanged && (
            <button type="button" class="text-button" onClick={actions.discard}>
              {t(isNew ? 'editorDiscard' : 'editorRevert')}
            </button>
          )}
          {!isNew && (
            <>
              <button type="button" class="text-button" onClick={actions.duplicate}>
                {t('editorDuplicate')}
              </button>
              <button type="button" class="text-button" onClick={actions.remove}>
                {t('sharedDelete')}
              </button>
            </>
          )}
        </div>
        <EntryForm
          fields={fields}
          categories={pack.categories.map(({ name }) => name)}
          heads={heads}
          problems={problems.filter((problem) => wasTried || !isMissing(problem))}
          onChange={actions.change}
        />
      </form>
      <section class="editor-preview" aria-label={t('editorPreview')}>
        <p class="soft">{t('editorAsSeen')}</p>
        <CardPreview view={view} getEntry={actions.getEntry} getDraw={actions.getDraw} />
        {findings.length > 0 && <Findings findings={findings} />}
      </section>
    </>
  );
}

function neighbourOf({ id, term, blurb }: EntryHead, pack: string): Neighbour {
  return { key: `${pack}/${id}`, term, blurb, path: '' };
}

function handleKeys(event: KeyboardEvent, actions: EditorActions): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const act =
    key === 's' || key === 'enter'
      ? actions.save
      : key === 'y' || (key === 'z' && event.shiftKey)
        ? actions.redo
        : key === 'z'
          ? actions.undo
          : undefined;
  if (!act) return;
  event.preventDefault();
  act();
}
