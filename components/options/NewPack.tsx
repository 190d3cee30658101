import { useRef, useState } from 'preact/hooks';
import { t } from '../messages/messages.ts';

interface NewPackProps {
  /** Names that packs have already. */
  taken: readonly string[];
  onCreate(name: string): void;
}

/** Begins a pack of the reader's own. */
export function NewPack({ taken, onCreate }: NewPackProps) {
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p class="new-pack">
        <button type="button" class="button" onClick={() => setOpen(true)}>
          {t('packsWrite')}
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
        aria-label={t('packsNewName')}
        maxLength={200}
        defaultValue={taken.includes(t('editorMyWords')) ? '' : t('editorMyWords')}
      />
      <button type="submit" class="button button-main">
        {t('packsCreate')}
      </button>
    </form>
  );
}
