import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { entryOf, isSameEntry, viewOf } from '../../components/editor/entry-fields.ts';
import { begin, edit, redo, undo } from '../../components/editor/history.ts';
import { createDraftStore, type KeyStore } from '../../entrypoints/editor/draft-store.ts';
import { createEditorKeeper } from '../../entrypoints/editor/editor-keeper.ts';
import { deleteEntry, newPack, saveEntry } from '../../glossary/edit-pack.ts';
import type { Pack } from '../../glossary/pack-types.ts';
import type { Ask } from '../../glossary/requests.ts';

describe('a history', () => {
  test('goes back and forth, a word at a time', () => {
    let history = begin('');
    for (const [text, what, at] of [
      ['P', 'term', 0],
      ['Po', 'term', 100],
      ['Pod', 'term', 200],
      ['Pod!', 'blurb', 300],
      ['Pod!!', 'blurb', 5_000],
    ] as const)
      history = edit(history, text, what, at);
    const seen: string[] = [];
    for (let i = 0; i < 5; i++) {
      history = undo(history);
      seen.push(history.now);
    }
    expect(seen).toEqual(['Pod!', 'Pod', '', '', '']);
    expect(redo(redo(history)).now).toBe('Pod!');
    expect(redo(edit(undo(redo(history)), 'X', 'term', 9_000)).now).toBe('X');
  });
});

describe('the fields of an entry', () => {
  test('are stored without lines that are still empty', () => {
    const fields = {
      term: ' Pod ',
      aliases: ['pods', '', ' '],
      blurb: ' ',
      sources: [{ title: '' }, { title: '', url: 'https://a.example/x' }],
    };
    expect(entryOf(fields)).toEqual({
      term: 'Pod',
      aliases: ['pods'],
      sources: [{ title: 'a.example', url: 'https://a.example/x' }],
    });
  });

  test('say the same when only what is empty differs', () => {
    expect(isSameEntry({ term: 'Pod', aliases: [], caseSensitive: false }, { blurb: '', term: 'Pod' })).toBe(
      true,
    );
    expect(isSameEntry({ term: 'Pod' }, { term: 'pod' })).toBe(false);
  });

  test('make a card before there is anything to store', () => {
    const { entries: _, ...pack } = newPack({ name: 'Mine' }, []);
    const view = viewOf({ category: 'Teams', seeAlso: ['gone'] }, pack, new Map());
    expect(view).toMatchObject({
      entry: { term: 'Term' },
      category: { name: 'Teams', section: 'Mine' },
      seeAlso: [],
    });
  });
});

/** The background and the browser's storage, as far as the editor knows them. */
function setUp(kept: Record<string, unknown> = {}) {
  const packs = new Map<string, Pack>();
  const stored: Record<string, unknown> = { ...kept };
  const answers: Record<string, (input: never) => unknown> = {
    'list-packs': () =>
      [...packs.values()].map(({ entries, ...info }) => ({ ...info, entries: entries.length })),
    'get-pack': ({ id }: { id: string }) => packs.get(id) ?? null,
    'list-entries': ({ pack, after }: { pack: string; after?: string }) =>
      after === undefined ? packs.get(pack)!.entries : [],
    'get-entry': ({ key }: { key: string }) => {
      const [pack, id] = key.split('/');
      return { entry: packs.get(pack!)?.entries.find((entry) => entry.id === id) };
    },
    'create-pack': ({ words }: { words: { name: string } }) => {
      const pack = newPack(words, [...packs.keys()]);
      packs.set(pack.id, pack);
      return { id: pack.id };
    },
    'save-entry': ({ pack, entry, replaces }: { pack: string; entry: never; replaces?: string }) => {
      const saved = saveEntry(packs.get(pack)!, entry, replaces);
      packs.set(pack, saved.pack);
      return { id: saved.id };
    },
    'delete-entry': ({ pack, id }: { pack: string; id: string }) =>
      packs.set(pack, deleteEntry(packs.get(pack)!, id)),
  };
  const ask = (async (name: string, input: never) => answers[name]!(input)) as unknown as Ask;
  const keys: KeyStore = {
    get: async () => ({ ...stored }),
    set: async (items) => void Object.assign(stored, items),
    remove: async (key) => void delete stored[key],
  };
  const keeper = createEditorKeeper(ask, createDraftStore(keys), () => {});
  return { keeper, packs, stored };
}

