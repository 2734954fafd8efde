import { type Preset } from '../config';
import { createCustomersTable } from '../features';
import { type Database } from '../store';
import { cleanLines } from '../cleaning';

/**
 * Makes the table `customers` as they were known at the end of an earlier day: lines are cut first and cleaned then,
 * since a purchase that is returned later still stood on that day; features know nothing of what came after.
 *
 * The view `lines` and the tables of cleaning are made anew, so that one database can go through several days.
 *
 * A guest's number is given anew as well, by the lines that are there.
 *
 * @param lines the transactions as a table in SQL, such as `parquetRows(file)`
 * @param day the last day whose lines are known: `YYYY-MM-DD`
 * @param giants the numbers of the customers who are set apart; default: whom the lines of that day show to be out of all
 *   proportion
 */
export async function createCustomersAsOf(
  database: Database,
  preset: Preset,
  lines: string,
  day: string,
  giants?: readonly number[],
): Promise<void> {
  await database.run(
    `CREATE OR REPLACE TEMP VIEW lines AS SELECT * FROM ${lines} WHERE CAST(invoice_date AS DATE) <= DATE '${day}'`,
  );
  await cleanLines(database, preset, giants);
  await createCustomersTable(database, preset);
}
