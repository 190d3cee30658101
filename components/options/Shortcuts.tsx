import { t } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

/** A keyboard command, as the browser now has it. */
export interface Shortcut {
  name: string;
  description: string;
  /** `Alt+Shift+L`, or '' where the reader (or another extension) has left it none. */
  keys: string;
}

interface ShortcutsProps {
  shortcuts: readonly Shortcut[];
  /** Which browser's words are to be used for where to change them. */
  browser: 'chromium' | 'firefox';
}

/** The keyboard commands, and where to change them: browsers let no page do that. */
export function Shortcuts({ shortcuts, browser }: ShortcutsProps) {
  return (
    <>
      <ul class="plain-list">
        {shortcuts.map(({ name, description, keys }) => (
          <li key={name} class="list-row">
            <span class="list-label">{description}</span>
            {keys ? <kbd>{keys}</kbd> : <span class="soft">{t('optionsKeyNotSet')}</span>}
          </li>
        ))}
      </ul>
      <p class="soft">
        {rich(browser === 'firefox' ? 'optionsKeysFirefox' : 'optionsKeysChrome', (address) => (
          <code>{address}</code>
        ))}
      </p>
    </>
  );
}
