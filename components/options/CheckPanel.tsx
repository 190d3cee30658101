import type { PackCount } from '../../glossary/requests.ts';
import { Trouble } from '../controls/Trouble.tsx';
import { useAnswer } from '../controls/use-answer.ts';
import { t } from '../messages/messages.ts';
import { Findings } from './Findings.tsx';
import type { PackActions } from './pack-row.ts';

interface CheckPanelProps {
  pack: PackCount;
  check: NonNullable<PackActions['check']>;
  editEntry: ((id: string) => string) | undefined;
}

/** What the linter says of a pack, asked when the panel opens and after each change of the pack. */
export function CheckPanel({ pack, check, editEntry }: CheckPanelProps) {
  const findings = useAnswer(`${pack.id} ${pack.version} ${pack.entries}`, () => check(pack));
  return (
    <section class="pack-panel" aria-label={t('packsCheckOf', pack.name)}>
      {findings.problem ? (
        <Trouble what={t('packsNotChecked')} why={findings.problem} onAgain={findings.again} />
      ) : findings.value ? (
        <Findings findings={findings.value} editEntry={editEntry} />
      ) : (
        <p class="soft">{t('packsChecking')}</p>
      )}
    </section>
  );
}
