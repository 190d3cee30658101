import * as v from 'valibot';
import { DRAFT_PREFIX } from './drafts.ts';
import type { Letter } from './letter.ts';
import { type PackSettings, parsePackSettings } from './pack-settings.ts';
import type { Entry, PackInfo } from './pack-types.ts';
import type { Meeting } from './reader-requests.ts';
import type { Memory } from './recall.ts';
import { type Choices, parseChoices } from './settings.ts';

/** Everything that a reader has in LumoMate, as one file: for another machine, or for the day on which something breaks. */

export const BACKUP_FORMAT = 'lumomate-backup/1';

/** A pack in a backup. The built-in one comes with LumoMate. */
export interface BackedUpPack {
  info: PackInfo;
  entries: Entry[];
}

/** A subscription in a backup: headers of private sources are secrets, and stay where they are. */
export interface BackedUpSubscription {
  url: string;
  pack: string | null;
  paused: boolean;
  /** It needs a header that the backup does not have. */
  hasToken: boolean;
}

/** What is known of the reader, as rows of its database. */
export interface ReaderRows {
  meetings: Omit<Meeting, 'id' | 'term'>[];
  terms: { key: string; term: string }[];
  memories: Memory[];
  weeks: WeekRow[];
  letters: Letter[];
}

export type ReaderPart = keyof ReaderRows;

export interface Backup {
  /** When it was made. ms since 1970 */
  made: number;
  choices: Choices;
  packSettings: PackSettings;
  subscriptions: BackedUpSubscription[];
  packs: BackedUpPack[];
  /** Entries being written, by their keys in `storage.local`. */
  drafts: Record<string, unknown>;
  reader: ReaderRows;
}

const key = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const week = v.pipe(v.string(), v.regex(/^\d{4,6}-W\d\d$/, 'must be a week such as 2026-W48'));

const MeetingRow = v.object({
  key,
  at: time,
  week,
  page: v.optional(
    v.object({
      title: v.string(),
      url: v.pipe(v.string(), v.regex(/^(?:https?|file):/, 'must be the address of a page')),
      site: v.string(),
    }),
  ),
});
const MemoryRow = v.object({
  key,
  due: time,
  stability: v.pipe(v.number(), v.finite()),
  difficulty: v.pipe(v.number(), v.finite()),
  answers: count,
  lapses: count,
  state: v.picklist([0, 1, 2, 3]),
  learningSteps: count,
  scheduledDays: v.pipe(v.number(), v.finite()),
  answered: v.optional(time),
  known: v.optional(v.literal(true)),
});
const WeekRowSchema = v.object({
  week,
  at: time,
  order: v.pipe(v.number(), v.finite()),
  upTo: count,
  head: v.optional(
    v.object({
      written: time,
      kind: v.picklist(['met', 'quiet', 'unrecorded']),
      about: v.optional(v.string()),
    }),
  ),
  essay: v.optional(key),
  read: v.boolean(),
  told: v.boolean(),
});
export type WeekRow = v.InferOutput<typeof WeekRowSchema>;

const LetterRow = v.pipe(
  v.looseObject({
    week,
    written: time,
    kind: v.picklist(['met', 'quiet', 'unrecorded']),
    terms: count,
    times: count,
    others: v.array(v.looseObject({ key, term: v.string(), path: v.string() })),
    more: count,
    questions: v.array(v.looseObject({ key, term: v.string() })),
  }),
  v.check((letter) => leadsToEntries(letter), 'leads to other places than entries'),
);

/** What a request with rows of the reader may carry. */
export const ReaderRowsSchema = v.object({
  meetings: v.array(MeetingRow),
  terms: v.array(v.object({ key, term: v.pipe(v.string(), v.maxLength(1_000)) })),
  memories: v.array(MemoryRow),
  weeks: v.array(WeekRowSchema),
  letters: v.array(LetterRow),
});

const record = v.record(v.string(), v.unknown());
const BackupSchema = v.object({
  made: time,
  choices: record,
  packSettings: record,
  subscriptions: v.array(
    v.object({
      url: v.pipe(v.string(), v.regex(/^https?:\/\//, 'must be a web address'), v.maxLength(2_000)),
      pack: v.nullable(v.string()),
      paused: v.boolean(),
      hasToken: v.boolean(),
    }),
  ),
  // Each is checked as packs are, when it is stored.
  packs: v.array(
    v.object({
      info: v.looseObject({ id: key, name: v.string() }),
      entries: v.array(v.looseObject({ term: v.string() })),
    }),
  ),
  drafts: record,
  reader: ReaderRowsSchema,
});

/**
 * Reads a backup.
 * @param text the whole file
 * @throws an error that names the field that is wrong; nothing of such a file is taken
 */
export function parseBackup(text: string): Backup {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Error(`is cut off or damaged: ${(error as Error).message}`);
  }
  const format = (data as { format?: unknown } | null)?.format;
  if (format !== BACKUP_FORMAT) {
    const newer = typeof format === 'string' && format.startsWith('lumomate-backup/');
    throw new Error(
      newer ? `is a “${format}”; this LumoMate reads “${BACKUP_FORMAT}”` : 'is no backup of LumoMate',
    );
  }
  const parsed = v.safeParse(BackupSchema, data, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`is damaged: field “${v.getDotPath(issue)}” ${issue.message}`);
  }
  const { choices, packSettings, drafts, ...rest } = parsed.output;
  return {
    ...(rest as unknown as Omit<Backup, 'choices' | 'packSettings' | 'drafts'>),
    choices: parseChoices(choices),
    packSettings: parsePackSettings(packSettings),
    drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name.startsWith(DRAFT_PREFIX))),
  };
}

/** Every path in it, however deep, is one of the glossary's page. */
function leadsToEntries(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) =>
    name === 'path' && typeof part === 'string' ? part.startsWith('/glossary.html') : leadsToEntries(part),
  );
}
