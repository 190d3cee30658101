import * as v from 'valibot';
import { HeaderSchema, type PackHeader } from '../../glossary/pack-header.ts';
import type { Subscription } from '../../glossary/subscription.ts';
import type { Drawer } from './drawer.ts';

/** The headers of private sources, by the address they belong to. Nothing but a request to that address gets them. */
export interface Tokens {
  /** @returns `lost` when there should be one */
  headerOf(subscription: Subscription): Promise<PackHeader | undefined | 'lost'>;
  put(url: string, header: PackHeader): Promise<void>;
  forget(url: string): Promise<void>;
  /** @param to an address of the same origin */
  move(from: string, to: string): Promise<void>;
}

export function createTokens(drawer: Drawer): Tokens {
  const nameOf = (url: string) => `tokens/${url}`;
  async function get(url: string): Promise<PackHeader | undefined> {
    const bytes = await drawer.get(nameOf(url));
    const parsed = bytes && v.safeParse(HeaderSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed?.success ? parsed.output : undefined;
  }
  async function put(url: string, header: PackHeader): Promise<void> {
    const known = await get(url).catch(() => undefined);
    if (known?.name === header.name && known.value === header.value) return;
    await drawer.put(nameOf(url), new TextEncoder().encode(JSON.stringify(header)));
  }
  const forget = (url: string) => drawer.delete(nameOf(url)).catch(() => {});
  return {
    async headerOf({ url, headerName }) {
      if (headerName === undefined) return undefined;
      return (await get(url).catch(() => undefined)) ?? 'lost';
    },
    put,
    forget,
    async move(from, to) {
      const header = await get(from).catch(() => undefined);
      if (!header) return;
      await forget(from);
      if (new URL(from).origin === new URL(to).origin) await put(to, header);
    },
  };
}
