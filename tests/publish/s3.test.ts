import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { fetchSource, publishHistory, RemoteError } from '../../src/publish';
import { writeSmallMonth } from '../support/history-months';
import { startS3, type S3Server } from '../support/s3';

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-s3-tests-'));
let server: S3Server;
let client: S3Client;

before(async () => {
  server = await startS3();
  client = new S3Client({
    endpoint: process.env.INSIDERS_S3_ENDPOINT,
    forcePathStyle: true,
    region: 'us-east-1',
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
});
after(async () => {
  client.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server.disturb(() => 'none');
  for (const key of await keys()) await client.send(new DeleteObjectCommand({ Bucket: 'shop', Key: key }));
  server.forget();
});

async function keys(): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'shop' }));
  return Contents.map(({ Key }) => Key ?? '').sort();
}
const put = (key: string, body: string | Buffer) =>
  client.send(new PutObjectCommand({ Bucket: 'shop', Key: key, Body: body }));
const gets = (): string[] => server.asked.filter((line) => /^GET \/shop\/./.test(line));

/** Bytes that no packing and no chance makes alike. */
function bytes(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
    createHash('sha256').update(String(i)).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

describe('transactions in S3', () => {
  const place = (name: string) => ({ dataDir: path.join(folder, name) });

  test('are the files below a prefix, by key; marks of folders, hidden files and a README are none', async () => {
    for (const key of [
      'sales/2011-11.csv',
      'sales/2011/10, late.csv',
      'sales/',
      'sales/.x',
      'sales/README.md',
      'salesmen.csv',
    ])
      await put(key, `in ${key}`);
    const { files, name } = await fetchSource(place('list'), 's3://shop/sales');
    assert.equal(name, 's3://shop/sales');
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')),
      ['in sales/2011-11.csv', 'in sales/2011/10, late.csv'],
    );
    assert.ok(
      files.every((file) => !file.includes(',')),
      'a comma would part them in --data',
    );
    const one = await fetchSource(place('list'), 's3://shop/sales/2011-11.csv');
    assert.deepEqual(one.files, files.slice(0, 1));
  });

  test('are not fetched twice while they are the same, and anew when they changed', async () => {
    await put('a.csv', 'first');
    await put('b.csv', 'other');
    await fetchSource(place('cache'), 's3://shop/');
    assert.equal(gets().length, 2);
    server.forget();
    await fetchSource(place('cache'), 's3://shop/');
    assert.equal(gets().length, 0);
    await put('a.csv', 'secnd');
    server.forget();
    const { files } = await fetchSource(place('cache'), 's3://shop/');
    assert.deepEqual(gets(), ['GET /shop/a.csv']);
    assert.equal(readFileSync(files[0], 'utf8'), 'secnd');
  });

  test('go on where a broken connection left them', async () => {
    const content = bytes(900_000);
    await put('large.csv', content);
    let broken = 0;
    server.disturb(({ method, url = '' }) =>
      method === 'GET' && url.startsWith('/shop/large') && (broken += 1) <= 2
        ? { breakAfter: 300_000 }
        : 'none',
    );
    server.forget();
    const { files } = await fetchSource(place('resume'), 's3://shop/large.csv', { waitsMs: [] });
    assert.ok(readFileSync(files[0]).equals(content));
    assert.equal(gets().length, 3);
    const from = gets().map((line) => Number(/bytes=(\d+)-$/.exec(line)?.[1] ?? 0));
    assert.ok(from[0] === 0 && from[1] > 0 && from[2] > from[1] && from[2] <= 600_000, from.join(', '));
  });

  test('of a server that dies half-way are refused, and fetched to the end when it is back', async () => {
    const content = bytes(900_000);
    await put('half.csv', content);
    let asked = 0;
    server.disturb(({ url = '' }) => {
      if (!url.startsWith('/shop/half')) return 'none';
      return (asked += 1) === 1 ? { breakAfter: 600_000 } : 'hang up';
    });
    await assert.rejects(
      fetchSource(place('half'), 's3://shop/half.csv', { waitsMs: [] }),
      (error: Error) =>
        error instanceof RemoteError && error.isPassing && /s3:\/\/shop\/half\.csv/.test(error.message),
    );
    const there = readdirSync(path.join(folder, 'half', 'interim', 'sources', 's3', 'shop'));
    assert.ok(
      there.every((name) => name.endsWith('.part')),
      'half of a file is not taken for a file',
    );
    server.disturb(() => 'none');
    server.forget();
    const { files } = await fetchSource(place('half'), 's3://shop/half.csv');
    assert.ok(readFileSync(files[0]).equals(content));
    assert.match(gets()[0], /bytes=[1-9]\d*-$/);
  });

  test('that are nowhere are refused in words', async () => {
    await assert.rejects(fetchSource(place('none'), 's3://shop/none/'), /has no file: check the bucket/);
    await assert.rejects(fetchSource(place('none'), 's3://nobody/x'), /has no such bucket/);
    await assert.rejects(fetchSource(place('none'), 's3://'), /must be such as s3:\/\/bucket\/prefix/);
  });
});

