import { createReadStream } from 'node:fs';
import path from 'node:path';
import { type S3Client } from '@aws-sdk/client-s3';
import { monthFolder, monthFingerprint, type HistoryMonth, type HistoryPlace } from '../../programme';
import { type PublishedHow } from '../publisher';
import { s3Parts, withS3 } from './client';

/** What a month's pointer says. */
export interface MonthPointer {
  readonly month: string;
  /** What the keys of its files begin with, below the run's prefix. */
  readonly folder: string;
  /** Of its `month.json`. */
  readonly sha256: string;
}

/**
 * Writes a month of history below a run's prefix: its files in a folder of their content's own, large ones in parts,
 * and last `month=2011-11.json`, which points to the folder. Who reads by the pointer sees all of a month or what was
 * there before; a process that is killed leaves files that nothing points to, and the next one takes them over.
 *
 * @throws RemoteError when the store cannot be reached or refuses
 */
export function publishMonth(
  address: string,
  place: HistoryPlace,
  month: HistoryMonth,
): Promise<PublishedHow> {
  return withS3(address, async (client) => {
    const { bucket, rest } = s3Parts(address);
    const prefix = [rest.replace(/\/+$/, ''), place.run].filter((part) => part !== '').join('/');
    const sha256 = await monthFingerprint(place, month.month);
    const key = `${prefix}/month=${month.month}.json`;
    const before = await readPointer(client, bucket, key);
    if (before?.sha256 === sha256) return 'unchanged';
    const folder = `month=${month.month}/${sha256.slice(0, 16)}`;
    for (const { file, sha256: content } of [...month.files, { file: 'month.json', sha256 }]) {
      const to = { bucket, key: `${prefix}/${folder}/${file}`, content };
      await upload(client, path.join(monthFolder(place, month.month), file), to);
    }
    const pointer: MonthPointer = { month: month.month, folder, sha256 };
    const { PutObjectCommand } = await import('@aws-sdk/client-s3');
    const put = { Bucket: bucket, Key: key, Body: `${JSON.stringify(pointer, null, 2)}\n` };
    await client.send(new PutObjectCommand({ ...put, ContentType: 'application/json' }));
    return before === null ? 'new' : 'replaced';
  });
}

async function readPointer(client: S3Client, bucket: string, key: string): Promise<MonthPointer | null> {
  const { GetObjectCommand, NoSuchKey } = await import('@aws-sdk/client-s3');
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return JSON.parse((await Body?.transformToString()) ?? '') as MonthPointer;
  } catch (error) {
    // What is no pointer is written over.
    if (error instanceof NoSuchKey || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Uploads a file, in parts where it is large, unless the same is there. */
async function upload(
  client: S3Client,
  file: string,
  { bucket, key, content }: { readonly bucket: string; readonly key: string; readonly content: string },
): Promise<void> {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  const there = await client
    .send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    .catch((error: Error) => {
      if (error.name === 'NotFound') return null;
      throw error;
    });
  if (there?.Metadata?.sha256 === content) return;
  const { Upload } = await import('@aws-sdk/lib-storage');
  const body = createReadStream(file);
  const params = { Bucket: bucket, Key: key, Body: body, Metadata: { sha256: content } };
  // What went wrong is told, not that taking the parts back went wrong as well.
  const sent = new Upload({ client, params, partSize: 8 << 20, queueSize: 4, leavePartsOnError: true });
  try {
    await sent.done();
  } catch (error) {
    await takeBack(client, bucket, key, sent.uploadId);
    throw error;
  } finally {
    body.destroy();
  }
}

/** Takes the parts of an upload that broke back, where the store lets us; else its rules of life cycle do. */
async function takeBack(
  client: S3Client,
  bucket: string,
  key: string,
  upload: string | undefined,
): Promise<void> {
  if (upload === undefined) return;
  const { AbortMultipartUploadCommand } = await import('@aws-sdk/client-s3');
  const parts = { Bucket: bucket, Key: key, UploadId: upload };
  await client.send(new AbortMultipartUploadCommand(parts)).catch(() => undefined);
}
