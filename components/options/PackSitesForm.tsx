import type { PackSites } from '../../glossary/pack-settings.ts';
import { Choice } from '../controls/Choice.tsx';
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
        legend="Where it explains"
        chosen={where}
        onChoose={(next) => set(next, listed)}
        options={[
          { value: 'everywhere', label: 'On every site' },
          { value: 'only', label: 'Only on these sites' },
          { value: 'not', label: 'On every site but these' },
        ]}
      />
      {where !== 'everywhere' && (
        <SiteList
          title={where === 'only' ? 'Only here' : 'Not here'}
          sites={listed}
          none={
            where === 'only' ? 'None yet, so it explains nowhere.' : 'None yet, so it explains everywhere.'
          }
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
  if (only) return only.length === 1 ? `Only on ${only[0]}` : `Only on ${only.length} sites`;
  if (not.length) return not.length === 1 ? `Not on ${not[0]}` : `Not on ${not.length} sites`;
  return 'Every site';
}
