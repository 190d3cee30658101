import { mute, type Settings, withItem } from '../../glossary/settings.ts';
import { siteLabel } from '../controls/muted-items.ts';
import { t } from '../messages/messages.ts';

/** The site of the page beneath the popup: its host name, '' for files; undefined where there is none. */
export type Host = string | undefined;

/** Does the reader want this site read when its pages open? The main switch is left aside. */
export function siteIsOn(settings: Settings, host: string): boolean {
  if (settings.sitesOff.includes(host)) return false;
  return settings.startOn === 'every-site' || settings.sitesOn.includes(host);
}

/** The part of the settings that changes when a site is switched. With `every-site`, off is the exception to be listed. */
export function switchSite(settings: Settings, host: string, on: boolean): Partial<Settings> {
  if (settings.startOn === 'every-site') return { sitesOff: mute(settings, 'site', host, !on).sitesOff };
  const sitesOn = withItem(settings.sitesOn, host, on);
  return on ? { sitesOn, sitesOff: mute(settings, 'site', host, false).sitesOff } : { sitesOn };
}

/** Would switching a site change what an administrator has locked? */
export function siteIsLocked(settings: Settings, host: string): boolean {
  const change = switchSite(settings, host, !siteIsOn(settings, host));
  return settings.locked.some((name) => {
    const next = change[name as keyof Settings];
    return next !== undefined && JSON.stringify(next) !== JSON.stringify(settings[name as keyof Settings]);
  });
}

/** The site's name as the popup prints it. */
export function hostLabel(host: Host): string {
  return host === undefined ? t('popupThisPage') : siteLabel(host);
}

/** What to change so that everyday words are marked on a site like any other, or no longer. */
export function showEveryday(settings: Settings, host: string, shown: boolean): Partial<Settings> {
  return { everydayOn: withItem(settings.everydayOn, host, shown) };
}
