import { t } from '../messages/messages.ts';

const PAGES = [
  ['letter', 'letterPage', '/letter.html'],
  ['recall', 'letterRecallPage', '/recall.html'],
  ['history', 'letterHistoryPage', '/history.html'],
  ['glossary', 'sharedGlossary', '/glossary.html'],
  ['options', 'letterOptionsPage', '/options.html#letter'],
] as const;

export type ReaderPage = 'letter' | 'recall' | 'history';

/** The way between the pages about what a reader met and remembers. */
export function ReaderNav({ here }: { here: ReaderPage }) {
  return (
    <nav class="reader-nav" aria-label="LumoMate">
      <span class="wordmark">LumoMate</span>
      <ul class="plain-list">
        {PAGES.map(([id, name, path]) => (
          <li key={id}>
            <a href={path} aria-current={id === here ? 'page' : undefined}>
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
