import { createWriteStream } from 'node:fs';
import { mkdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { listArchive, memberBlocks, type Member } from './archive';
import { fileBlocks, fileHead } from './blocks';
import { GZIP, otherFormat, PARQUET, ZIP } from './signatures';
import { SourceError } from '../source-error';
import { type FileKind, type Packing } from './types';

/** A file ready to be read: what it holds, and how it is still packed. */
export interface Unpacked {
  readonly kind: FileKind;
  readonly file: string;
  /** The file as the user knows it, for messages. */
  readonly source: string;
  /** Whether it is a text that is gunzipped while it is read; all else is unpacked by now. */
  readonly gzip: boolean;
  /** How the user's file is packed. */
  readonly packing: Packing;
}

/** The one table of a file. @throws SourceError as {@link unpackAll} does, and when it is an archive of several */
export async function unpack(file: string, folder: string, source: string = file): Promise<Unpacked> {
  const [first, ...others] = await unpackAll(file, folder, source);
  if (others.length === 0) return first;
  throw new SourceError(
    source,
    `is an archive of ${others.length + 1} files`,
    'unpack it and name the file that holds the transactions',
  );
}

/**
 * Finds out by its first bytes what a file holds, and unpacks it where need be: an archive may hold several tables.
 *
 * @param folder where unpacked files may go
 * @param source the file as the user knows it
 * @param table the one file of an archive that is wanted; null: all
 * @throws SourceError when it is missing, a folder, empty, or no table
 */
export async function unpackAll(
  file: string,
  folder: string,
  source: string = file,
  table: string | null = null,
): Promise<Unpacked[]> {
  const status = await stat(file).catch(() => null);
  if (status === null) throw new SourceError(source, 'does not exist', 'check the path');
  if (status.isDirectory()) throw new SourceError(source, 'is a folder', 'name a file in it');
  // A pipe or a device may have no end, or wait for ever for its beginning.
  if (!status.isFile()) {
    throw new SourceError(
      source,
      'is a pipe or a device, no file',
      'write what it gives to a file, and name that',
    );
  }
  const head = await fileHead(file, false, source, 4096);
  if (head.length === 0) throw new SourceError(source, 'is empty (0 bytes)', 'name a file that holds rows');
  if (head.indexOf(GZIP) === 0) return unpackGzip(file, folder, source, table);
  if (head.indexOf(ZIP) === 0) return unpackZip(file, folder, source, table);
  if (head.indexOf(PARQUET) === 0) return [plain('parquet', file, source)];
  if (isUtf16(head)) return [await recoded(file, false, folder, source)];
  const kind = textKind(head, source);
  return [hasBareReturns(head) ? await withLineFeeds(file, folder, source) : plain(kind, file, source)];
}

/** A byte order mark says so, or zeros at every second of the first bytes. */
function isUtf16(head: Buffer): boolean {
  if (UTF_16.some((mark) => head.indexOf(mark) === 0)) return true;
  const start = head.subarray(0, Math.min(head.length & ~1, 256));
  const zeros = (from: number): number =>
    start.reduce((count, byte, i) => count + (i % 2 === from && byte === 0 ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  return (
    start.length >= 16 && Math.abs(even - odd) > start.length * 0.4 && Math.min(even, odd) * 20 < start.length
  );
}

/** Lines that end with a carriage return alone, as an old spreadsheet's of a Macintosh. */
function hasBareReturns(head: Buffer): boolean {
  return head.includes(13) && !head.includes(10);
}

/** Writes a text whose lines end with a carriage return again with line feeds. */
async function withLineFeeds(file: string, folder: string, source: string): Promise<Unpacked> {
  const inner = path.join(folder, `lines-${safeName(file)}`);
  await pipeline(
    fileBlocks(file, false, source),
    async function* (blocks: AsyncIterable<Buffer>) {
      for await (const block of blocks) yield block.map((byte) => (byte === 13 ? 10 : byte));
    },
    createWriteStream(inner),
  );
  return { kind: 'text', file: inner, source, gzip: false, packing: 'none' };
}

/** Writes a text in UTF-16 again in UTF-8. */
async function recoded(file: string, gzip: boolean, folder: string, source: string): Promise<Unpacked> {
  const inner = path.join(folder, `utf8-${safeName(file)}`);
  const head = await fileHead(file, gzip, source, 256);
  const big = head.indexOf(UTF_16[1]) === 0 || (head[0] === 0 && head[1] !== 0);
  const decoder = new TextDecoder(big ? 'utf-16be' : 'utf-16le');
  await pipeline(
    fileBlocks(file, gzip, source),
    async function* (blocks: AsyncIterable<Buffer>) {
      for await (const block of blocks) yield Buffer.from(decoder.decode(block, { stream: true }), 'utf8');
      yield Buffer.from(decoder.decode(), 'utf8');
    },
    createWriteStream(inner),
  );
  return { kind: 'text', file: inner, source, gzip: false, packing: gzip ? 'gzip' : 'none' };
}

const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

function textKind(head: Buffer, source: string): 'text' {
  const other = otherFormat(head);
  if (other !== null) throw new SourceError(source, `is ${other.what}`, other.remedy);
  return 'text';
}

function plain(kind: FileKind, file: string, source: string): Unpacked {
  return { kind, file, source, gzip: false, packing: 'none' };
}

async function unpackGzip(
  file: string,
  folder: string,
  source: string,
  table: string | null,
): Promise<Unpacked[]> {
  const head = await fileHead(file, true, source, 4096);
  if (head.length === 0) throw new SourceError(source, 'is an empty gzip', 'name a file that holds rows');
  if (isUtf16(head)) return [await recoded(file, true, folder, source)];
  if (head.indexOf(ZIP) !== 0 && head.indexOf(PARQUET) !== 0) {
    return [{ kind: textKind(head, source), file, source, gzip: true, packing: 'gzip' }];
  }
  const inner = path.join(folder, `gunzipped-${safeName(file)}`);
  await pipeline(fileBlocks(file, true, source), createWriteStream(inner));
  return (await unpackAll(inner, folder, source, table)).map((each) => ({ ...each, packing: 'gzip' }));
}

async function unpackZip(
  file: string,
  folder: string,
  source: string,
  table: string | null,
): Promise<Unpacked[]> {
  const members = await listArchive(file, source);
  const names = members.map((member) => member.name);
  if (names.includes('xl/workbook.xml')) return [plain('workbook', file, source)];
  if (names.includes('xl/workbook.bin') || names.includes('content.xml')) {
    throw new SourceError(source, 'is a spreadsheet of another kind', 'save it as .xlsx, or as CSV (UTF-8)');
  }
  const wanted = tableMembers(members, source, table);
  const unpacked: Unpacked[] = [];
  for (const [i, member] of wanted.entries()) {
    await checkRoom(folder, member.size, source);
    // Two may have the same name, each in a folder of its own.
    const own = path.join(folder, `member-${i}`);
    await mkdir(own, { recursive: true });
    const inner = path.join(own, safeName(member.name));
    await pipeline(memberBlocks(file, member, source), createWriteStream(inner));
    const known = wanted.length === 1 ? source : `${source}/${member.name}`;
    unpacked.push(...(await unpackAll(inner, own, known)));
  }
  return unpacked.map((each) => ({ ...each, packing: 'zip' }));
}

/** @throws SourceError when the disk has no room for what a file unpacks to */
async function checkRoom(folder: string, bytes: number, source: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes <= bavail * bsize) return;
  throw new SourceError(
    source,
    `unpacks to ${Math.ceil(bytes / 2 ** 20)} megabytes, for which the disk of ${folder} has no room`,
    'free some space, or name another place with --data-dir',
  );
}

/** A file's own name, without folders, without what could lead out of ours, and short enough for any disk. */
export function safeName(name: string): string {
  const own = name
    .replace(/^.*[/\\]/s, '')
    .replace(/^\.+/, '')
    .replace(/\p{Cc}/gu, '_');
  const { name: stem, ext } = path.parse(own);
  return `${[...stem].slice(0, 40).join('')}${[...ext].slice(0, 12).join('')}` || 'transactions';
}

/**
 * The files of an archive that can be tables, by name.
 *
 * @throws SourceError when there is none, or none of the name that is wanted
 */
function tableMembers(members: readonly Member[], source: string, table: string | null): Member[] {
  const own = members.filter(({ name }) => !/(^|\/)(__MACOSX\/|\.(?!\.?\/))/.test(name));
  const named = own.filter(({ name }) => /\.(xlsx|csv|tsv|parquet|gz)$/i.test(name));
  const candidates = [...(named.length > 0 ? named : own)].sort((a, b) => (a.name < b.name ? -1 : 1));
  if (candidates.length === 0) {
    throw new SourceError(
      source,
      'is an archive without a file',
      'unpack it and name the file that holds the transactions',
    );
  }
  if (table === null) return candidates;
  const wanted = own.filter(({ name }) => name === table || name.endsWith(`/${table}`));
  if (wanted.length > 0) return wanted.slice(0, 1);
  const list = candidates.map(({ name }) => name).join(', ');
  throw new SourceError(
    source,
    `is an archive without the file “${table}” (it holds ${list})`,
    'name one of these with --table',
  );
}
