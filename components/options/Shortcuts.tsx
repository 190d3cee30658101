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
            {keys ? <kbd>{keys}</kbd> : <span class="soft">not set</span>}
          </li>
        ))}
      </ul>
      {browser === 'firefox' ? (
        <p class="soft">
          To change them, open <code>about:addons</code>, press the gear there and choose “Manage Extension
          Shortcuts”.
        </p>
      ) : (
        <p class="soft">
          To change them, type <code>chrome://extensions/shortcuts</code> into the address bar.
        </p>
      )}
    </>
  );
}
