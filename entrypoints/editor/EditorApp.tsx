import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { Editor, type EditorActions, type OpenEntry } from '../../components/editor/Editor.tsx';
import { draw } from '../../components/illustration/draw.ts';
import type { Ask } from '../../glossary/requests.ts';
import { createDraftStore } from './draft-store.ts';
import { createEditorKeeper, type EditorState } from './editor-keeper.ts';
import { createLint, type Lint } from './lint.ts';

/** The editor's page: shows what its keeper knows, and keeps its address up to date. */
export function EditorApp({ ask }: { ask: Ask }) {
  const [state, setState] = useState<EditorState>();
  const [lint, setLint] = useState<Lint>();
  useEffect(() => void createLint().then((made) => setLint(() => made)), []);
  const keeper = useMemo(
    () => createEditorKeeper(ask, createDraftStore(browser.storage.local), setState),
    [ask],
  );
  const actions = useMemo(
    (): EditorActions => ({
      ...keeper,
      getEntry: (key) => ask('get-entry', { key }),
      getDraw: async () => draw,
    }),
    [keeper, ask],
  );
  useLayoutEffect(() => {
    const { pack, entry, draft } = Object.fromEntries(new URLSearchParams(location.search));
    void keeper.begin({ pack, entry, draft });
  }, [keeper]);
  useEffect(() => {
    const leaving = new AbortController();
    const flush = () => void keeper.flush();
    // A tab that is closed may never be told more than that it is hidden.
    document.addEventListener('visibilitychange', flush, { signal: leaving.signal });
    window.addEventListener('pagehide', flush, { signal: leaving.signal });
    return () => leaving.abort();
  }, [keeper]);
  useEffect(() => {
    if (state) history.replaceState(null, '', addressOf(state));
  }, [state]);
  if (!state) return null;
  const { pack, open, drafts } = state;
  return (
    <Editor
      packs={state.packs}
      pack={pack}
      isPackNew={state.isPackNew}
      heads={state.heads}
      drafts={newDraftsOf(state)}
      changed={
        new Set(
          [...drafts.values()].flatMap((draft) => (draft.pack === pack.id ? (draft.replaces ?? []) : [])),
        )
      }
      entry={open && entryOf(state, open)}
      notice={state.notice}
      lint={lint}
      actions={actions}
    />
  );
}

function entryOf({ pack, drafts }: EditorState, open: NonNullable<EditorState['open']>): OpenEntry {
  const { id, isNew, history, wasTried } = open;
  return {
    id,
    isNew,
    fields: history.now,
    isChanged: drafts.has(isNew ? id : `${pack.id}/${id}`),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    wasTried,
  };
}

/** Of this pack, or of none yet; the newest first. */
function newDraftsOf({ drafts, pack }: EditorState) {
  return [...drafts]
    .filter(([, draft]) => draft.replaces === undefined && (draft.pack ?? pack.id) === pack.id)
    .sort(([, a], [, b]) => b.changed - a.changed)
    .map(([id, { fields }]) => ({ id, term: fields.term ?? '' }));
}

function addressOf({ pack, isPackNew, open }: EditorState): string {
  const place = new URLSearchParams(isPackNew ? {} : { pack: pack.id });
  if (open) place.set(open.isNew ? 'draft' : 'entry', open.id);
  return `?${place}`;
}
