import { infoProblems, packId } from '../edit-pack.ts';
import { describeProblem, PackError } from '../pack.ts';
import type { Entry } from '../pack-types.ts';
import type { Column, Draft, Dropped, FormatName } from './draft.ts';
import { type Finished, finishDraft, type PackChoice } from './finish.ts';

/** What was understood of a file, before anything of it is stored. */
export interface Preview {
  format: FormatName;
  info: {
    id: string;
    name: string;
    version: string;
    language: string;
    description?: string;
    author?: string;
    licence?: string;
    homepage?: string;
  };
  /** Entries that the file has. */
  found: number;
  /** Entries that would be stored. */
  kept: number;
  /** The first `SAMPLES` of those. */
  samples: Entry[];
  /** The first `MOST_DROPPED`. */
  dropped: Dropped[];
  droppedCount: number;
  notes: string[];
  /** As in `Draft`. */
  columns?: Column[];
  /** As in `Draft`. */
  languages?: string[];
  /** Why it cannot be stored as it is. */
  problems?: string[];
}

/** Entries that a preview shows. */
const SAMPLES = 20;
/** Dropped things that a preview lists; their number is told in full. */
const MOST_DROPPED = 500;

/**
 * Sums up a draft and the pack that it becomes. What is wrong with the words about the pack is no reason to show
 * none of its entries: it can be put right before it is stored.
 * @param fileName of the file or folder; names the pack where the file itself does not
 * @param onProgress told now and then how many entries have been checked
 * @returns with the pack that was previewed; it may be called otherwise than the preview says, where that will not do
 */
export function previewDraft(
  draft: Draft,
  fileName: string,
  onProgress?: (done: number, total: number) => void,
): { preview: Preview; finished?: Finished } {
  const info = infoOf(draft, fileName);
  const wrong = new Set(
    infoProblems({ ...draft.info, ...info }).map(({ field = '' }) => field.split('.')[0]!),
  );
  const fine = Object.fromEntries([...wrong].map((field) => [field, undefined]));
  const choice = {
    ...info,
    ...fine,
    id: wrong.has('id') ? 'pack' : info.id,
    name: wrong.has('name') ? 'Pack' : info.name,
  };
  const base = {
    format: draft.format,
    info,
    found: draft.entries.length + draft.dropped.length,
    ...(draft.columns && { columns: draft.columns }),
    ...(draft.languages && { languages: draft.languages }),
  };
  try {
    const finished = finishDraft(draft, choice as PackChoice, onProgress);
    const { pack, dropped, notes } = finished;
    const samples = pack.entries.slice(0, SAMPLES);
    const preview = { ...base, kept: pack.entries.length, samples, ...shorten(dropped), notes };
    return { preview, finished };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const problems = error.problems.map(describeProblem);
    const preview = {
      ...base,
      kept: 0,
      samples: [],
      ...shorten(draft.dropped),
      notes: draft.notes,
      problems,
    };
    return { preview };
  }
}

function shorten(dropped: readonly Dropped[]): Pick<Preview, 'dropped' | 'droppedCount'> {
  return { dropped: dropped.slice(0, MOST_DROPPED), droppedCount: dropped.length };
}

/** What is said of a pack in its file, and what is guessed where nothing is. */
export function infoOf({ info }: Draft, fileName: string): Preview['info'] {
  const { description, author, licence, homepage } = info;
  const name = text(info.name) || titleOf(fileName) || 'Imported words';
  return {
    id: text(info.id) || packId(name),
    name,
    version: text(info.version) || '0.0.0',
    language: text(info.language) || 'en',
    ...(text(description) && { description: text(description) }),
    ...(text(author) && { author: text(author) }),
    ...(text(licence) && { licence: text(licence) }),
    ...(text(homepage) && { homepage: text(homepage) }),
  };
}

/** What a file says of itself may be of any type; a form shows only text. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** `glossary/acme_words.final.json` → “acme words final” */
function titleOf(fileName: string): string {
  const last = fileName.split('/').filter(Boolean).at(-1) ?? '';
  return last
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[._-]+/g, ' ')
    .trim()
    .slice(0, 80);
}
