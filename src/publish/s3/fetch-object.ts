import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type S3Client } from '@aws-sdk/client-s3';
import { writeText } from '../../store';
import { RemoteError } from '../trouble';
import { s3Trouble } from './trouble';

/** An object as a listing tells of it. */
export interface S3Object {
  readonly key: string;
  /** What changes with its content. */
  readonly etag: string;
  readonly size: number;
}

/** How often a fetch may break in a row without a byte more. */
const PATIENCE = 4;

/**
 * Brings an object to a file: nothing is fetched when the file is of the same ETag, and a fetch that broke, in this
 * process or one before, goes on where it stopped.
 *
 * @returns the bytes that were fetched
 * @throws RemoteError when the store breaks off again and again, or what came is not what was announced
 */
export async function fetchObject(
  client: S3Client,
  bucket: string,
  object: S3Object,
  file: string,
): Promise<number> {
  // Hidden, as no object that is fetched is: no key can be theirs.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}`);
  const note = `${beside}.etag`;
  const known = await readFile(note, 'utf8').catch(() => '');
  if (known === object.etag && (await sizeOf(file)) === object.size) return 0;
  await mkdir(path.dirname(file), { recursive: true });
  // Named by the content: the half of an older object is no part of a newer one.
  const part = `${beside}.${createHash('sha256').update(object.etag).digest('hex').slice(0, 12)}.part`;
  const address = `s3://${bucket}/${object.key}`;
  let fetched = 0;
  for (let broken = 0; ;) {
    const have = (await sizeOf(part)) ?? 0;
    try {
      if (have < object.size || object.size === 0) await fetchRest(client, bucket, object, part, have);
    } catch (error) {
      const trouble = s3Trouble(address, error);
      const more = ((await sizeOf(part)) ?? 0) - have;
      fetched += more;
      broken = more > 0 ? 0 : broken + 1;
      if (!(trouble instanceof RemoteError) || !trouble.isPassing || broken >= PATIENCE) throw trouble;
      continue;
    }
    fetched += object.size - have;
    break;
  }
  await checkWhole(client, bucket, object, part);
  // The note goes first and comes last: a process that is killed in between fetches again.
  await rm(note, { force: true });
  await rename(part, file);
  await writeText(note, object.etag);
  return fetched;
}

async function fetchRest(
  client: S3Client,
  bucket: string,
  { key, etag }: S3Object,
  part: string,
  have: number,
): Promise<void> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const range = have > 0 ? { Range: `bytes=${have}-` } : {};
  const { Body, ContentRange } = await client.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag, ...range }),
  );
  // A store that knows no ranges sends all of it again.
  const flags = ContentRange === undefined ? 'w' : 'a';
  await pipeline(Body as Readable, createWriteStream(part, { flags }));
}

/** Checks size and, where the ETag is the MD5 of the bytes, these; a part that fails is thrown away. */
async function checkWhole(client: S3Client, bucket: string, object: S3Object, part: string): Promise<void> {
  const { key, etag, size } = object;
  const have = await sizeOf(part);
  const [, md5] = /^"?([0-9a-f]{32})"?$/.exec(etag) ?? [];
  if (have === size && (md5 === undefined || md5 === (await md5Of(part)))) return;
  if (have === size && (await isEtagOther(client, bucket, key))) return;
  await rm(part, { force: true });
  const reason = `sent other bytes than it announced (${have} of ${size})`;
  throw new RemoteError(`s3://${bucket}/${key}`, reason, 'try again', true);
}

/** Whether an object's ETag looks like an MD5 and is none: under a key of KMS or of one's own. */
async function isEtagOther(client: S3Client, bucket: string, key: string): Promise<boolean> {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  return head.SSECustomerAlgorithm !== undefined || /^aws:kms/.test(head.ServerSideEncryption ?? '');
}

async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function sizeOf(file: string): Promise<number | null> {
  return (await stat(file).catch(() => null))?.size ?? null;
}
