import { type ComponentChildren, Fragment, h } from 'preact';
import type { MessageKey } from './keys.ts';
import { t } from './messages.ts';

/** A stretch of a message that becomes an element. */
type Wrap = (text: string) => ComponentChildren;

/** Where a value stands that is no text. Private-use characters, which no message has. */
const MARK = /\[([^\]]*)\]\(\ue000(\d)\ue001\)|\ue000(\d)\ue001/;

/**
 * A message with elements in it. A value that is an element stands where its `$1` is; a function is given the text
 * in brackets before it, “see [your history]($1)”, so that a sentence stays whole and may be turned round.
 */
export function rich(key: MessageKey, ...values: (ComponentChildren | Wrap)[]): ComponentChildren {
  const places = values.map((value, i) =>
    typeof value === 'string' || typeof value === 'number' ? value : `\ue000${i}\ue001`,
  );
  const parts: ComponentChildren[] = [];
  let rest = t(key, ...places);
  for (let found = MARK.exec(rest); found; found = MARK.exec(rest)) {
    const [whole, wrapped, number, plain] = found;
    const value = values[Number(number ?? plain)];
    parts.push(
      rest.slice(0, found.index),
      typeof value === 'function' ? value(wrapped ?? '') : (value as ComponentChildren),
    );
    rest = rest.slice(found.index + whole.length);
  }
  return h(Fragment, null, ...parts, rest);
}
