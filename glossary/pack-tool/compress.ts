import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readIfThere, writeWhole } from './write-whole.ts';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** In a gzip header, the byte that names the system it was made on; 255 is “unknown” (RFC 1952, 2.3). */
const SYSTEM_BYTE = 9;

/**
 * Writes a file with its gzip and Brotli twins, which web servers send as they are. Equal contents give equal bytes;
 * what is there already is left alone, so that servers see no change where there is none.
 * @returns was anything written?
 */
export async function writeWithTwins(path: string, text: string): Promise<boolean> {
  const bytes = Buffer.from(text);
  const isThere = (await readIfThere(path))?.equals(bytes);
  if (isThere && existsSync(`${path}.gz`) && existsSync(`${path}.br`)) return false;
  const [zipped, brotli] = await Promise.all([
    toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }),
    toBrotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  ]);
  zipped[SYSTEM_BYTE] = 255;
  // The plain file last: who sees the new one also finds its twins.
  await writeWhole(`${path}.br`, brotli);
  await writeWhole(`${path}.gz`, zipped);
  if (!isThere) await writeWhole(path, bytes);
  return true;
}
