import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fetchSource } from '../../src/publish';
import { skipWithoutPostgresql, startPostgresql, type PostgresqlServer } from '../support/postgresql';

describe('transactions in Postgres', { skip: skipWithoutPostgresql }, () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insiders-from-postgres-'));
  let server: PostgresqlServer;
  before(() => {
    server = startPostgresql();
    server.psql(`
      CREATE SCHEMA shop;
      CREATE TABLE shop."Sales" (customer text, paid_at timestamp, amount numeric(10, 2), note text);
      INSERT INTO shop."Sales" VALUES ('007', '2011-11-30 23:59', 12.50, 'a "quote", and'), ('8', '2011-01-02', -3, NULL)`);
  });
  after(() => {
    server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('are a table by its name, or a query, as CSV with days that no setting turns', async () => {
    server.psql(`ALTER DATABASE postgres SET DateStyle = 'German'`);
    const { files, name } = await fetchSource({ dataDir }, `${server.url}&table=shop.Sales`);
    assert.equal(
      readFileSync(files[0], 'utf8'),
      'customer,paid_at,amount,note\n007,2011-11-30 23:59:00,12.50,"a ""quote"", and"\n8,2011-01-02 00:00:00,-3.00,\n',
    );
    assert.equal(name, 'shop.Sales of postgres://tester@localhost/postgres');
    const query = encodeURIComponent(`SELECT customer FROM shop."Sales" WHERE amount > 0;`);
    const some = await fetchSource({ dataDir }, `${server.url}&query=${query}`);
    assert.equal(readFileSync(some.files[0], 'utf8'), 'customer\n007\n');
    assert.notEqual(some.files[0], files[0]);
  });

  test('are only read: a query that writes is refused', async () => {
    const query = encodeURIComponent(`DELETE FROM shop."Sales" RETURNING customer`);
    await assert.rejects(fetchSource({ dataDir }, `${server.url}&query=${query}`), /read-only transaction/);
    assert.equal(server.psql('SELECT count(*) FROM shop."Sales"'), '2');
  });

  test('have to be named, and to be there', async () => {
    await assert.rejects(fetchSource({ dataDir }, server.url), /\?table=schema\.name or by \?query=/);
    await assert.rejects(fetchSource({ dataDir }, `${server.url}&table=nothing`), /"nothing" does not exist/);
  });
});
