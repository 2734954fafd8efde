import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type S3Client } from '@aws-sdk/client-s3';
import { RemoteError } from '../trouble';
import { isS3, s3Parts, withS3 } from './client';
import { fetchObject, type S3Object } from './fetch-object';
import { type FetchedSource, type RemoteSource } from '../remote-source';

/** Files below a prefix, or one file, of a store that speaks S3. */
export const s3Source: RemoteSource = {
  example: 's3://bucket/prefix/',
  takes: isS3,
  fetch: (address, folder, { log }) =>
    withS3(address, async (client): Promise<FetchedSource> => {
      const { bucket, rest } = s3Parts(address);
      const objects = await listObjects(client, bucket, rest);
      if (objects.length === 0) {
        throw new RemoteError(address, 'has no file', 'check the bucket and what the keys begin with', false);
      }
      checkFolders(bucket, objects);
      const root = path.join(folder, 's3', bucket);
      const files: string[] = [];
      let fetched = 0;
      for (const object of objects) {
        const parts = object.key.split('/').map(safePart);
        const file = path.join(root, ...parts);
        await makeWay(root, parts);
        const bytes = await fetchObject(client, bucket, object, file);
        if (bytes > 0) log?.(`Fetched s3://${bucket}/${object.key}`);
        fetched += bytes > 0 ? 1 : 0;
        files.push(file);
      }
      log?.(`${objects.length} files of ${address}, ${fetched} of them new or changed`);
      return { files, name: address };
    }),
};

/**
 * The objects that an address means: the one of that key, or all below it, by key. Folders' own marks, hidden files and
 * what is named README do not count.
 */
async function listObjects(client: S3Client, bucket: string, prefix: string): Promise<S3Object[]> {
  const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3');
  const found: S3Object[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key: key, ETag: etag, Size: size } of page.Contents ?? []) {
      if (key === undefined || etag === undefined || size === undefined) continue;
      const below = prefix === '' || prefix.endsWith('/') || key.startsWith(`${prefix}/`);
      const name = key.slice(key.lastIndexOf('/') + 1);
      if (key !== prefix && !below) continue;
      if (!/^(\.|readme|$)/i.test(name)) found.push({ key, etag, size });
    }
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Refuses a key that is a file and a folder of others: a store may hold both, a disk cannot. */
function checkFolders(bucket: string, objects: readonly S3Object[]): void {
  const keys = new Set(objects.map(({ key }) => key));
  for (const { key } of objects) {
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      const above = key.slice(0, end);
      if (!keys.has(above)) continue;
      throw new RemoteError(
        `s3://${bucket}/${above}`,
        `is a file and also the folder of others, such as ${key}, which no disk can hold`,
        'give the file another key, or name a prefix that has one of the two alone (a folder ends with /)',
        false,
      );
    }
  }
}

/** Removes what was fetched when a key that is a file now was a folder, or a folder a file. */
async function makeWay(root: string, parts: readonly string[]): Promise<void> {
  for (let n = 1; n <= parts.length; n += 1) {
    const place = path.join(root, ...parts.slice(0, n));
    const found = await stat(place).catch(() => null);
    if (found === null) return;
    if (found.isDirectory() === (n === parts.length)) await rm(place, { recursive: true });
  }
}

/** How long the name of a file may be, with what is put before and behind it. */
const LONGEST = 200;

/**
 * A part of a key as the name of a file: never a way out of its folder, no comma, which parts files in `--data`, and no
 * star, which makes a pattern there. One that is too long keeps its ending alone.
 */
function safePart(part: string): string {
  const safe = encodeURIComponent(part)
    .replaceAll('%20', ' ')
    .replaceAll('*', '%2A')
    .replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length));
  if (safe.length > LONGEST) {
    const [ending] = /(\.[a-z0-9]{1,8}){0,2}$/i.exec(safe) ?? [''];
    return `${createHash('sha256').update(part).digest('hex').slice(0, 32)}${ending}`;
  }
  return safe === '' ? '%' : safe;
}
