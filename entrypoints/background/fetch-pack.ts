import * as v from 'valibot';
import { t } from '../../components/messages/messages.ts';
import { followAddress } from '../../glossary/address.ts';
import { assemble } from '../../glossary/assemble.ts';
import { decodeText } from '../../glossary/formats/sample.ts';
import { glossaryLink } from '../../glossary/glossary-link.ts';
import { MANIFEST_FORMAT, type Manifest, ManifestSchema, type Shard } from '../../glossary/manifest.ts';
import { parsing } from '../../glossary/pack.ts';
import { PACK_FORMAT, type Pack } from '../../glossary/pack-types.ts';
import { Slices } from '../../glossary/slices.ts';
import type { Edition, Validators } from '../../glossary/subscription.ts';
import type { Drawer } from './drawer.ts';
import { FetchError, type FetchOptions, fetchBytes, RedirectError, sha256 } from './fetch-bytes.ts';

/** Fetches a pack from its manifest, from its own address, or from the page that tells where it is. */

/** A whole pack, and everything that is fetched of one, may be this large. Bytes, decompressed */
const MAX_BYTES = 200_000_000;

export interface Source {
  url: string;
  /** Goes with every request, and to this address's origin only. */
  header?: { name: string; value: string } | undefined;
  /** What the server's last answer was known by, where its pack is still held. */
  validators?: Validators | undefined;
  /** The pack that must be there; without it, whichever is, and a page may lead to it. */
  pack?: string | undefined;
  /** Is this edition wanted? Asked as soon as it is known, mostly before the pack itself is fetched. */
  judge(edition: Edition, id: string): Promise<'take' | 'unchanged' | 'older' | 'refused'>;
}

export type FetchedPack =
  | { kind: 'unchanged'; validators: Validators | undefined }
  | { kind: 'kept'; version: string; why: 'older' | 'refused' }
  | {
      kind: 'taken';
      url: string;
      pack: Pack;
      edition: Edition;
      validators: Validators | undefined;
      /** Hashes of the shards that it is made of. */
      shards: ReadonlySet<string>;
    };

export interface FetchTools {
  drawer: Drawer;
  /** Reads a pack in any other format. @throws an error with a sentence, where it is in none */
  readAny(bytes: Uint8Array, url: string): Promise<Pack>;
  onProgress?: (done: number, total: number | undefined) => void;
  now(): number;
  timeouts?: FetchOptions['timeouts'];
}

/** Of a web page that is a pack itself: its terms stand in it as schema.org says. */
const HAS_TERMS = /DefinedTerm/;

/** @throws FetchError, AddressError or PackError: what stands in their messages is for the reader */
export function fetchPack(source: Source, tools: FetchTools): Promise<FetchedPack> {
  return fetchAt(source, tools, source.pack === undefined);
}

