import type { DraftEntry } from './draft.ts';

/**
 * How a pack stands in TBX-Basic, which has no place for most layers: as notes that say what they are, so that a
 * translator reads them and we find them again. A file says that it is ours in its `encodingDesc`.
 */

type NoteField = keyof Pick<
  DraftEntry,
  'blurb' | 'plain' | 'picture' | 'where' | 'myth' | 'takeaway' | 'status' | 'reviewedBy' | 'updated'
>;

/** What the note of a field starts with. */
export const NOTE_LABELS: Record<NoteField, string> = {
  blurb: 'In short',
  plain: 'In plain language',
  picture: 'Everyday picture',
  where: 'Where it shows up',
  myth: 'Common misunderstanding',
  takeaway: 'To take with you',
  status: 'Status',
  reviewedBy: 'Reviewed by',
  updated: 'Updated',
};
export const CASE_SENSITIVE_NOTE = 'Case-sensitive: yes';

/** What the lines of the header start with that say what the pack is. */
export const HEADER_LABELS = {
  id: 'Id',
  version: 'Version',
  author: 'Author',
  licence: 'Licence',
  homepage: 'Homepage',
} as const;
export const PRIVATE_LINE = 'Private: yes';
/** Stands where TBX needs a description and the pack has none. */
export const NO_DESCRIPTION = 'A pack of LumoMate.';

/** `Label: text` for the field with that label. */
export function labelled<F extends string>(
  text: string,
  labels: Readonly<Record<F, string>>,
): { field: F; text: string } | undefined {
  for (const [field, label] of Object.entries(labels) as [F, string][]) {
    if (text.startsWith(`${label}: `)) return { field, text: text.slice(label.length + 2) };
  }
  return undefined;
}

const PREFIX = 'c-';

/** An id as XML allows it (NCName): other characters by their numbers. */
export function xmlId(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9.-]/gu, (sign) => `_x${sign.codePointAt(0)?.toString(16)}_`);
  return PREFIX + plain;
}

/** The id that `xmlId` made an XML id of. */
export function idOfXml(xml: string): string {
  return xml
    .slice(xml.startsWith(PREFIX) ? PREFIX.length : 0)
    .replace(/_x([0-9a-f]{1,6})_/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
