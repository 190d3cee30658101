import type { EditorNotice } from '../../components/editor/Editor.tsx';
import {
  type EntryFields,
  entryOf,
  fieldsOf,
  isSameEntry,
  problemsOf,
} from '../../components/editor/entry-fields.ts';
import { begin, edit, type History, redo, undo } from '../../components/editor/history.ts';
import { t } from '../../components/messages/messages.ts';
import type { EntryDraft } from '../../glossary/drafts.ts';
import type { EntryWords, PackWords } from '../../glossary/edit-pack.ts';
import type { PackInfo } from '../../glossary/pack-types.ts';
import type { Ask, EntryHead, PackCount } from '../../glossary/requests.ts';
import type { DraftStore } from './draft-store.ts';
import { listHeads } from './list-heads.ts';

/** What the editor knows and does: its packs, its drafts, the entry that is open. Draws nothing. */

interface Open {
  /** Of the entry or, for a new one, of its draft. */
  id: string;
  isNew: boolean;
  /** As it is stored; empty for a new one. */
  stored: EntryFields;
  history: History<EntryFields>;
  wasTried: boolean;
}

export interface EditorState {
  packs: PackCount[];
  /** While there is none of the reader's own, what the first will be. */
  pack: PackInfo;
  isPackNew: boolean;
  /** Sorted by term. */
  heads: EntryHead[];
  /** By id: of new entries random, of others `pack/entry`. */
  drafts: ReadonlyMap<string, EntryDraft>;
  open: Open | undefined;
  notice: EditorNotice | undefined;
}

/** Where the editor's address leads. */
interface Place {
  pack?: string | undefined;
  entry?: string | undefined;
  draft?: string | undefined;
}

const firstPack = (): PackInfo => ({
  ...{ id: 'my-words', name: t('editorMyWords'), version: '0.1.0', language: 'en' },
  private: false,
  categories: [],
});

