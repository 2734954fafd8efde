import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { SourceError } from '../source-error';
import { checkUnpacked } from './limits';
import { type OnBytes } from './types';

const END_RECORD = 0x06054b50;
const END_LOCATOR_64 = 0x07064b50;
const MEMBER_RECORD = 0x02014b50;
const BLOCK = 1 << 20;

/** A file in a zip archive, as the archive's directory has it. */
export interface Member {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  /** Where its own header starts. */
  readonly offset: number;
}

/**
 * Lists the files of a zip archive, in the order of its directory; zip64 is understood.
 *
 * The directory at the end is what counts, as the format has it (PKWARE's APPNOTE, 4.3.12 to 4.3.16): an archive that
 * was cut has none.
 *
 * @throws SourceError when the file is no whole zip archive
 */
export async function listArchive(file: string, source: string): Promise<Member[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    // The end record has 22 bytes and a comment of at most 65,535; the zip64 locator stands in the 20 bytes before.
    const tail = await readAt(handle, Math.max(0, size - 65_577), Math.min(size, 65_577));
    let at = tail.length - 22;
    while (at >= 0 && tail.readUInt32LE(at) !== END_RECORD) at -= 1;
    if (at < 0) throw new Error('its end is missing');
    let length = tail.readUInt32LE(at + 12);
    let offset = tail.readUInt32LE(at + 16);
    if (at >= 20 && tail.readUInt32LE(at - 20) === END_LOCATOR_64) {
      const end64 = await readAt(handle, Number(tail.readBigUInt64LE(at - 12)), 56);
      length = Number(end64.readBigUInt64LE(40));
      offset = Number(end64.readBigUInt64LE(48));
    }
    if (offset + length > size) throw new Error('its directory lies beyond its end');
    return readDirectory(await readAt(handle, offset, length));
  } catch (error) {
    throw damaged(source, error);
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of one file in a zip archive, in blocks, its size and checksum checked at the end.
 *
 * @throws SourceError when it is encrypted, packed by a method other than deflate, beyond a limit, or damaged
 */
export async function* memberBlocks(
  file: string,
  member: Member,
  source: string,
  onBytes?: OnBytes,
): AsyncGenerator<Buffer> {
  if (member.encrypted || (member.method !== 0 && member.method !== 8)) {
    throw new SourceError(
      source,
      `holds ${member.name} ${member.encrypted ? 'under a password' : `packed by method ${member.method}`}`,
      'unpack it and name the file itself',
    );
  }
  if (member.size === 0) return;
  // What unpacks to more than it says is stopped below.
  checkUnpacked(source, member.size, member.packedSize);
  const handle = await open(file);
  try {
    const header = await readAt(handle, member.offset, 30);
    const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const raw = handle.createReadStream({
      start,
      end: start + member.packedSize - 1,
      highWaterMark: BLOCK,
      autoClose: false,
    });
    const stream =
      member.method === 8 ? pipeline(raw, createInflateRaw({ chunkSize: BLOCK }), () => undefined) : raw;
    let size = 0;
    let crc = 0;
    for await (const chunk of stream) {
      const block = chunk as Buffer;
      size += block.length;
      if (size > member.size) throw new Error(`${member.name} unpacks to more than the archive says`);
      crc = crc32(block, crc);
      onBytes?.(raw.bytesRead, member.packedSize);
      yield block;
    }
    if (size !== member.size || crc !== member.crc) throw new Error(`${member.name} fails its checksum`);
  } catch (error) {
    throw damaged(source, error);
  } finally {
    await handle.close();
  }
}

function readDirectory(bytes: Buffer): Member[] {
  const members: Member[] = [];
  for (let at = 0; at + 46 <= bytes.length;) {
    if (bytes.readUInt32LE(at) !== MEMBER_RECORD) throw new Error('its directory is broken');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((i) => bytes.readUInt16LE(at + i));
    const flags = bytes.readUInt16LE(at + 8);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const wide = wideNumbers(extra);
    const number = (i: number): number => {
      const value = bytes.readUInt32LE(at + i);
      return value === 0xffffffff ? (wide.shift() ?? value) : value;
    };
    const name = bytes.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, at + 46 + nameLength);
    // The zip64 numbers come in this order, each only where the field proper is full.
    const size = number(24);
    const packedSize = number(20);
    const offset = number(42);
    members.push({
      name,
      size,
      packedSize,
      offset,
      method: bytes.readUInt16LE(at + 10),
      encrypted: (flags & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return members.filter((member) => !member.name.endsWith('/'));
}

/** The 64-bit numbers of a directory entry's zip64 extra field. */
function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const count = Math.floor(extra.readUInt16LE(at + 2) / 8);
    return Array.from({ length: count }, (_, i) => Number(extra.readBigUInt64LE(at + 4 + i * 8)));
  }
  return [];
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error('it is shorter than it says');
  return buffer;
}

function damaged(source: string, cause: unknown): SourceError {
  const why = (cause as Error).message;
  return new SourceError(source, `is a damaged or cut zip archive (${why})`, 'get the file again', cause);
}
