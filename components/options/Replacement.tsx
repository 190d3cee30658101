import type { PackCount } from '../../glossary/requests.ts';
import { compareVersions } from '../../glossary/version.ts';
import { t, tCount } from '../messages/messages.ts';
import { rich } from '../messages/rich.ts';

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
        {rich(
          'importReplaces',
          <strong>{old.name}</strong>,
          order === 0 ? t('importVersionAgain', old.version) : t('importVersions', old.version, version),
          changes ? t('importChanges', changes.added, changes.removed) : sizes(old.entries, entries),
        )}
      </p>
      {order < 0 && <p class="problem">{t('importOlder')}</p>}
      {old.own && <p class="problem">{t('importEdited')}</p>}
    </div>
  );
}

function sizes(before: number, after: number): string {
  return after ? tCount('importSizes', after, before) : t('importSizesNone', before);
}
