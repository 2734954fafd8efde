import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, describe, test } from 'node:test';
import { fetchSource, publishHistory, RemoteError } from '../../src/publish';
import { writeSmallMonth } from '../support/history-months';
import { startStoreByHand, type ByHand, type StoreByHand } from '../support/s3-by-hand';

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-s3-care-'));
let store: StoreByHand | undefined;
let places = 0;
const start = async (how: ByHand): Promise<StoreByHand> => (store = await startStoreByHand(how));
const place = (): { dataDir: string } => ({ dataDir: path.join(folder, String((places += 1))) });
afterEach(async () => {
  await store?.stop();
  store = undefined;
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('transactions in a store that is not the usual one', () => {
  test('are listed page by page, to the last', async () => {
    const objects = Object.fromEntries(
      Array.from({ length: 25 }, (_, i) => [`day-${String(i).padStart(2, '0')}.csv`, `${i}`]),
    );
    const { asked } = await start({ objects, page: 7 });
    const { files } = await fetchSource(place(), 's3://shop/');
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')),
      Object.values(objects),
    );
    assert.equal(asked.filter((line) => line === 'GET /shop?list').length, 4);
  });

  test('have keys with any characters, each a file that is one file for --data', async () => {
    const names = [
      'a+b ç%20?#&.csv',
      '*.csv',
      'x*,[1].csv',
      "o'neil (2).csv",
      '..',
      'a.csv.etag',
      'a.csv',
      '日本.csv',
      `${'long-é'.repeat(60)}.csv.gz`,
      `${'long-é'.repeat(61)}.csv.gz`,
    ];
    const objects = Object.fromEntries(names.map((name) => [`in/${name}`, `of ${name}`]));
    await start({ objects });
    const where = place();
    const { files } = await fetchSource(where, 's3://shop/in/');
    const shown = names.filter((name) => !name.startsWith('.'));
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')).sort(),
      shown.map((name) => `of ${name}`).sort(),
    );
    for (const file of files) {
      assert.doesNotMatch(path.basename(file), /[*?,[\]]/, 'would be taken for a list or a pattern');
      assert.ok(file.startsWith(path.join(where.dataDir, 'interim', 'sources', 's3', 'shop', 'in')));
    }
    assert.ok(
      files.some((file) => file.endsWith('.csv.gz')),
      'the ending says how a file is read',
    );
  });

  test('are refused in words where a key is a file and a folder of others, and nothing is fetched', async () => {
    const { asked } = await start({ objects: { 'in/a': 'x', 'in/a-b.csv': 'x', 'in/a/2011/b.csv': 'x' } });
    const where = place();
    await assert.rejects(
      fetchSource(where, 's3://shop/in/'),
      (error) =>
        error instanceof RemoteError &&
        !error.isPassing &&
        /^s3:\/\/shop\/in\/a is a file and also the folder of others, such as in\/a\/2011\/b\.csv.*give the file another key, or name a prefix/.test(
          error.message,
        ),
    );
    assert.deepEqual(
      asked.filter((line) => !line.endsWith('?list')),
      [],
    );
    // The remedy: the folder alone.
    const { files } = await fetchSource(where, 's3://shop/in/a/');
    assert.equal(files.length, 1);
  });

  test('are fetched where a file of before is a folder now, and the other way round', async () => {
    const where = place();
    for (const key of ['a', 'a/b.csv', 'a']) {
      await store?.stop();
      await start({ objects: { [`in/${key}`]: `of ${key}` } });
      const { files } = await fetchSource(where, 's3://shop/in/');
      assert.deepEqual(
        files.map((file) => readFileSync(file, 'utf8')),
        [`of ${key}`],
      );
    }
  });

  test('are taken by their size where the ETag is none of the bytes: in parts, or under a key of KMS', async () => {
    await start({ objects: { 'a.csv': 'content' }, etag: () => `${'0'.repeat(32)}-3` });
    const where = place();
    await fetchSource(where, 's3://shop/a.csv');
    await store?.stop();
    const { asked } = await start({
      objects: { 'b.csv': 'content' },
      etag: () => 'f'.repeat(32),
      encryption: 'aws:kms',
    });
    await fetchSource(where, 's3://shop/b.csv');
    await fetchSource(where, 's3://shop/b.csv');
    assert.deepEqual(asked, ['GET /shop?list', 'GET /shop/b.csv', 'HEAD /shop/b.csv', 'GET /shop?list']);
  });

  test('are refused where the bytes are others than the ETag says, and are not kept', async () => {
    await start({ objects: { 'a.csv': 'content' }, etag: () => 'f'.repeat(32) });
    const where = place();
    await assert.rejects(
      fetchSource(where, 's3://shop/a.csv', { waitsMs: [] }),
      (error: Error) =>
        error instanceof RemoteError && /sent other bytes than it announced/.test(error.message),
    );
    assert.deepEqual(readdirSync(path.join(where.dataDir, 'interim', 'sources', 's3', 'shop')), []);
  });

  test('begin anew where a store that knows no ranges broke off', async () => {
    const content = '0123456789'.repeat(1000);
    await start({ objects: { 'a.csv': content }, ignoresRanges: true, breaks: [6_000] });
    const { files } = await fetchSource(place(), 's3://shop/a.csv', { waitsMs: [] });
    assert.equal(readFileSync(files[0], 'utf8'), content);
  });

  test('are asked for again when the store is too busy', async () => {
    let times = 0;
    await start({
      objects: { 'a.csv': 'content' },
      instead: (asked) =>
        asked.endsWith('a.csv') && (times += 1) < 3 ? { status: 503, code: 'SlowDown' } : null,
    });
    const { files } = await fetchSource(place(), 's3://shop/a.csv', { waitsMs: [] });
    assert.equal(readFileSync(files[0], 'utf8'), 'content');
  });
});

