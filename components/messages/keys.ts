import type background from './en/background.json';
import type card from './en/card.json';
import type diagnostics from './en/diagnostics.json';
import type editor from './en/editor.json';
import type entry from './en/entry.json';
import type glossary from './en/glossary.json';
import type history from './en/history.json';
import type importing from './en/import.json';
import type letter from './en/letter.json';
import type options from './en/options.json';
import type packs from './en/packs.json';
import type popup from './en/popup.json';
import type recall from './en/recall.json';
import type shared from './en/shared.json';

/** All messages there are, as the English files have them. */
type Messages = typeof background &
  typeof card &
  typeof diagnostics &
  typeof editor &
  typeof entry &
  typeof glossary &
  typeof history &
  typeof importing &
  typeof letter &
  typeof options &
  typeof packs &
  typeof popup &
  typeof recall &
  typeof shared;

export type MessageKey = keyof Messages;

/** A message that is said in other words for one, two, few and many: the key without `_one`, `_other` and so on. */
export type CountKey = MessageKey extends infer Key
  ? Key extends `${infer Stem}_other`
    ? Stem
    : never
  : never;
