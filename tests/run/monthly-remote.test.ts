import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Settings } from '../../src/config';
import { withLock } from '../../src/pipeline';
import { readMonth } from '../../src/programme';
import { generateSample } from '../../src/sample';
import { skipWithoutPostgresql, startPostgresql, type PostgresqlServer } from '../support/postgresql';
import { runSettings } from '../support/run';
import { startS3, type S3Server } from '../support/s3';
import { finishRun, prepareRun } from '../support/trained-run';
import { fingerprints, insiders, makeWorkplace, type Workplace } from './command';

describe('the monthly command from a store into a database', { skip: skipWithoutPostgresql }, () => {
  let place: Workplace;
  let settings: Settings;
  let store: S3Server;
  let database: PostgresqlServer;
  let environment: Record<string, string>;
  before(async () => {
    [place, store, database] = [makeWorkplace(), await startS3(), startPostgresql()];
    const folder = path.dirname(place.dataDir);
    const whole = path.join(folder, 'whole.csv');
    await generateSample(whole, { customers: 120 });
    settings = runSettings(folder, { data: whole, dataDir: place.dataDir, reportsDir: place.reportsDir });
    await prepareRun(settings);
    await finishRun(settings);
    environment = {
      INSIDERS_S3_ENDPOINT: process.env.INSIDERS_S3_ENDPOINT!,
      INSIDERS_POSTGRES_URL: database.url,
      INSIDERS_RUN: settings.run,
    };
    const [header, ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n');
    const months = new Map<string, string[]>();
    for (const line of lines) {
      const month = /,"(\d{4}-\d\d)-\d\d /.exec(line)![1];
      months.set(month, [...(months.get(month) ?? []), line]);
    }
    const client = new S3Client({
      endpoint: environment.INSIDERS_S3_ENDPOINT,
      forcePathStyle: true,
      region: 'us-east-1',
    });
    const put = (name: string, rows: readonly string[]) =>
      client.send(
        new PutObjectCommand({
          Bucket: 'shop',
          Key: `months/${name}`,
          Body: `${[header, ...rows].join('\n')}\n`,
        }),
      );
    for (const [month, rows] of months) await put(`${month}.csv`, rows);
    // A day that stands in two files.
    const november = months.get('2011-11')!;
    await put('2011-11-again.csv', november.slice(0, 7));
    client.destroy();
    database.psql(
      'CREATE TABLE sales ("InvoiceNo" text, "StockCode" text, "Description" text, "Quantity" integer, "InvoiceDate" timestamp, "UnitPrice" numeric, "CustomerID" text, "Country" text)',
    );
    database.psql(`COPY sales FROM STDIN (FORMAT csv, HEADER);\n${[header, ...lines].join('\n')}\n\\.\n`);
  });
  after(async () => {
    await store?.stop();
    database?.stop();
    place?.remove();
  });

  const monthly = (data: string, ...words: string[]) =>
    insiders('monthly', ['--data', data, ...words], place, environment);
  const history = (month: string): Record<string, string> =>
    fingerprints(path.join(place.dataDir, 'history', settings.run, `month=${month}`));
  const published = (): string =>
    database.psql('SELECT month, members, entered, customers FROM insiders.kpi_month ORDER BY month');

  test('catches a gap up one month after the other, from monthly files, and publishes each', async () => {
    const first = await monthly('s3://shop/months/', '--as-of', '2011-08-31');
    assert.equal(first.code, 0, first.text);
    store.forget();
    const later = await monthly('s3://shop/months/');
    assert.equal(later.code, 0, later.text);
    // Nothing has changed there: nothing is fetched again.
    assert.deepEqual(
      store.asked.filter((line) => line.startsWith('GET /shop/months')),
      [],
    );
    const log = readFileSync(path.join(place.dataDir, 'history', settings.run, 'log.jsonl'), 'utf8');
    const events = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    assert.deepEqual(
      events.map(({ event, month, how }) =>
        [event, month, how].filter((each) => each !== undefined).join(' '),
      ),
      [
        ...['started', 'month 2011-08', 'published 2011-08 new', 'done', 'started'],
        ...['month 2011-09', 'month 2011-10', 'month 2011-11'],
        ...[
          'published 2011-08 unchanged',
          'published 2011-09 new',
          'published 2011-10 new',
          'published 2011-11 new',
        ],
        'done',
      ],
    );
    const november = await readMonth(settings, '2011-11');
    const { source, counts } = november;
    assert.equal(source.name, 's3://shop/months/');
    assert.equal(source.sharedLines, 7);
    assert.equal(source.rows, source.kept + source.setAside);
    const rows = published().split('\n');
    assert.equal(rows.length, 4);
    assert.equal(rows[3], `2011-11|${counts.members}|${counts.entered}|${counts.customers}`);
  });

  test('makes the same customers from a table of a database', async () => {
    const before = history('2011-11');
    const made = await monthly(`${database.url}&table=sales`, '--as-of', '2011-11-30');
    assert.equal(made.code, 0, made.text);
    const after = history('2011-11');
    for (const name of ['customers', 'events', 'segments', 'migration'])
      assert.equal(after[`${name}.parquet`], before[`${name}.parquet`], name);
    assert.match(
      (await readMonth(settings, '2011-11')).source.name,
      /^sales of postgres:\/\/tester@localhost/,
    );
    assert.ok(!JSON.stringify(await readMonth(settings, '2011-11')).includes('host='));
  });

  test('leaves the tables as they were where the database is gone, says so, and brings the month along later', async () => {
    const before = published();
    database.crash();
    const failed = await monthly('s3://shop/months/', '--as-of', '2011-11-30');
    assert.equal(failed.code, 4, failed.text);
    assert.equal((await readMonth(settings, '2011-11')).source.name, 's3://shop/months/');
    database.restart();
    assert.equal(published(), before);
    const again = await monthly('s3://shop/months/');
    assert.equal(again.code, 0, again.text);
    assert.match(again.text, /2011-11 was replaced in/);
    assert.equal(published(), before);
  });

  test('ends with a code of its own where another process writes the run, and changes nothing', async () => {
    const before = history('2011-11');
    await withLock(settings, { command: 'a test' }, async () => {
      const locked = await monthly('s3://shop/months/', '--as-of', '2011-11-30');
      assert.equal(locked.code, 6, locked.text);
      assert.match(locked.text, /is being written by process/);
    });
    assert.deepEqual(history('2011-11'), before);
  });
});
