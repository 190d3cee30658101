/** Addresses from which packs may be fetched. */

/** An address that is not taken; the message says why, as one sentence. */
class AddressError extends Error {
  override name = 'AddressError';
}

/** Longer ones are nobody's. Characters */
const MAX_LENGTH = 2_000;

/** Hosts that plain http is taken from; a page's policy (CSP) has no way to name `[::1]`. */
const THIS_MACHINE = ['localhost', '127.0.0.1'];

/**
 * An address as it is kept and compared.
 * @param from who gives it: what a reader or an administrator typed may lie in a private network; what a page, a
 * published file or another device offers may not
 * @returns normalised, without a fragment
 * @throws AddressError
 */
export function readAddress(text: string, from: 'typed' | 'offered'): string {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed))
    throw new AddressError('This is not a web address; it must begin with https://.');
  const url = new URL(trimmed);
  const isLocal = THIS_MACHINE.includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    throw new AddressError('Packs come from https:// addresses only (http:// from localhost alone).');
  }
  if (url.username || url.password) {
    throw new AddressError('An address must not hold a name or password; use a header instead.');
  }
  if (from === 'offered' && isPrivateHost(url.hostname)) {
    throw new AddressError(`${url.host} is in a private network; subscribe to it by typing its address.`);
  }
  url.hash = '';
  if (url.href.length > MAX_LENGTH)
    throw new AddressError(`The address is longer than ${MAX_LENGTH} characters.`);
  return url.href;
}

/**
 * Where a page or server leads, if one may go there: never from anywhere into a private network that is not the
 * very same host, never away from https, and never to another origin with a secret.
 * @param from an address that has been read already
 * @param to as it was written, maybe relative
 * @throws AddressError
 */
export function followAddress(from: string, to: string, hasSecret: boolean): string {
  const here = new URL(from);
  if (!URL.canParse(to, from))
    throw new AddressError(`${here.host} leads to “${to.slice(0, 100)}”, which is no address.`);
  const there = new URL(to, from);
  const isSameHost = there.host === here.host;
  if (here.protocol === 'https:' && there.protocol !== 'https:') {
    throw new AddressError(`${here.host} leads away from https, to ${there.origin}.`);
  }
  if (hasSecret && there.origin !== here.origin) {
    throw new AddressError(`${here.host} leads to ${there.host}, and a token is never sent to another host.`);
  }
  return readAddress(there.href, isSameHost ? 'typed' : 'offered');
}

/** Names that are never another organisation's public server. */
const PRIVATE_ENDINGS = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home.arpa', 'test'];

/** Is this the name or number of a host on this machine or in a private network? @param host of a `URL` */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  const numbers = /^\d+\.\d+\.\d+\.\d+$/.test(name) ? name.split('.').map(Number) : undefined;
  if (numbers) return isPrivateV4(numbers as [number, number]);
  return (
    !name.includes('.') || PRIVATE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`))
  );
}

function isPrivateV4([a, b]: readonly [number, number, ...number[]]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true;
  if (a === 100) return b >= 64 && b < 128;
  if (a === 169) return b === 254;
  if (a === 172) return b >= 16 && b < 32;
  return (a === 192 && b === 168) || (a === 198 && (b === 18 || b === 19));
}

/** Only 2000::/3 is given out; of that, 2002::/16 holds an IPv4 address, which may be any. */
function isPrivateV6(address: string): boolean {
  const first = Number.parseInt(address.split(':')[0] || '0', 16);
  return first >> 13 !== 1 || first === 0x2002;
}
