import type { PackCount } from '../../glossary/requests.ts';
import { compareVersions } from '../../glossary/version.ts';
import { count, number } from './count.ts';

interface ReplacementProps {
  old: PackCount;
  version: string;
  entries: number;
  /** Undefined while it is not known, or cannot be told. */
  changes: { added: number; removed: number } | undefined;
}

/** A pack of this id is there already: what would become of it. */
export function Replacement({ old, version, entries, changes }: ReplacementProps) {
  const order = compareVersions(version, old.version);
  return (
    <div class="replaces" role="note">
      <p>
        Replaces <strong>{old.name}</strong>, which you have:{' '}
        {order === 0 ? `version ${old.version} again` : `version ${old.version} → ${version}`},{' '}
        {changes
          ? `+${number(changes.added)} −${number(changes.removed)} entries`
          : `${number(old.entries)} → ${count(entries, 'entry', 'entries')}`}
        .
      </p>
      {order < 0 && <p class="problem">This version is older than the one you have.</p>}
      {old.own && <p class="problem">You have edited that pack here; your entries would be replaced too.</p>}
    </div>
  );
}
