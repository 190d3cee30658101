import { t } from '../messages/messages.ts';

/** What a reader typed as the address of a pack: the address, or what is wrong with it. */
type AddressReading = { url: string } | { error: string };

/** Reads an address; `https://` may be left out. Http is only for this computer itself: anybody between could change it. */
export function readPackAddress(typed: string): AddressReading {
  const text = typed.trim();
  if (!text) return { error: t('packsTypeAddress') };
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (!url || /\s/.test(text)) return { error: t('packsNoAddress', text) };
  if (url.protocol === 'https:') return { url: url.href };
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && isLocal) return { url: url.href };
  return { error: t('packsHttps') };
}
