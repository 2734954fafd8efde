import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from '../source-error';
import { checkUnpacked } from './limits';
import { type OnBytes } from './types';

const BLOCK = 1 << 20;

/**
 * The bytes of a file in blocks, gunzipped on the way where asked.
 *
 * @param source the file as the user knows it, for the message
 * @param onBytes is told how many bytes of the file were read
 * @throws SourceError when the file cannot be read, or its gzip is damaged or beyond a limit
 */
export async function* fileBlocks(
  file: string,
  gzip: boolean,
  source: string,
  onBytes?: OnBytes,
): AsyncGenerator<Buffer> {
  const { size } = await stat(file);
  const raw = createReadStream(file, { highWaterMark: BLOCK });
  // A pipeline hands an error of the raw stream on to the last one, whose loop below throws it.
  const stream = gzip ? pipeline(raw, createGunzip({ chunkSize: BLOCK }), () => undefined) : raw;
  let unpacked = 0;
  try {
    for await (const block of stream) {
      unpacked += (block as Buffer).length;
      if (gzip) checkUnpacked(source, unpacked, raw.bytesRead);
      onBytes?.(raw.bytesRead, size);
      yield block as Buffer;
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof SourceError || code === '') throw error;
    const [reason, remedy] = code.startsWith('Z_')
      ? [`is a damaged or cut gzip (${message})`, 'get the file again']
      : [`cannot be read (${message})`, 'check the path and who may read it'];
    throw new SourceError(source, reason, remedy, error);
  } finally {
    raw.destroy();
  }
}

/** The first bytes of a file, gunzipped where asked: at most `length`. */
export async function fileHead(file: string, gzip: boolean, source: string, length: number): Promise<Buffer> {
  const blocks: Buffer[] = [];
  let size = 0;
  for await (const block of fileBlocks(file, gzip, source)) {
    blocks.push(block);
    size += block.length;
    if (size >= length) break;
  }
  return Buffer.concat(blocks).subarray(0, length);
}
