import { useId, useState } from 'preact/hooks';
import type { EntryHead } from '../../glossary/requests.ts';
import { t } from '../messages/messages.ts';

interface SeeAlsoPickerProps {
  /** Ids of entries of the same pack. */
  chosen: readonly string[];
  heads: readonly EntryHead[];
  /** The id of the entry itself, which it cannot refer to. */
  own: string | undefined;
  onChange(chosen: string[]): void;
}

/** Other entries of the pack that this one leads to. */
export function SeeAlsoPicker({ chosen, heads, own, onChange }: SeeAlsoPickerProps) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const terms = new Map(heads.map((head) => [head.id, head.term]));
  const free = heads.filter((head) => head.id !== own && !chosen.includes(head.id));

  function take(text: string): void {
    setTyped(text);
    const found = free.find(({ term }) => term === text);
    if (!found) return;
    setTyped('');
    onChange([...chosen, found.id]);
  }

  return (
    <div class="info-field">
      <label for={id}>{t('sharedSeeAlso')}</label>
      {chosen.length > 0 && (
        <ul class="plain-list chips">
          {chosen.map((other) => (
            <li key={other}>
              <button
                type="button"
                class="chip"
                aria-label={t('editorRemoveThat', terms.get(other) ?? other)}
                onClick={() => onChange(chosen.filter((one) => one !== other))}
              >
                <bdi>{terms.get(other) ?? other}</bdi> <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        class="field"
        type="text"
        list={`${id}-terms`}
        autocomplete="off"
        placeholder={t(free.length ? 'editorPickTerm' : 'editorNoOther')}
        value={typed}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <datalist id={`${id}-terms`}>
        {free.slice(0, 500).map((head) => (
          <option key={head.id} value={head.term} />
        ))}
      </datalist>
    </div>
  );
}
