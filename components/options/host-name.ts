import { t } from '../messages/messages.ts';

/** What a reader typed into a list of sites: the host name it stands for, or what is wrong with it. */
type HostReading = { host: string } | { error: string };

/** Reads a host name, or takes it out of a whole address that was pasted. */
export function readHostName(typed: string): HostReading {
  const text = typed.trim();
  if (!text) return { error: t('optionsTypeSite') };
  if (text.includes('*')) {
    return { error: t('optionsNoStar') };
  }
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A bare number would be taken for an IP address, “8080” for 0.0.31.144.
  if (!url || !/^https?:$/.test(url.protocol) || !isHost(url.hostname) || /^\d+$/.test(text)) {
    return { error: t('optionsNoSite', text) };
  }
  return { host: url.hostname };
}

/** As `readHostName`; `*.` before a name stands for that host and all below it. */
export function readHostPattern(typed: string): HostReading {
  const [, star, name = ''] = /^\s*(\*\.)?(.*)$/s.exec(typed) ?? [];
  const read = readHostName(name);
  if (!star || 'error' in read) return read;
  // There is nothing below an IP address.
  if (/^[\d.]+$|^\[/.test(read.host)) return { error: t('optionsNoSite', typed.trim()) };
  return { host: `*.${read.host}` };
}

function isHost(name: string): boolean {
  return name.length <= 253 && /^(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*)$/.test(name);
}
