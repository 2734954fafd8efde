import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { atomically, literal, withDatabase } from '../../src/store';
import { readTransactions } from '../../src/reading';

/** The public data set under the names that it goes by: as it is fetched, as it is published, as a plain file. */
const NAMES = /^online[ +_-]retail\.(zip|xlsx|csv|csv\.gz)$/i;
const FOLDERS = ['data/raw', '../shared/data'];

function findReal(): string | null {
  for (const name of FOLDERS) {
    const folder = path.resolve(projectRoot(), name);
    const found = existsSync(folder) ? readdirSync(folder).find((file) => NAMES.test(file)) : undefined;
    if (found !== undefined) return path.join(folder, found);
  }
  if (process.env.INSIDERS_REQUIRE_DATA === '1') {
    throw new Error(
      `INSIDERS_REQUIRE_DATA asks for the public data set, and neither ${FOLDERS.join(' nor ')} has it: npm run data`,
    );
  }
  return null;
}

/** The real transactions where they are at hand, or null. They are read where they lie. */
export const realTransactions = findReal();

/** The option `skip` of a test that needs them. */
export const skipWithoutReal =
  realTransactions === null
    ? 'real transactions not found in data/raw or ../shared/data: npm run data'
    : (false as const);

/**
 * The real transactions as a CSV with ISO dates and empty cells for what is missing, for tests that do not read with
 * our reader: the file itself where it is one, otherwise a copy of it, made once.
 */
export async function realCsv(): Promise<string> {
  const source = realTransactions!;
  if (/\.csv(\.gz)?$/i.test(source)) return source;
  const copy = path.join(projectRoot(), '.cache', 'tests', 'online-retail.csv');
  if (existsSync(copy)) return copy;
  await atomically(copy, (temporary) =>
    withDatabase(async (database) => {
      await readTransactions(database, source, { table: 'whole' });
      await database.run(`COPY (
        SELECT invoice_no AS "InvoiceNo", stock_code AS "StockCode", description AS "Description", quantity AS "Quantity",
          strftime(invoice_date, '%Y-%m-%d %H:%M:%S') AS "InvoiceDate", unit_price AS "UnitPrice",
          customer_id AS "CustomerID", country AS "Country"
        FROM whole ORDER BY line_no) TO ${literal(temporary)} (FORMAT csv)`);
    }),
  );
  return copy;
}