describe('months in S3', () => {
  const place = { dataDir: folder, run: 'main' };
  const read = async (key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'shop', Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  const pointer = async (): Promise<{ folder: string; sha256: string }> =>
    JSON.parse(await read('insiders/main/month=2011-10.json')) as { folder: string; sha256: string };

  test('are files below the run’s prefix, and a pointer that is written last', async () => {
    await writeSmallMonth(place, '2011-10');
    await publishHistory('s3://shop/insiders/', place);
    const { folder: there, sha256 } = await pointer();
    const month = await read(`insiders/main/${there}/month.json`);
    assert.equal(createHash('sha256').update(month).digest('hex'), sha256);
    const { files } = JSON.parse(month) as { files: { file: string; sha256: string }[] };
    assert.deepEqual(
      (await keys()).filter((key) => key.startsWith(`insiders/main/${there}/`)).length,
      files.length + 1,
    );
    for (const { file, sha256: content } of files) {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: 'shop', Key: `insiders/main/${there}/${file}` }),
      );
      const hash = createHash('sha256');
      for await (const chunk of Body as Readable) hash.update(chunk as Buffer);
      assert.equal(hash.digest('hex'), content, file);
    }
    const puts = server.asked.filter((line) => line.startsWith('PUT'));
    assert.equal(puts.at(-1), 'PUT /shop/insiders/main/month=2011-10.json');
  });

  test('change nothing when they come twice, and leave the old one whole when they are written anew', async () => {
    await writeSmallMonth(place, '2011-10');
    await publishHistory('s3://shop/insiders', place);
    const old = await pointer();
    server.forget();
    const [again] = await publishHistory('s3://shop/insiders', place);
    assert.equal(again.how, 'unchanged');
    assert.deepEqual(
      server.asked.filter((line) => !line.startsWith('GET')),
      [],
    );
    await writeSmallMonth(place, '2011-10', { revenue: 7 });
    const [anew] = await publishHistory('s3://shop/insiders', place);
    assert.equal(anew.how, 'replaced');
    assert.notEqual((await pointer()).folder, old.folder);
    assert.notEqual(await read(`insiders/main/${old.folder}/month.json`), '');
  });

  test('have no pointer while the store dies half-way, and the next one sends only what is missing', async () => {
    await writeSmallMonth(place, '2011-10');
    let sent = 0;
    server.disturb(({ method }) => (method === 'PUT' && (sent += 1) > 3 ? 'hang up' : 'none'));
    await assert.rejects(
      publishHistory('s3://shop/insiders', place, { waitsMs: [] }),
      (error: Error) => error instanceof RemoteError && error.isPassing,
    );
    server.disturb(() => 'none');
    assert.ok(!(await keys()).includes('insiders/main/month=2011-10.json'));
    const there = (await keys()).length;
    assert.equal(there, 3);
    server.forget();
    await publishHistory('s3://shop/insiders', place);
    const puts = server.asked.filter((line) => line.startsWith('PUT'));
    assert.equal(puts.length, 8 - there);
  });

  test('come through dropped connections', async () => {
    await writeSmallMonth(place, '2011-10');
    let requests = 0;
    server.disturb(() => ((requests += 1) % 3 === 0 ? 'hang up' : 'none'));
    const [{ how }] = await publishHistory('s3://shop/insiders', place, { waitsMs: [1] });
    assert.equal(how, 'new');
  });

  test('are sent in parts where they are large; a part that breaks is sent again, and half of one is none', async () => {
    const large = { dataDir: folder, run: 'large' };
    // Bytes that no packing makes small: some nine megabytes.
    const ids = Array.from({ length: 20_000 }, () => randomBytes(450).toString('base64'));
    const { files } = await writeSmallMonth(large, '2011-10', { ids });
    const parts = (): number => server.asked.filter((line) => /^PUT .*customers\.parquet$/.test(line)).length;
    let sent = 0;
    const isPart = ({ method, url = '' }: { method?: string; url?: string }): boolean =>
      method === 'PUT' && url.includes('partNumber=');
    server.disturb((asked) => (isPart(asked) && (sent += 1) > 1 ? 'hang up' : 'none'));
    await assert.rejects(
      publishHistory('s3://shop/insiders', large, { waitsMs: [] }),
      (error: Error) => error instanceof RemoteError && error.isPassing,
    );
    assert.ok(
      !(await keys()).some((key) => key.endsWith('customers.parquet') || /month=[\d-]+\.json$/.test(key)),
    );
    sent = 0;
    server.forget();
    server.disturb((asked) => (isPart(asked) && (sent += 1) === 2 ? 'hang up' : 'none'));
    await publishHistory('s3://shop/insiders', large, { waitsMs: [] });
    assert.ok(parts() > 2, String(parts()));
    const key = (await keys()).find((each) => each.endsWith('customers.parquet'));
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'shop', Key: key }));
    const hash = createHash('sha256');
    for await (const chunk of Body as Readable) hash.update(chunk as Buffer);
    assert.equal(hash.digest('hex'), files.find(({ table }) => table === 'customers')?.sha256);
  });
});
