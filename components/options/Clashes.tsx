import { useState } from 'preact/hooks';
import type { Clash } from '../../glossary/clashes.ts';
import { t, tCount } from '../messages/messages.ts';

interface ClashesProps {
  clashes: readonly Clash[];
  /** There are more than are listed. */
  more: boolean;
  /** Names of packs by id. */
  names: ReadonlyMap<string, string>;
  /** Form → id of the pack that was chosen for it. */
  choices: Readonly<Record<string, string>>;
  onChoose(clash: Clash, pack: string | null): void;
}

/** So many are shown before the reader asks for the rest. */
const SHOWN = 12;
const BY_ORDER = '';

/** Words that several packs define, each with the pack whose meaning is taken. */
export function Clashes({ clashes, more, names, choices, onChoose }: ClashesProps) {
  const [all, setAll] = useState(false);
  if (!clashes.length) return null;
  const shown = all ? clashes : clashes.slice(0, SHOWN);
  return (
    <section class="clashes">
      <h3 class="group-title" tabIndex={-1}>
        {titleOf(clashes.length, more)}
      </h3>
      <p class="soft">{t('packsClashesHow')}</p>
      <ul class="plain-list">
        {shown.map((clash) => (
          <ClashRow
            key={clash.forms.join(' ')}
            clash={clash}
            names={names}
            chosen={chosenOf(clash, choices)}
            onChoose={(pack) => onChoose(clash, pack)}
          />
        ))}
      </ul>
      {!all && clashes.length > SHOWN && (
        <button type="button" class="text-button" onClick={() => setAll(true)}>
          {t('packsShowAll', clashes.length)}
        </button>
      )}
    </section>
  );
}

function titleOf(clashes: number, more: boolean): string {
  return tCount(more ? 'packsClashesMore' : 'packsClashes', clashes);
}

interface ClashRowProps extends Pick<ClashesProps, 'names'> {
  clash: Clash;
  chosen: string | undefined;
  onChoose(pack: string | null): void;
}

function ClashRow({ clash: { forms, meanings }, names, chosen, onChoose }: ClashRowProps) {
  const packs = [...new Set(meanings.map(({ pack }) => pack))];
  const [word = ''] = forms;
  const nameOf = (pack: string) => names.get(pack) ?? pack;
  return (
    <li class="list-row clash">
      <span class="list-label">
        <strong>
          <bdi>{word}</bdi>
        </strong>{' '}
        <span class="soft">{tCount('packsDefine', packs.length)}</span>
      </span>
      <select
        class="field"
        aria-label={t('packsExplains', word)}
        value={chosen ?? BY_ORDER}
        onChange={({ currentTarget: { value } }) => onChoose(value === BY_ORDER ? null : value)}
      >
        <option value={BY_ORDER}>{t('packsByOrder', nameOf(packs[0]!))}</option>
        {packs.map((pack) => (
          <option key={pack} value={pack}>
            {t('packsAlways', nameOf(pack))}
          </option>
        ))}
      </select>
    </li>
  );
}

/** A pack that is off or gone is no choice any more; the order then decides. */
function chosenOf({ forms, meanings }: Clash, choices: ClashesProps['choices']): string | undefined {
  const [form = ''] = forms;
  const chosen = Object.hasOwn(choices, form) ? choices[form] : undefined;
  return meanings.some(({ pack }) => pack === chosen) ? chosen : undefined;
}
