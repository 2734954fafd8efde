import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { literal, withDatabase, type Database } from '../../src/store';
import { type SampleSummary } from '../../src/sample';

/** A folder of this test file's own, removed at its end. @returns the path of a file in it */
export function temporaryFiles(): (name: string) => string {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sample-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  return (name) => path.join(folder, name);
}

/** Reads transactions, each column with its type given. */
export function readLines(file: string): string {
  return `
    SELECT row_number() OVER () AS line, InvoiceNo AS invoice, StockCode AS code, Description AS description,
           Quantity AS quantity, InvoiceDate AS moment, UnitPrice AS price, CustomerID AS customer, Country AS country
    FROM read_csv(${literal(file)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
      columns = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'INTEGER',
        'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'INTEGER', 'Country': 'VARCHAR'})`;
}

/** Keeps the two files of a sample as Parquet beside them, so that each test can open them at once. */
export async function keep(summary: SampleSummary): Promise<SampleSummary> {
  await withDatabase((database) =>
    database.run(`
      COPY (${readLines(summary.file)}) TO ${literal(`${summary.file}.parquet`)};
      COPY (SELECT customer_id AS customer, "group" AS name, rate_per_30_days AS rate,
                   dropout_probability AS dropout, first_day::DATE AS first_day, dropout_day::DATE AS dropout_day
            FROM read_csv(${literal(summary.truthFile)}, header = true)) TO ${literal(`${summary.truthFile}.parquet`)}`),
  );
  return summary;
}

/** Opens a kept sample as `lines`, `truth` and `purchases` (registered, quantity and price above zero). */
export function withSample<T>(summary: SampleSummary, work: (database: Database) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await database.run(`
      CREATE VIEW lines AS FROM ${literal(`${summary.file}.parquet`)};
      CREATE VIEW truth AS FROM ${literal(`${summary.truthFile}.parquet`)};
      CREATE VIEW purchases AS
      SELECT * FROM lines WHERE customer IS NOT NULL AND quantity > 0 AND price > 0`);
    return work(database);
  });
}

/** The only value of a query. */
export async function value(database: Database, sql: string): Promise<number> {
  const row = await database.row(sql);
  return Number(Object.values(row)[0]);
}

/** Asserts that a number lies in a range. */
export function within(actual: number, low: number, high: number, what: string): void {
  assert.ok(actual >= low && actual <= high, `${what} must lie in ${low} to ${high}, received ${actual}`);
}
