import type { TargetedSubmitEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { focusNeighbour } from '../controls/focus-neighbour.ts';
import { LockedNote } from '../controls/LockedNote.tsx';
import { siteLabel } from '../controls/muted-items.ts';
import { t } from '../messages/messages.ts';
import { readHostName, readHostPattern } from './host-name.ts';

interface SiteListProps {
  title: string;
  sites: readonly string[];
  /** Said when there are none. */
  none: string;
  /** `*.example.com` may stand for many. */
  patterns?: boolean;
  /** An administrator has listed them. */
  locked?: boolean;
  onChange(sites: string[]): void;
}

/** Host names the reader has listed; more can be typed or pasted in. */
export function SiteList({ title, sites, none, patterns = false, locked = false, onChange }: SiteListProps) {
  return (
    <section class="site-list">
      <h3 class="group-title" tabIndex={-1}>
        {title}
      </h3>
      {locked && <LockedNote />}
      {sites.length === 0 && <p class="soft">{none}</p>}
      <ul class="plain-list">
        {sites.map((site) => (
          <li key={site} class="list-row">
            <span class="list-label">{siteLabel(site)}</span>
            <button
              type="button"
              class="text-button"
              aria-label={t('packsRemoveThat', siteLabel(site))}
              disabled={locked}
              onClick={(event) => {
                focusNeighbour(event.currentTarget);
                onChange(sites.filter((other) => other !== site));
              }}
            >
              {t('sharedRemove')}
            </button>
          </li>
        ))}
      </ul>
      {!locked && (
        <AddSite
          title={title}
          sites={sites}
          patterns={patterns}
          onAdd={(site) => onChange([...sites, site])}
        />
      )}
    </section>
  );
}

interface AddSiteProps {
  title: string;
  sites: readonly string[];
  patterns: boolean;
  onAdd(site: string): void;
}

function AddSite({ title, sites, patterns, onAdd }: AddSiteProps) {
  const [error, setError] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  function onSubmit(event: TargetedSubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!input.current) return;
    const read = (patterns ? readHostPattern : readHostName)(input.current.value);
    const problem =
      'error' in read ? read.error : sites.includes(read.host) && t('optionsIsListed', read.host);
    setError(problem || undefined);
    input.current.focus();
    if (problem || 'error' in read) return;
    onAdd(read.host);
    input.current.value = '';
  }

  return (
    <form class="add-site" noValidate onSubmit={onSubmit}>
      <input
        ref={input}
        class="field"
        type="text"
        inputMode="url"
        aria-label={t('optionsAddSite', title)}
        aria-invalid={error !== undefined}
        aria-describedby={error && id}
        placeholder={patterns ? '*.example.com' : 'docs.example.com'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={() => setError(undefined)}
      />
      <button type="submit" class="button">
        {t('optionsAdd')}
      </button>
      <p class="problem" id={id} role="alert">
        {error}
      </p>
    </form>
  );
}
