import * as v from 'valibot';

/** The header that opens a private source: `Authorization: Bearer …`, `PRIVATE-TOKEN: …`. */
export interface PackHeader {
  name: string;
  value: string;
}

/** What browsers set themselves, or what would change the meaning of our own request. */
const NOT_OURS =
  /^(?:cookie2?|host|origin|referer|range|if-.*|accept-encoding|connection|content-.*|sec-.*|proxy-.*)$/i;

export const HeaderSchema = v.object({
  name: v.pipe(
    v.string('must be text'),
    v.trim(),
    v.regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and “-”'),
    v.check((name) => !NOT_OURS.test(name), 'is a header that cannot be set'),
  ),
  value: v.pipe(
    v.string('must be text'),
    v.trim(),
    v.regex(/^[\x20-\x7e]{1,4000}$/, 'must be 1–4,000 characters of plain ASCII'),
  ),
});

/**
 * A header as it is written in a request: `Authorization: Bearer abc`.
 * @throws an error with a sentence for the reader
 */
export function readHeaderLine(line: string): PackHeader {
  const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
  const header = v.safeParse(HeaderSchema, { name, value });
  if (header.success) return header.output;
  throw new Error('The access header must look like “Authorization: Bearer abc”.');
}
