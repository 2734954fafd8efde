import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { publishHistory, RemoteError } from '../../src/publish';
import { writeSmallMonth } from '../support/history-months';
import { skipWithoutPostgresql, startPostgresql, type PostgresqlServer } from '../support/postgresql';
import { startProxy, type PostgresProxy } from '../support/postgres-proxy';

describe('what goes to Postgres', { skip: skipWithoutPostgresql }, () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insiders-care-'));
  let server: PostgresqlServer;
  let folder: string;
  const proxies: PostgresProxy[] = [];
  const place = (run: string) => ({ dataDir, run });
  const lines = (sql: string): string[] => server.psql(sql).split('\n');

  before(() => {
    server = startPostgresql();
    folder = new URL(server.url).searchParams.get('host')!;
  });
  after(async () => {
    for (const proxy of proxies) await proxy.stop();
    server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(() => {
    server.psql('DROP SCHEMA IF EXISTS insiders CASCADE');
  });

  async function through(options: Parameters<typeof startProxy>[1] = {}): Promise<PostgresProxy> {
    proxies.push(await startProxy(folder, options));
    return proxies.at(-1)!;
  }

  test('are ids as they are, whatever stands in them, when a month is new and when it is replaced', async () => {
    const ids = [
      'a"b',
      "it's",
      'tab\there',
      'line\nbreak',
      '\r\n',
      'back\\slash',
      '\\N',
      '\\.',
      'x\n\\.\ny',
      '',
      ' ',
      'ç€𝄞',
      '{"a":1}',
      'NULL',
      '1e3',
      '007',
    ];
    const mine = place('ids');
    const there = (): string[] =>
      JSON.parse(
        server.psql('SELECT json_agg(customer_id ORDER BY customer_id COLLATE "C") FROM insiders.customers'),
      ) as string[];
    const sorted = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    await writeSmallMonth(mine, '2011-10', { ids });
    await publishHistory(server.url, mine);
    assert.deepEqual(there(), sorted);
    await writeSmallMonth(mine, '2011-10', { ids, revenue: 3 });
    assert.equal((await publishHistory(server.url, mine))[0].how, 'replaced');
    assert.deepEqual(there(), sorted);
    assert.deepEqual(lines(`SELECT count(*) FROM insiders.customers WHERE net_revenue = 3`), ['1']);
  });

  test('is a month without customers, and one that lost them all', async () => {
    const mine = place('empty');
    await writeSmallMonth(mine, '2011-10', { ids: ['1', '2'] });
    await publishHistory(server.url, mine);
    await writeSmallMonth(mine, '2011-10', { ids: [] });
    await writeSmallMonth(mine, '2011-11', { ids: [] });
    assert.deepEqual(
      (await publishHistory(server.url, mine)).map(({ how }) => how),
      ['replaced', 'new'],
    );
    assert.deepEqual(lines(`SELECT month, revenue FROM insiders.kpi_month ORDER BY month`), [
      '2011-10|0.00',
      '2011-11|0.00',
    ]);
    assert.equal(server.psql('SELECT count(*) FROM insiders.customers'), '0');
  });

  test('is money of any currency, to the cent and up to twelve digits', async () => {
    const mine = place('yen');
    await writeSmallMonth(mine, '2011-10', {
      ids: ['1', '2'],
      revenue: 998_999_999_999.994,
      currency: 'JPY',
    });
    await publishHistory(server.url, mine);
    assert.deepEqual(lines('SELECT currency, revenue, members_revenue FROM insiders.kpi_month'), [
      'JPY|999000001000.24|1000.25',
    ]);
    await writeSmallMonth(mine, '2011-11', { revenue: 1e13 });
    await assert.rejects(
      publishHistory(server.url, mine),
      ({ message }: Error) =>
        /cannot hold a value \(numeric field overflow, column net_revenue\): amounts have at most twelve/.test(
          message,
        ) && !message.includes('10000000000000'),
    );
    assert.deepEqual(lines('SELECT month FROM insiders.runs'), ['2011-10'], 'nothing of the month stays');
  });

  test('is no text with a byte that Postgres does not know, and the text is not repeated', async () => {
    const mine = place('zero');
    await writeSmallMonth(mine, '2011-10', { ids: ['secret\u0000id'] });
    await assert.rejects(
      publishHistory(server.url, mine),
      (error: Error) =>
        error instanceof RemoteError &&
        /cannot hold a value/.test(error.message) &&
        !error.message.includes('secret'),
    );
  });

  test('needs no right but those of the guide, whose statements are run as they stand', async () => {
    const guide = readFileSync(path.join(projectRoot(), 'docs', 'publishing.md'), 'utf8');
    const [, statements] = /```sql\n(CREATE ROLE insiders_writer[\s\S]*?)```/.exec(guide)!;
    server.psql(`
      REVOKE ALL ON DATABASE postgres FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC;
      ${statements.replaceAll(/\bshop\b/g, 'postgres').replaceAll('…', 'secret')}
      GRANT CONNECT ON DATABASE postgres TO insiders_writer, insiders_reader`);
    const as = (user: string): string => server.url.replace('tester', user);
    const mine = place('rights');
    await writeSmallMonth(mine, '2011-10');
    await publishHistory(as('insiders_writer'), mine);
    await writeSmallMonth(mine, '2011-10', { revenue: 7 });
    assert.equal((await publishHistory(as('insiders_writer'), mine))[0].how, 'replaced');
    await assert.rejects(
      publishHistory(as('insiders_reader'), mine),
      /grant what docs\/publishing\.md names/,
    );
    assert.equal(
      server.psql(
        `SELECT count(*) FROM pg_class WHERE relowner = 'insiders_writer'::regrole AND relnamespace <> 'insiders'::regnamespace AND relnamespace <> 'pg_toast'::regnamespace`,
      ),
      '0',
    );
  });

  test('is sent again when the connection breaks in the middle of the rows, and is whole', async () => {
    const mine = place('cut');
    const ids = Array.from({ length: 4_000 }, (_, i) => `customer ${i}`);
    await writeSmallMonth(mine, '2011-10', { ids });
    // More than the questions before it, less than the rows.
    const proxy = await through({ cutAfter: (connection) => (connection === 1 ? 200_000 : null) });
    const said: string[] = [];
    const address = `postgres://tester@127.0.0.1:${proxy.port}/postgres`;
    const [{ how }] = await publishHistory(address, mine, { waitsMs: [1], log: (line) => said.push(line) });
    assert.equal(how, 'new');
    assert.match(said[0], /broke the connection .*Trying again/);
    assert.equal(server.psql('SELECT count(*) FROM insiders.customers'), '4000');
  });

  test('waits for no lock, statement or vanished client for ever', async () => {
    const mine = place('limits');
    await writeSmallMonth(mine, '2011-10');
    server.psql(`
      CREATE OR REPLACE FUNCTION public.note() RETURNS event_trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_regclass('public.noted') IS NOT NULL THEN
          INSERT INTO public.noted SELECT name, setting FROM pg_settings WHERE name LIKE '%\\_timeout';
        END IF;
      END $$;
      CREATE TABLE public.noted (name text, setting text);
      CREATE EVENT TRIGGER noting ON ddl_command_end EXECUTE FUNCTION public.note()`);
    await publishHistory(server.url, mine);
    server.psql('DROP EVENT TRIGGER noting');
    const limits = lines(
      `SELECT DISTINCT name || '=' || setting FROM public.noted WHERE setting <> '0' ORDER BY 1`,
    );
    server.psql('DROP TABLE public.noted; DROP FUNCTION public.note()');
    assert.deepEqual(
      limits.filter((line) => /^(lock|statement|idle_in_transaction_session)_timeout=/.test(line)),
      ['idle_in_transaction_session_timeout=600000', 'lock_timeout=600000', 'statement_timeout=3600000'],
    );
  });

  const openssl = spawnSync('openssl', ['version']).status === 0;
  test('goes by TLS where it is asked for', { skip: !openssl && 'openssl is not at hand' }, async () => {
    const file = (name: string): string => path.join(dataDir, name);
    const made = spawnSync('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-keyout', file('key.pem'), '-out', file('cert.pem')],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ]);
    assert.equal(made.status, 0, made.stderr.toString());
    const tls = { key: readFileSync(file('key.pem'), 'utf8'), cert: readFileSync(file('cert.pem'), 'utf8') };
    const proxy = await through({ tls });
    const mine = place('tls');
    await writeSmallMonth(mine, '2011-10');
    const to = (port: number, words: string): string =>
      `postgres://tester:s3cr3t@localhost:${port}/postgres?${words}`;
    const trusted = `sslmode=verify-full&sslrootcert=${encodeURIComponent(file('cert.pem'))}`;
    const [{ how }] = await publishHistory(to(proxy.port, trusted), mine);
    assert.deepEqual([how, proxy.secured], ['new', 1]);
    const refused = async (address: string, said: RegExp): Promise<void> =>
      assert.rejects(
        publishHistory(address, mine, { waitsMs: [] }),
        ({ message }: Error) => said.test(message) && !message.includes('s3cr3t'),
      );
    await refused(to(proxy.port, 'sslmode=verify-full'), /certificate that is not trusted .*sslrootcert=/);
    const other = `postgres://tester:s3cr3t@127.0.0.1:${proxy.port}/postgres?${trusted}`;
    await refused(other, /certificate that is not trusted/);
    const plain = await through();
    await refused(to(plain.port, trusted), /offers no TLS .*sslmode=disable/);
  });
});
