import type { Settings } from '../../glossary/settings.ts';
import { LockedNote } from '../controls/LockedNote.tsx';
import { Switch } from '../controls/Switch.tsx';
import { t } from '../messages/messages.ts';
import type { PageState } from './page-state.ts';
import { type Host, hostLabel, siteIsLocked, siteIsOn } from './site.ts';

interface PopupHeaderProps {
  settings: Settings;
  host: Host;
  page: PageState;
  onMain(on: boolean): void;
  onSite(on: boolean): void;
  /** Reads this page now, for readers who want none read unasked. */
  onRead(): void;
}

/** The name, the main switch, and what LumoMate does on the site beneath. */
export function PopupHeader(props: PopupHeaderProps) {
  const { settings, onMain } = props;
  return (
    <header class="popup-header">
      <div class="masthead">
        <h1 class="wordmark" id="wordmark">
          LumoMate
        </h1>
        <span class="soft" aria-hidden="true">
          {t(settings.on ? 'popupOn' : 'popupOff')}
        </span>
        <Switch
          label="LumoMate"
          labelledBy="wordmark"
          on={settings.on}
          disabled={settings.locked.includes('on')}
          onChange={onMain}
        />
      </div>
      <div class={settings.on ? 'site' : 'site site-idle'}>
        <div class="site-name">
          <span class="site-host" title={hostLabel(props.host)}>
            {hostLabel(props.host)}
          </span>
          <span class="soft">{describe(props)}</span>
        </div>
        <SiteControl {...props} />
      </div>
      {settings.locked.length > 0 && <LockedLine {...props} />}
    </header>
  );
}

/** What of the above only an administrator can change. */
function LockedLine({ settings, host }: PopupHeaderProps) {
  const isSite = host !== undefined && settings.startOn !== 'when-asked' && siteIsLocked(settings, host);
  if (!settings.locked.includes('on') && !isSite) return null;
  return (
    <div class="header-locked">
      <LockedNote />
    </div>
  );
}

function SiteControl({ settings, host, page, onSite, onRead }: PopupHeaderProps) {
  if (settings.startOn === 'when-asked') {
    const beingRead = page.kind === 'read' && page.on;
    return (
      <button
        type="button"
        class="button"
        disabled={!settings.on || page.kind !== 'read' || beingRead}
        onClick={onRead}
      >
        {t(beingRead ? 'popupPageRead' : 'popupReadPage')}
      </button>
    );
  }
  if (host === undefined) return null;
  return (
    <Switch
      label={t('popupOnSite', hostLabel(host))}
      on={siteIsOn(settings, host)}
      disabled={!settings.on || siteIsLocked(settings, host)}
      onChange={onSite}
    />
  );
}

function describe({ settings, host, page }: PopupHeaderProps): string {
  if (page.kind === 'forbidden') return t('popupClosed');
  if (settings.startOn === 'when-asked') return t('popupWhenAsked');
  if (host === undefined) return t('popupNoSite');
  if (!siteIsOn(settings, host)) return t('popupOffHere');
  return t(settings.on ? 'popupOnHere' : 'popupOnAgain');
}
