import type { PackSites } from '../../glossary/pack-settings.ts';
import { Choice } from '../controls/Choice.tsx';
import { t, tCount } from '../messages/messages.ts';
import { SiteList } from './SiteList.tsx';

interface PackSitesFormProps {
  /** Undefined: everywhere. */
  sites: PackSites | undefined;
  onChange(sites: PackSites | undefined): void;
}

type Where = 'everywhere' | 'only' | 'not';

/** On which sites a pack explains. */
export function PackSitesForm({ sites, onChange }: PackSitesFormProps) {
  const where = whereOf(sites);
  const listed = sites?.only ?? sites?.not ?? [];
  const set = (next: Where, patterns: string[]) => {
    if (next === 'everywhere') onChange(undefined);
    else onChange(next === 'only' ? { only: patterns } : { not: patterns });
  };
  return (
    <>
      <Choice<Where>
        legend={t('packsWhere')}
        chosen={where}
        onChoose={(next) => set(next, listed)}
        options={[
          { value: 'everywhere', label: t('packsEverywhere') },
          { value: 'only', label: t('packsOnlySites') },
          { value: 'not', label: t('packsNotSites') },
        ]}
      />
      {where !== 'everywhere' && (
        <SiteList
          title={t(where === 'only' ? 'packsOnlyHere' : 'packsNotHere')}
          sites={listed}
          none={t(where === 'only' ? 'packsNowhere' : 'packsAllOver')}
          patterns
          onChange={(patterns) => set(where, patterns)}
        />
      )}
    </>
  );
}

function whereOf(sites: PackSites | undefined): Where {
  if (!sites) return 'everywhere';
  return sites.only ? 'only' : 'not';
}

/** Where a pack explains, in a few words. */
export function sitesLabel(sites: PackSites | undefined): string {
  const { only, not = [] } = sites ?? {};
  const [first = ''] = only ?? not;
  if (only) return only.length === 1 ? t('packsOnlyOn', first) : tCount('packsOnlyOnSites', only.length);
  if (not.length) return not.length === 1 ? t('packsNotOn', first) : tCount('packsNotOnSites', not.length);
  return t('packsEverySite');
}
