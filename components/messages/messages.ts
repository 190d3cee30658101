import type { CountKey, MessageKey } from './keys.ts';

/**
 * What the interface says, in the reader's language. The words stand in `<locale>/*.json`, which the build puts where
 * the browser looks for them (`_locales`); it chooses the locale, and takes English where there is none.
 */

/** Gives a message with `$1`, `$2` … filled in. */
export type MessageSource = (key: string, values: string[]) => string;

let source: MessageSource = (key, values) => chrome.i18n.getMessage(key, values);

/** Takes the messages from elsewhere, where no extension runs: in tests, and on pages of the documentation. */
export function provideMessages(other: MessageSource): void {
  source = other;
  rules = undefined;
}

/** The same message from a plain object, as the browser would give it. @param messages by key */
export function messagesFrom(messages: Readonly<Record<string, { message: string }>>): MessageSource {
  return (key, values) =>
    (messages[key]?.message ?? '').replace(/\$(?:([1-9])|\$)/g, (_, at) =>
      at ? (values[at - 1] ?? '') : '$',
    );
}

/**
 * A message.
 * @param values take the place of `$1`, `$2` …; numbers are written as the language writes them
 */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  return source(
    key,
    values.map((value) => (typeof value === 'number' ? value.toLocaleString(language()) : value)),
  );
}

/** A message about so many of something: `$1` is the count, `values` are `$2` and on. */
export function tCount(key: CountKey, count: number, ...values: (string | number)[]): string {
  return t(formOf(key, count), count, ...values);
}

let rules: Intl.PluralRules | undefined;

/** The form of a message for a count. */
export function formOf(key: CountKey, count: number): MessageKey {
  rules ??= new Intl.PluralRules(language());
  return `${key}_${rules.select(count)}` as MessageKey;
}

/** The language of the messages, which need not be the browser's: there may be none in that. BCP 47 */
export function language(): string {
  return source('interfaceLanguage', []);
}
