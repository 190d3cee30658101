/**
 * Bytes that are kept outside the database, and where no page's script can read them (`storage.local` is open to
 * content scripts, and a page's renderer may have been taken over): tokens, and files that were fetched.
 */
export interface Drawer {
  get(name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  delete(name: string): Promise<void>;
  /** Of all that begin so. */
  names(prefix: string): Promise<string[]>;
}

/** A cache is named by addresses; this host is nobody's (RFC 6761). */
const HOST = 'https://lumomate.invalid/';

/** A drawer in the browser's Cache Storage: still there when IndexedDB is not. */
export function openDrawer(): Drawer {
  const open = () => caches.open('lumomate');
  const address = (name: string) => HOST + name.split('/').map(encodeURIComponent).join('/');
  const nameOf = ({ url }: Request) => decodeURIComponent(url.slice(HOST.length));
  return {
    async get(name) {
      const kept = await (await open()).match(address(name));
      if (!kept?.body) return undefined;
      return bytesOf(kept.body.pipeThrough(new DecompressionStream('gzip')));
    },
    async put(name, bytes) {
      const packed = await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
      await (await open()).put(address(name), new Response(packed));
    },
    async delete(name) {
      await (await open()).delete(address(name));
    },
    async names(prefix) {
      return (await (await open()).keys()).map(nameOf).filter((name) => name.startsWith(prefix));
    },
  };
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
