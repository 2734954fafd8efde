import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../../src/config';
import { publishHistory, RemoteError } from '../../src/publish';
import { SMALL_IDS, writeSmallMonth } from '../support/history-months';
import { skipWithoutPostgresql, startPostgresql, type PostgresqlServer } from '../support/postgresql';
import { withSources } from '../support/started';

const TABLES = [
  'runs',
  'models',
  'customers',
  'membership_events',
  'segments',
  'migration_rows',
  'forecasts',
  'drift',
];
const VIEWS = ['current_members', 'segment_month', 'migration', 'kpi_month', 'customer_history'];

describe('months in Postgres', { skip: skipWithoutPostgresql }, () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insiders-publishing-'));
  const place = { dataDir, run: 'main' };
  let server: PostgresqlServer;

  before(async () => {
    server = startPostgresql();
    await writeSmallMonth(place, '2011-10');
    await writeSmallMonth(place, '2011-11');
  });
  after(() => {
    server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    server.psql('DROP SCHEMA IF EXISTS insiders CASCADE; DROP ROLE IF EXISTS writer, reader');
  });

  /** Everything that is in the tables, but when it came there. */
  const content = (): string =>
    server.psql(
      TABLES.map(
        (table) =>
          `SELECT '${table}', to_jsonb(t) - 'published_at' FROM insiders.${table} AS t ORDER BY 2::text;`,
      ).join('\n'),
    );
  const rows = (sql: string): string[] => server.psql(sql).split('\n');

  /** Works while another session holds a table, once the publisher waits for it. */
  async function whileHeld(table: string, work: () => Promise<void>): Promise<void> {
    const holder = new pg.Client({ connectionString: server.url });
    await holder.connect();
    try {
      await holder.query(`BEGIN; LOCK TABLE insiders.${table} IN EXCLUSIVE MODE`);
      await work();
    } finally {
      await holder.query('ROLLBACK');
      await holder.end();
    }
  }
  async function untilWaiting(): Promise<void> {
    for (let i = 0; i < 600; i += 1) {
      const waiting = `SELECT count(*) FROM pg_stat_activity WHERE application_name = 'insiders' AND wait_event_type = 'Lock'`;
      if (server.psql(waiting) === '1') return;
      await sleep(50);
    }
    throw new Error('nobody came to wait');
  }

  test('are rows of the tables, with the types that people expect', async () => {
    const published = await publishHistory(server.url, place);
    assert.deepEqual(
      published.map(({ month, how }) => [month, how]),
      [
        ['2011-10', 'new'],
        ['2011-11', 'new'],
      ],
    );
    assert.deepEqual(
      rows(`SELECT customer_id FROM insiders.customers WHERE as_of = '2011-11-30' ORDER BY net_revenue DESC`),
      SMALL_IDS,
    );
    assert.deepEqual(
      rows(
        `SELECT net_revenue, recency_days, features->>'gross_revenue', features ? 'net_revenue', refusal IS NULL, country
         FROM insiders.customers WHERE customer_id = '12347' AND as_of = '2011-11-30'`,
      ),
      ['1000.25|3|1001.25|f|t|France'],
    );
    assert.deepEqual(
      rows(
        `SELECT column_name, data_type FROM information_schema.columns
         WHERE table_schema = 'insiders' AND table_name = 'customers'
           AND column_name IN ('as_of', 'customer_id', 'net_revenue') ORDER BY 1`,
      ),
      ['as_of|date', 'customer_id|text', 'net_revenue|numeric'],
    );
    assert.deepEqual(rows('SELECT * FROM insiders.models'), ['main|model-a|2011-10|2011-11|2']);
  });

  test('are told by the views, month by month', async () => {
    await publishHistory(server.url, place);
    for (const view of VIEWS)
      assert.notEqual(server.psql(`SELECT * FROM insiders.${view} LIMIT 1`), '', view);
    assert.deepEqual(
      rows(
        `SELECT month, members, entered, customers, revenue, members_revenue, round(share::numeric, 4), revenue_of_month,
           expected_3m, actual_3m
         FROM insiders.kpi_month ORDER BY month`,
      ),
      [
        '2011-10|1|1|3|1080.75|1000.25|0.9255|33.00|1200.00|1234.56',
        '2011-11|1|0|3|1080.75|1000.25|0.9255|33.00|1200.00|',
      ],
    );
    assert.deepEqual(rows('SELECT month, customer_id FROM insiders.current_members'), ['2011-11|12347']);
    assert.deepEqual(
      rows(
        `SELECT from_segment_en, to_segment_pt FROM insiders.migration WHERE month = '2011-11' ORDER BY customers`,
      ),
      ['new|Fiéis', 'Rare "buyers", few|lost'],
    );
    assert.deepEqual(
      rows(`SELECT month, events FROM insiders.customer_history WHERE customer_id = '12347' ORDER BY month`),
      ['2011-10|entered', '2011-11|'],
    );
  });

  test('change nothing when they come twice, one by one or both at once', async () => {
    await publishHistory(server.url, place);
    const once = content();
    const again = await publishHistory(server.url, place);
    assert.ok(again.every(({ how }) => how === 'unchanged'));
    assert.equal(content(), once);
    server.psql('DROP SCHEMA insiders CASCADE');
    const both = await Promise.all([publishHistory(server.url, place), publishHistory(server.url, place)]);
    assert.deepEqual(
      both
        .flat()
        .map(({ how }) => how)
        .sort(),
      ['new', 'new', 'unchanged', 'unchanged'],
    );
    assert.equal(content(), once);
  });

  test('written anew take the place of what was there: changed rows, new ones, and gone ones', async () => {
    const mine = { dataDir, run: 'changing' };
    await writeSmallMonth(mine, '2011-10', { revenue: 1, ids: ['1', '2', '3', '4'] });
    await writeSmallMonth(mine, '2011-11');
    await publishHistory(server.url, mine);
    await publishHistory(server.url, place);
    const other = server.psql(`SELECT * FROM insiders.customers WHERE run = 'main' ORDER BY 1, 2, 3`);
    await writeSmallMonth(mine, '2011-10', { ids: ['1', '2', '5'] });
    const [first] = await publishHistory(server.url, mine);
    assert.equal(first.how, 'replaced');
    assert.deepEqual(
      rows(
        `SELECT customer_id, net_revenue FROM insiders.customers WHERE run = 'changing' AND as_of = '2011-10-31' ORDER BY 1`,
      ),
      ['1|1000.25', '2|80.50', '5|0.00'],
    );
    assert.deepEqual(
      rows(`SELECT month, actual_3m FROM insiders.kpi_month WHERE run = 'changing' ORDER BY month`),
      ['2011-10|1234.56', '2011-11|'],
      'what came is known by the later month, and stays',
    );
    assert.equal(server.psql(`SELECT * FROM insiders.customers WHERE run = 'main' ORDER BY 1, 2, 3`), other);
  });

  test('leave nothing of a process that is killed in the middle, and the next one ends the work', async () => {
    await publishHistory(server.url, place);
    const whole = content();
    server.psql('DROP SCHEMA insiders CASCADE');
    await publishHistory(server.url, place, { months: ['2011-10'] });
    const before = content();
    await whileHeld('migration_rows', async () => {
      const root = projectRoot();
      const script = `require('./src/publish').publishHistory(${JSON.stringify(server.url)}, ${JSON.stringify(place)})`;
      const child = spawn(process.execPath, [...withSources, '-e', script], {
        cwd: root,
        stdio: 'ignore',
      });
      await untilWaiting();
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    assert.equal(content(), before);
    await publishHistory(server.url, place);
    assert.equal(content(), whole);
    const left = readdirSync(path.join(dataDir, 'interim')).filter((name) => name.startsWith('insiders-'));
    assert.deepEqual(left, []);
  });

  test('come through when the server ends the connection in the middle', async () => {
    await publishHistory(server.url, place, { months: ['2011-10'] });
    const said: string[] = [];
    let published: ReturnType<typeof publishHistory> | undefined;
    await whileHeld('migration_rows', async () => {
      published = publishHistory(server.url, place, {
        months: ['2011-11'],
        waitsMs: [10],
        log: (line) => said.push(line),
      });
      await untilWaiting();
      server.psql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'insiders'`,
      );
    });
    assert.deepEqual(
      (await published)?.map(({ how }) => how),
      ['new'],
    );
    assert.match(said[0], /broke the connection .*Trying again/);
  });

  test('are not taken when a file differs from what month.json says', async () => {
    const mine = { dataDir, run: 'broken' };
    await writeSmallMonth(mine, '2011-10');
    const folder = path.join(dataDir, 'history', 'broken', 'month=2011-10');
    rmSync(path.join(folder, 'drift.parquet'));
    await assert.rejects(publishHistory(server.url, mine), /drift\.parquet is not the file/);
    await assert.rejects(publishHistory(server.url, { dataDir, run: 'none' }), /has no history/);
    await assert.rejects(publishHistory(server.url, place, { months: ['2011-09'] }), /no month 2011-09/);
  });

  test('need no right but to the schema; who may only read cannot write', async () => {
    server.psql(
      `CREATE ROLE writer LOGIN; CREATE ROLE reader LOGIN; CREATE SCHEMA insiders AUTHORIZATION writer`,
    );
    const as = (user: string): string => server.url.replace('tester', user);
    await publishHistory(as('writer'), place, { months: ['2011-10'] });
    server.psql(
      `GRANT USAGE ON SCHEMA insiders TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA insiders TO reader`,
    );
    await assert.rejects(
      publishHistory(as('reader'), place),
      (error: Error) => error instanceof RemoteError && /docs\/publishing\.md/.test(error.message),
    );
  });

  test('come beside those of an older version, whose tables and views are brought along', async () => {
    const sql = (name: string): string =>
      readFileSync(path.join(projectRoot(), 'src', 'publish', 'postgres', `${name}.sql`), 'utf8');
    const older = ['001_tables', '002_views'];
    server.psql(`
      CREATE SCHEMA insiders; ${sql('migrations-table')};
      ${older.map((name) => sql(`migrations/${name}`)).join('\n')}
      INSERT INTO insiders.migrations (name) VALUES ${older.map((name) => `('${name}')`).join(', ')};
      INSERT INTO insiders.runs SELECT 'main', '2011-09-30', '2011-09', 'r', 'm', 'GBP', 365, 's', 1, 1, 0, 1, 0, 0, 0, 0, 0, 9, 0, 'x';
      INSERT INTO insiders.segments (run, as_of, segment, segment_en, segment_pt, customers, members, revenue_of_month)
      VALUES ('main', '2011-09-30', 'a', 'A', 'A', 1, 0, 4.5), ('main', '2011-09-30', 'b', 'B', 'B', 1, 0, 2)`);
    await publishHistory(server.url, place, { months: ['2011-10'] });
    assert.deepEqual(rows('SELECT month, revenue_of_month FROM insiders.kpi_month ORDER BY month'), [
      '2011-09|6.50',
      '2011-10|33.00',
    ]);
  });

  test('are not written over tables of a newer version', async () => {
    await publishHistory(server.url, place, { months: ['2011-10'] });
    server.psql(`INSERT INTO insiders.migrations (name) VALUES ('999_later')`);
    await assert.rejects(publishHistory(server.url, place), /newer version \(999_later\)/);
  });

  test('never show a password', async () => {
    const address = 'postgres://ana:s3cr3t@127.0.0.1:1/shop?password=s3cr3t';
    await assert.rejects(
      publishHistory(address, place, { waitsMs: [] }),
      ({ message }: Error) =>
        /ana@127\.0\.0\.1:1\/shop does not listen/.test(message) && !message.includes('s3cr3t'),
    );
    await assert.rejects(
      publishHistory('postgres://ana:s3@cr3t:x@[/shop', place, { waitsMs: [] }),
      ({ message }: Error) => !message.includes('cr3t'),
    );
  });
});