const drafts = (stored: object) => Object.keys(stored).filter((key) => key.startsWith('draft:'));

describe('the editor', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('makes the first pack when its first entry is saved', async () => {
    const { keeper, packs, stored } = setUp();
    await keeper.begin({});
    keeper.change({ term: 'Pod' }, 'term');
    keeper.change({ blurb: 'A team.' }, 'blurb');
    await keeper.save();
    expect(packs.get('my-words')).toMatchObject({
      name: 'My words',
      entries: [{ id: 'pod', blurb: 'A team.' }],
    });
    expect(keeper.state()).toMatchObject({ isPackNew: false, open: { id: 'pod', isNew: false } });
    expect(drafts(stored)).toEqual([]);
  });

  test('keeps what was not saved, and goes on with it another time', async () => {
    const first = setUp();
    await first.keeper.begin({});
    first.keeper.change({ term: 'Half a th' }, 'term');
    await vi.advanceTimersByTimeAsync(1_000);
    const id = drafts(first.stored)[0]!.slice('draft:'.length);

    const second = setUp(first.stored);
    await second.keeper.begin({ draft: id });
    expect(second.keeper.state().open).toMatchObject({
      isNew: true,
      history: { now: { term: 'Half a th' } },
    });
  });

  test('keeps changes of an entry beside it until they are saved or discarded', async () => {
    const { keeper, packs, stored } = setUp();
    await keeper.begin({});
    keeper.change({ term: 'Pod', blurb: 'A team.' }, 'term');
    await keeper.save();
    keeper.change({ blurb: 'Six people.' }, 'blurb');
    await keeper.flush();
    expect(drafts(stored)).toEqual(['draft:my-words/pod']);
    await keeper.open('pod');
    expect(keeper.state().open?.history.now.blurb).toBe('Six people.');
    keeper.change({ blurb: 'A team.' }, 'blurb');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(drafts(stored)).toEqual([]);
    expect(packs.get('my-words')?.entries[0]?.blurb).toBe('A team.');
  });

  test('does not save what cannot be stored, and keeps it', async () => {
    const { keeper, packs, stored } = setUp();
    await keeper.begin({});
    keeper.change({ term: 'Pod' }, 'term');
    await keeper.save();
    await keeper.flush();
    expect(keeper.state()).toMatchObject({ open: { wasTried: true }, notice: { isProblem: true } });
    expect(packs.size).toBe(0);
    expect(drafts(stored)).toHaveLength(1);
  });

  test('brings back what was deleted or discarded', async () => {
    const { keeper, packs } = setUp();
    await keeper.begin({});
    keeper.change({ term: 'Pod', blurb: 'A team.', category: 'Teams' }, 'term');
    await keeper.save();
    await keeper.remove();
    expect(packs.get('my-words')?.entries).toEqual([]);
    keeper.state().notice?.undo?.();
    await vi.waitFor(() =>
      expect(packs.get('my-words')?.entries[0]).toMatchObject({ id: 'pod', category: 'teams' }),
    );
    await vi.waitFor(() => expect(keeper.state().open?.id).toBe('pod'));
    keeper.change({ blurb: 'Six people.' }, 'blurb');
    await keeper.discard();
    expect(keeper.state().open?.history.now.blurb).toBe('A team.');
    keeper.state().notice?.undo?.();
    expect(keeper.state().open?.history.now.blurb).toBe('Six people.');
  });

  test('takes a new entry along to another pack', async () => {
    const { keeper, packs } = setUp();
    packs.set('a', newPack({ name: 'A' }, []));
    packs.set('b', newPack({ name: 'B' }, []));
    await keeper.begin({ pack: 'a' });
    keeper.create();
    keeper.change({ term: 'Pod', blurb: 'A team.' }, 'term');
    await keeper.choosePack('b');
    await keeper.save();
    expect([packs.get('a')?.entries.length, packs.get('b')?.entries.length]).toEqual([0, 1]);
  });

  test('writes in nobody else’s pack', async () => {
    const { keeper, packs } = setUp();
    const { own: _, ...theirs } = newPack({ name: 'Theirs' }, []);
    packs.set('theirs', theirs);
    await keeper.begin({ pack: 'theirs' });
    expect(keeper.state()).toMatchObject({ isPackNew: true, notice: { isProblem: true } });
  });
});
