import type { Finding } from '../../glossary/check/finding.ts';
import { t, tCount } from '../messages/messages.ts';

interface FindingsProps {
  findings: readonly Finding[];
  /** Where an entry can be put right; missing for packs that are not the reader's to change. */
  editEntry?: ((id: string) => string) | undefined;
}

/** So many are listed: nobody reads more at a sitting, and each is several elements. */
const MOST = 500;

/** What the linter found in a pack, errors first. */
export function Findings({ findings, editEntry }: FindingsProps) {
  const errors = findings.filter(({ level }) => level === 'error');
  const advice = findings.filter(({ level }) => level === 'advice');
  if (!findings.length) return <p class="findings-none">{t('packsNoFindings')}</p>;
  const shown = [...errors, ...advice].slice(0, MOST);
  return (
    <div class="findings">
      <p>
        {t(
          'packsFound',
          errors.length ? tCount('packsErrors', errors.length) : t('packsNoErrors'),
          advice.length ? tCount('packsAdvice', advice.length) : t('packsNoAdvice'),
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <ul class="plain-list finding-list" tabIndex={0} aria-label={t('packsFindings')}>
        {shown.map((finding, i) => (
          <li key={i} class={`finding finding-${finding.level}`}>
            <span class="finding-level">{t(finding.level === 'error' ? 'packsError' : 'packsPiece')}</span>{' '}
            <Place finding={finding} editEntry={editEntry} /> {finding.message}{' '}
            <code class="finding-rule">{finding.rule}</code>
          </li>
        ))}
        {findings.length > MOST && <li class="soft">{t('importAndMore', findings.length - MOST)}</li>}
      </ul>
    </div>
  );
}

function Place({
  finding: { entry, field, at },
  editEntry,
}: Pick<FindingsProps, 'editEntry'> & { finding: Finding }) {
  if (!entry && !field && !at) return null;
  const name = entry && <bdi>{entry.term || t('packsEntryNumber', entry.number)}</bdi>;
  return (
    <strong>
      {entry && editEntry ? <a href={editEntry(entry.id)}>{name}</a> : name}
      {entry && field && t('listSeparator')}
      {field}
      {at && <span class="soft"> ({at})</span>}:
    </strong>
  );
}
