import { describe, expect, test } from 'vitest';
import type { Draft, DraftEntry } from '../../glossary/formats/draft.ts';
import { previewDraft } from '../../glossary/formats/preview.ts';

interface Told {
  entries: Partial<DraftEntry>[];
  [word: string]: unknown;
}

/** The preview of a file that its reader has understood like this. */
function previewOf({ entries, ...info }: Told, name = 'words.json') {
  const numbered = entries.map((entry, i) => ({ at: `entry ${i + 1}`, ...entry }));
  const fine = numbered.filter((entry): entry is DraftEntry => entry.term !== undefined);
  const dropped = numbered.filter(({ term }) => !term).map(({ at }) => ({ at, why: 'has no term' }));
  const draft: Draft = { format: 'lumomate', info, entries: fine, dropped, notes: [], exact: true };
  const { preview, finished } = previewDraft(draft, name);
  return { preview, ids: finished?.pack.entries.map(({ id }) => id) };
}

const INFO = { id: 'acme', name: 'Acme' };
const FINE = { term: 'Pod', blurb: 'A team.' };

describe('a preview', () => {
  test('counts what comes in, stays and goes, and says why', () => {
    const { preview, ids } = previewOf({
      ...INFO,
      entries: [FINE, { blurb: 'Who?' }, { term: 'Void' }],
    });
    expect(preview).toMatchObject({
      format: 'lumomate',
      found: 3,
      kept: 1,
      droppedCount: 2,
      dropped: [
        { at: 'entry 2', why: 'has no term' },
        { at: 'entry 3', term: 'Void', why: 'has neither a definition nor a blurb' },
      ],
      samples: [{ id: 'pod', term: 'Pod' }],
    });
    expect(ids).toEqual(['pod']);
  });

  test('shows the first 20 entries and the first 500 dropped, with the whole numbers', () => {
    const entries = Array.from({ length: 1_000 }, (_, i) => ({
      term: `T${i}`,
      ...(i % 2 && { blurb: 'x' }),
    }));
    const { preview, ids } = previewOf({ ...INFO, entries });
    expect([preview.samples.length, preview.kept, ids?.length]).toEqual([20, 500, 500]);
    expect([preview.dropped.length, preview.droppedCount]).toEqual([500, 500]);
  });

  test('shows the entries although the words about the pack will not do yet', () => {
    const wrong = { ...INFO, id: 'Not an id', language: '?', homepage: 'javascript:x', entries: [FINE] };
    const { preview } = previewOf(wrong);
    expect(preview.kept).toBe(1);
    expect(preview.problems).toBeUndefined();
    expect(preview.info).toMatchObject({ id: 'Not an id', homepage: 'javascript:x' });
  });

  test.each([
    ['acme_words.final.json', 'acme words final', 'acme-words-final'],
    ['', 'Imported words', 'imported-words'],
  ])('names a pack without a name after its file “%s”', (file, name, id) => {
    const { preview } = previewOf({ entries: [FINE] }, file);
    expect(preview.info).toMatchObject({ name, id });
  });

  test('leaves the terms of our own format as they are', () => {
    const entries = [{ term: 'Cumulative Layout Shift (CLS)', blurb: 'It jumps.' }];
    const { preview } = previewOf({ ...INFO, entries });
    expect(preview.samples).toMatchObject([{ term: 'Cumulative Layout Shift (CLS)', aliases: [] }]);
  });

  test('says what is wrong when no entry is left', () => {
    const { preview } = previewOf({ ...INFO, entries: [{ term: 'Void' }] });
    expect(preview).toMatchObject({
      kept: 0,
      samples: [],
      problems: [expect.stringContaining('no entry is left')],
    });
  });
});