export function createEditorKeeper(ask: Ask, store: DraftStore, changed: (state: EditorState) => void) {
  let state: EditorState = {
    packs: [],
    pack: firstPack(),
    isPackNew: true,
    heads: [],
    drafts: new Map(),
    open: undefined,
    notice: undefined,
  };

  function set(change: Partial<EditorState>): void {
    state = { ...state, ...change };
    changed(state);
  }

  let last: Promise<void> = Promise.resolve();

  /** Does one thing after the other, as a save may be pressed before another pack is there, and says what goes wrong. */
  function attempt(work: () => Promise<void>): Promise<void> {
    last = last.then(work).catch((error: Error) => {
      set({ notice: { text: error.message, isProblem: true } });
    });
    return last;
  }

  async function loadPacks(): Promise<void> {
    const packs = await ask('list-packs', {});
    set({ packs: packs.filter(({ own }) => own), drafts: await store.all() });
  }

  async function loadPack(id: string | undefined): Promise<void> {
    const pack = id === undefined ? null : await ask('get-pack', { id });
    if (!pack) return set({ pack: firstPack(), isPackNew: true, heads: [] });
    if (!pack.own) throw new Error(t('editorNotYours', pack.name));
    set({ pack, isPackNew: false, heads: await listHeads(ask, pack.id) });
    await store.setLastPack(pack.id);
  }

  async function openEntry(id: string): Promise<void> {
    const view = await ask('get-entry', { key: `${state.pack.id}/${id}` });
    if (!view) throw new Error(t('editorEntryGone'));
    const stored = fieldsOf(view.entry, state.pack.categories);
    const draft = state.drafts.get(`${state.pack.id}/${id}`);
    set({
      open: {
        id,
        isNew: false,
        stored,
        history: begin(draft ? { ...draft.fields } : stored),
        wasTried: false,
      },
    });
  }

  function openDraft(id: string, fields: EntryFields): void {
    set({ open: { id, isNew: true, stored: {}, history: begin(fields), wasTried: false } });
  }

  function draftId({ id, isNew }: Open): string {
    return isNew ? id : `${state.pack.id}/${id}`;
  }

  /** Shows another state of what is written, and keeps it. */
  function write(history: History<EntryFields>): void {
    const { open } = state;
    if (!open || history === open.history) return;
    const drafts = new Map(state.drafts);
    const id = draftId(open);
    if (isSameEntry(history.now, open.stored)) {
      drafts.delete(id);
      void store.delete(id);
    } else {
      const draft: EntryDraft = {
        fields: history.now,
        changed: Date.now(),
        ...(!state.isPackNew && { pack: state.pack.id }),
        ...(!open.isNew && { replaces: open.id }),
      };
      drafts.set(id, draft);
      store.put(id, draft);
    }
    set({ open: { ...open, history }, drafts, notice: undefined });
  }

  async function forgetDraft(id: string): Promise<void> {
    await store.delete(id);
    const drafts = new Map(state.drafts);
    drafts.delete(id);
    set({ drafts });
  }

  /** The pack to save into, made now if it is not there. */
  async function targetPack(): Promise<string> {
    if (!state.isPackNew) return state.pack.id;
    return (await ask('create-pack', { words: { name: firstPack().name } })).id;
  }

  async function put(entry: EntryWords, replaces?: string): Promise<string> {
    const pack = await targetPack();
    const { id } = await ask('save-entry', { pack, entry, ...(replaces !== undefined && { replaces }) });
    await loadPacks();
    await loadPack(pack);
    return id;
  }

  return {
    state: () => state,
    /** Begins, where the address says. */
    begin: ({ pack, entry, draft }: Place) =>
      attempt(async () => {
        await loadPacks();
        const drafted = draft === undefined ? undefined : state.drafts.get(draft);
        const last = pack ?? drafted?.pack ?? (await store.lastPack());
        const own = state.packs.find(({ id }) => id === last) ?? state.packs[0];
        await loadPack(pack ?? own?.id);
        if (draft !== undefined && drafted) openDraft(draft, drafted.fields);
        else if (entry !== undefined) await openEntry(entry);
        else if (state.isPackNew) openDraft(crypto.randomUUID(), {});
      }),
    /** A new entry that is being written goes along. */
    choosePack: (id: string) =>
      attempt(async () => {
        const going = state.open?.isNew ? state.open : undefined;
        set({ open: going, notice: undefined });
        await loadPack(id);
        if (!going) return;
        const draft = state.drafts.get(going.id);
        if (!draft) return;
        const moved = { ...draft, pack: id };
        store.put(going.id, moved);
        set({ drafts: new Map(state.drafts).set(going.id, moved) });
      }),
    createPack: () =>
      attempt(async () => {
        const going = state.open?.isNew ? state.open : undefined;
        const { id } = await ask('create-pack', { words: { name: firstPack().name } });
        await loadPacks();
        await loadPack(id);
        set({ open: going, notice: { text: t('editorPackMade') } });
      }),
    async describe(words: PackWords): Promise<void> {
      await ask('describe-pack', { id: state.pack.id, words });
      await loadPacks();
      await loadPack(state.pack.id);
    },
    deletePack: () =>
      attempt(async () => {
        const { id } = state.pack;
        // The list hears of another name first.
        const { name } = state.packs.find((pack) => pack.id === id) ?? state.pack;
        await ask('remove-pack', { id });
        for (const [draft, { pack }] of state.drafts) if (pack === id) await store.delete(draft);
        set({ open: undefined, notice: { text: t('editorIsDeleted', name) } });
        await loadPacks();
        await loadPack(state.packs[0]?.id);
      }),
    open: (id: string) => attempt(() => openEntry(id)),
    openDraft(id: string): void {
      openDraft(id, state.drafts.get(id)?.fields ?? {});
    },
    create: () => openDraft(crypto.randomUUID(), {}),
    change(fields: EntryFields, what: string): void {
      const { open } = state;
      if (open) write(edit(open.history, { ...open.history.now, ...fields }, what, Date.now()));
    },
    undo: () => state.open && write(undo(state.open.history)),
    redo: () => state.open && write(redo(state.open.history)),
    save: () =>
      attempt(async () => {
        const { open } = state;
        if (!open || isSameEntry(open.history.now, open.stored)) return;
        set({ open: { ...open, wasTried: true } });
        const fields = open.history.now;
        if (problemsOf(fields, state.pack).length) {
          throw new Error(t('editorNotYet'));
        }
        const id = await put(entryOf(fields), open.isNew ? undefined : open.id);
        await forgetDraft(draftId(open));
        // What was written while it was being saved is not thrown away.
        if (state.open?.id === open.id && state.open.history.now === fields) await openEntry(id);
        set({ notice: { text: t('editorSavedIn', state.pack.name) } });
      }),
    discard: () =>
      attempt(async () => {
        const { open } = state;
        if (!open) return;
        const kept = { open, draft: state.drafts.get(draftId(open)) };
        await forgetDraft(draftId(open));
        set({
          open: open.isNew ? undefined : { ...open, history: begin(open.stored) },
          notice: {
            text: t('editorDraftGone'),
            undo: () => {
              set({ open: { ...open, history: begin<EntryFields>(open.stored) } });
              write(
                edit(
                  begin<EntryFields>(open.stored),
                  kept.draft?.fields ?? open.history.now,
                  'all',
                  Date.now(),
                ),
              );
            },
          },
        });
      }),
    duplicate(): void {
      const { open } = state;
      if (!open) return;
      const { id: _, ...fields } = open.history.now;
      openDraft(crypto.randomUUID(), {});
      write(
        edit(
          begin<EntryFields>({}),
          { ...fields, term: t('editorCopy', fields.term ?? '') },
          'all',
          Date.now(),
        ),
      );
    },
    remove: () =>
      attempt(async () => {
        const { open, pack } = state;
        if (!open || open.isNew) return;
        await ask('delete-entry', { pack: pack.id, id: open.id });
        await forgetDraft(draftId(open));
        await loadPacks();
        await loadPack(pack.id);
        const entry = { ...entryOf(open.stored), id: open.id };
        set({
          open: undefined,
          notice: {
            text: t('editorIsDeleted', open.stored.term ?? ''),
            undo: () =>
              void attempt(async () => {
                await openEntry(await put(entry));
                set({ notice: { text: t('editorIsBack', entry.term) } });
              }),
          },
        });
      }),
    flush: () => store.flush(),
  };
}