/** @param mayLead a page here may tell where the pack is; a page that another one led to leads no further */
async function fetchAt(source: Source, tools: FetchTools, mayLead: boolean): Promise<FetchedPack> {
  const { url, answer } = await fetchFirst(source, tools);
  const validators = validatorsOf(answer, source.validators, tools.now());
  if (answer.notModified) {
    if (!source.validators) throw new FetchError(t('fetchUnasked', new URL(url).host));
    return { kind: 'unchanged', validators: validators ?? source.validators };
  }
  const text = decodeText(answer.bytes).trimStart();
  if (text.startsWith('<')) {
    const link = mayLead ? glossaryLink(text, url) : undefined;
    if (link !== undefined) {
      const to = followAddress(url, link, source.header !== undefined);
      return fetchAt({ ...source, url: to, validators: undefined }, tools, false);
    }
    if (source.pack !== undefined && !HAS_TERMS.test(text)) {
      throw new FetchError(t('fetchWebPage', new URL(url).host));
    }
  }
  const data = parseJson(text);
  const { host } = new URL(url);
  if (data === undefined && /^[{[]/.test(text)) throw new FetchError(t('fetchDamaged', host));
  const format = (data as { format?: unknown } | undefined)?.format;
  if (format === MANIFEST_FORMAT) return byManifest(data, { ...source, url }, validators, tools);
  if (isManifest(format)) throw new FetchError(t('fetchNewer', host, String(format)));
  const pack = format === PACK_FORMAT ? await parse(data) : await tools.readAny(answer.bytes, url);
  const edition = { version: pack.version, sha256: await sha256(answer.bytes) };
  checkId(pack.id, source);
  const verdict = await source.judge(edition, pack.id);
  if (verdict === 'unchanged') return { kind: 'unchanged', validators };
  if (verdict !== 'take') return { kind: 'kept', version: pack.version, why: verdict };
  return { kind: 'taken', url, pack, edition, validators, shards: new Set() };
}

/** Of any version, this one or one to come. */
function isManifest(format: unknown): format is string {
  return typeof format === 'string' && format.split('/')[0] === MANIFEST_FORMAT.split('/')[0];
}

/** The first answer; a folder's address may lack its slash, which servers mend by a redirect. */
async function fetchFirst(source: Source, tools: FetchTools) {
  const options = {
    headers: { ...headerOf(source), ...conditionsOf(source.validators, tools.now()) },
    maxBytes: MAX_BYTES,
    onProgress: tools.onProgress,
    ...(tools.timeouts && { timeouts: tools.timeouts }),
  };
  const { origin, pathname, search } = new URL(source.url);
  try {
    return { url: source.url, answer: await fetchBytes(source.url, options) };
  } catch (error) {
    if (!(error instanceof RedirectError) || pathname.endsWith('/') || source.pack !== undefined) throw error;
    const url = `${origin}${pathname}/${search}`;
    const answer = await fetchBytes(url, options).catch(() => undefined);
    if (!answer) throw error;
    return { url, answer };
  }
}

function headerOf({ header }: Source): Record<string, string> {
  return header ? { [header.name]: header.value } : {};
}

/** A tag that a server makes up for one reader would know them by it: long ones are not said back, none for ever. */
const LONGEST_TAG = 128;
const LONGEST_MEMORY_MS = 30 * 24 * 60 * 60_000;

function conditionsOf(validators: Validators | undefined, now: number): Record<string, string> {
  if (!validators || Math.abs(now - validators.since) > LONGEST_MEMORY_MS) return {};
  const { etag, lastModified } = validators;
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

function validatorsOf(
  { etag, lastModified }: { etag: string | null; lastModified: string | null },
  before: Validators | undefined,
  now: number,
): Validators | undefined {
  const isShort = (tag: string | null): tag is string =>
    tag !== null && tag !== '' && tag.length <= LONGEST_TAG;
  if (!isShort(etag) && !isShort(lastModified)) return undefined;
  return {
    ...(isShort(etag) && { etag }),
    ...(isShort(lastModified) && { lastModified }),
    since: before && before.etag === etag && now - before.since < LONGEST_MEMORY_MS ? before.since : now,
  };
}

async function byManifest(
  data: unknown,
  source: Source,
  validators: Validators | undefined,
  tools: FetchTools,
): Promise<FetchedPack> {
  const parsed = v.safeParse(ManifestSchema, data);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new FetchError(t('fetchManifest', v.getDotPath(issue) ?? 'manifest', issue.message));
  }
  const manifest = parsed.output;
  const edition = { version: manifest.pack.version, sha256: manifest.sha256 };
  checkId(manifest.pack.id, source);
  const verdict = await source.judge(edition, manifest.pack.id);
  if (verdict === 'unchanged') return { kind: 'unchanged', validators };
  if (verdict !== 'take') return { kind: 'kept', version: edition.version, why: verdict };
  const fetchEntries = manifest.shards?.length ? fetchShards : fetchWhole;
  const pack = await parse(await fetchEntries(manifest, source, tools));
  for (const [what, found, announced] of [
    ['fetchMisfitId', pack.id, manifest.pack.id],
    ['fetchMisfitVersion', pack.version, manifest.pack.version],
    ['fetchMisfitEntries', pack.entries.length, manifest.entries],
  ] as const) {
    if (found !== announced) {
      throw new FetchError(t(what, found, announced));
    }
  }
  const shards = new Set(manifest.shards?.map((shard) => shard.sha256));
  return { kind: 'taken', url: source.url, pack, edition, validators, shards };
}

/** Others are answered meanwhile, which takes seconds for a large pack. @throws PackError */
async function parse(data: unknown): Promise<Pack> {
  return (await new Slices().run(parsing(data))).pack;
}

async function fetchWhole(manifest: Manifest, source: Source, tools: FetchTools): Promise<unknown> {
  const { file, sha256: hash, bytes: size } = manifest;
  const bytes = await fetchFile({ file, sha256: hash, bytes: size }, source, tools, (done) =>
    tools.onProgress?.(done, size),
  );
  const data = parseJson(decodeText(bytes));
  if (data === undefined) throw new FetchError(t('fetchNoJson', file));
  return data;
}

/** Only shards that are not kept from before are fetched; all are kept as they came, and checked again when they are used. */
async function fetchShards(manifest: Manifest, source: Source, tools: FetchTools): Promise<object> {
  const { drawer, onProgress } = tools;
  const shards = manifest.shards ?? [];
  const size = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  if (size > MAX_BYTES) throw new FetchError(t('fetchPackTooLarge', MAX_BYTES / 1_000_000));
  const folder = `shards/${manifest.pack.id}/`;
  const lists: unknown[][] = [];
  let before = 0;
  for (const shard of shards) {
    const name = folder + shard.sha256;
    const kept = await drawer.get(name).catch(() => undefined);
    const isGood = kept !== undefined && (await sha256(kept)) === shard.sha256;
    const bytes = isGood
      ? kept
      : await fetchFile(shard, source, tools, (done) => onProgress?.(before + done, size));
    // Where nothing can be kept, the next update fetches all again.
    if (!isGood) await drawer.put(name, bytes).catch(() => {});
    lists.push(listOf(shard, bytes));
    before += shard.bytes;
  }
  return assemble(manifest, lists);
}

function listOf(shard: Shard, bytes: Uint8Array): unknown[] {
  const list = parseJson(decodeText(bytes));
  if (!Array.isArray(list)) throw new FetchError(t('fetchNoList', shard.file));
  if (list.length !== shard.entries) {
    throw new FetchError(t('fetchMiscounted', shard.file, list.length, shard.entries));
  }
  return list;
}

/** Forgets shards that a stored pack is not made of any more. @param keep hashes; none forgets all of the pack's */
export async function forgetShards(drawer: Drawer, pack: string, keep: ReadonlySet<string>): Promise<void> {
  const folder = `shards/${pack}/`;
  for (const name of await drawer.names(folder)) {
    if (!keep.has(name.slice(folder.length))) await drawer.delete(name);
  }
}

async function fetchFile(
  { file, sha256: hash, bytes: size }: Pick<Shard, 'file' | 'sha256' | 'bytes'>,
  source: Source,
  tools: FetchTools,
  onProgress: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await fetchBytes(new URL(file, source.url).href, {
    headers: headerOf(source),
    maxBytes: Math.min(size, MAX_BYTES),
    onProgress,
    ...(tools.timeouts && { timeouts: tools.timeouts }),
  });
  if (bytes.length < size) {
    throw new FetchError(t('fetchCutShort', file, bytes.length, size));
  }
  if ((await sha256(bytes)) !== hash) {
    throw new FetchError(t('fetchOtherFile', file));
  }
  return bytes;
}

function checkId(id: string, { pack, url }: Source): void {
  if (pack !== undefined && pack !== id) {
    throw new FetchError(t('fetchOtherPack', new URL(url).host, id, pack));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
