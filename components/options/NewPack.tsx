import { useRef, useState } from 'preact/hooks';

interface NewPackProps {
  /** Names that packs have already. */
  taken: readonly string[];
  onCreate(name: string): void;
}

const FIRST = 'My words';

/** Begins a pack of the reader's own. */
export function NewPack({ taken, onCreate }: NewPackProps) {
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p class="new-pack">
        <button type="button" class="button" onClick={() => setOpen(true)}>
          Write a pack of your own…
        </button>
      </p>
    );
  }
  return (
    <form
      class="new-pack add-site"
      onSubmit={(event) => {
        event.preventDefault();
        const name = field.current?.value.trim();
        if (name) onCreate(name);
      }}
    >
      <input
        ref={(input) => {
          field.current = input;
          input?.focus();
        }}
        class="field"
        type="text"
        aria-label="Name of the pack"
        maxLength={200}
        defaultValue={taken.includes(FIRST) ? '' : FIRST}
      />
      <button type="submit" class="button button-main">
        Create and edit
      </button>
    </form>
  );
}
