import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The messages as they stand in this folder, for the build and for tests. */

/** A message as the browser takes it, with a word for its translators. */
export interface Message {
  message: string;
  description?: string;
}

/** The locales there are, as browsers name their folders: `en`, `pt_BR`. */
export function localeNames(): string[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => name);
}

/** The files of a locale, each with its messages. */
export function localeFiles(locale: string): Map<string, Record<string, Message>> {
  const folder = join(import.meta.dirname, locale);
  const files = readdirSync(folder).sort();
  return new Map(files.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

/** All messages of a locale. @throws Error where two files have the same key */
export function readLocale(locale: string): Record<string, Message> {
  const all: Record<string, Message> = {};
  for (const [file, messages] of localeFiles(locale)) {
    for (const [key, message] of Object.entries(messages)) {
      if (key in all)
        throw new Error(`${locale}/${file}: “${key}” is in another file too; rename one of them`);
      all[key] = message;
    }
  }
  return all;
}

/** The files that the browser reads, by their path in the extension. */
export function localeAssets(): { relativeDest: string; contents: string }[] {
  return localeNames().map((locale) => {
    const messages = Object.entries(readLocale(locale)).map(([key, { message }]) => [key, { message }]);
    return {
      relativeDest: `_locales/${locale}/messages.json`,
      contents: JSON.stringify(Object.fromEntries(messages)),
    };
  });
}