describe('a store that refuses', () => {
  for (const [status, code, said] of [
    [403, 'AccessDenied', /refuses .*rights that docs\/publishing\.md names/],
    [403, 'InvalidAccessKeyId', /refuses .*check the credentials/],
    [400, 'ExpiredToken', /refuses .*check the credentials/],
    [404, 'NoSuchBucket', /has no such bucket/],
    [409, 'Whatever', /refuses \(told by the tests\)/],
  ] as const) {
    test(`with ${code} is told in words, without a credential`, async () => {
      await start({ objects: {}, instead: () => ({ status, code }) });
      const mine = { dataDir: path.join(folder, 'months'), run: 'main' };
      await writeSmallMonth(mine, '2011-10');
      for (const work of [
        fetchSource(place(), 's3://shop/in/', { waitsMs: [] }),
        publishHistory('s3://shop/out', mine, { waitsMs: [] }),
      ]) {
        await assert.rejects(
          work,
          ({ message }: Error) => said.test(message) && !/AKIA|a-secret/.test(message),
        );
      }
    });
  }

  test('is not shown with what somebody wrote before its name', async () => {
    for (const work of [
      () => fetchSource(place(), 's3://AKIA:a-secret@shop/in/'),
      () =>
        publishHistory('s3://AKIA:a-secret@shop/out', { dataDir: path.join(folder, 'months'), run: 'main' }),
    ]) {
      await assert.rejects(
        work,
        ({ message }: Error) =>
          /must be such as s3:\/\/bucket/.test(message) && !message.includes('a-secret'),
      );
    }
  });

  test('is named by an endpoint that is an address', async () => {
    await start({ objects: {} });
    process.env.INSIDERS_S3_ENDPOINT = 'no address';
    await assert.rejects(
      fetchSource(place(), 's3://shop/in/', { waitsMs: [] }),
      /write INSIDERS_S3_ENDPOINT as https:/,
    );
  });

  test('has a region, which is asked for where none is named', async () => {
    await start({ objects: {} });
    for (const name of ['INSIDERS_S3_ENDPOINT', 'AWS_REGION', 'AWS_DEFAULT_REGION']) delete process.env[name];
    Object.assign(process.env, {
      AWS_CONFIG_FILE: '/nonexistent',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    });
    await assert.rejects(
      fetchSource(place(), 's3://shop/in/', { waitsMs: [] }),
      /nobody named .*set AWS_REGION/,
    );
  });
});
