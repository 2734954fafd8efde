import path from 'node:path';
import { type Database } from '../../store';
import { type ReadPlan } from '../plan';

/**
 * Sets aside the lines that another file or sheet holds as well, so that exports that overlap count them once: the same
 * invoice and customer with the same product, quantity, price and day, whatever else was edited since. A line that
 * one table holds twice stays twice.
 *
 * The earlier file's stand; but where an order's state, or what was paid back of it, changes with time, those of the file
 * that reaches further, or begins later, and neither state nor price makes a line another.
 */
export async function leaveOutRepeats(
  database: Database,
  plan: ReadPlan,
  changing: boolean,
  notices: string[],
): Promise<void> {
  const fixed = changing ? '' : ', unit_price, order_state';
  await database.run(`
    CREATE OR REPLACE TEMP TABLE repeats AS
    WITH keyed AS (
      SELECT line_no, part, hash(invoice_no, stock_code, quantity, invoice_date::DATE, customer_id, currency${fixed}) AS key,
        max(invoice_date) OVER (PARTITION BY part) AS reaches, min(invoice_date) OVER (PARTITION BY part) AS begins
      FROM typed WHERE reason IS NULL
    ), counted AS (
      SELECT line_no, part, key, reaches, begins, row_number() OVER (PARTITION BY part, key ORDER BY line_no) AS nth FROM keyed
    ), ranked AS (
      SELECT line_no, row_number() OVER (PARTITION BY key, nth ORDER BY ${changing ? 'reaches DESC, begins DESC, part DESC' : 'part'}) AS place
      FROM counted
    ) SELECT line_no FROM ranked WHERE place > 1`);
  const { n } = await database.row<{ n: number }>('SELECT count(*) AS n FROM repeats');
  if (n > 0) {
    const sheets =
      plan.tables.every(({ sheet }) => sheet !== null) &&
      new Set(plan.tables.map(({ source }) => path.dirname(source))).size === 1;
    const what = sheets ? 'sheet' : 'file';
    const days = await database.row<{ first: string; last: string }>(`
      SELECT strftime(min(invoice_date), '%Y-%m-%d') AS first, strftime(max(invoice_date), '%Y-%m-%d') AS last
      FROM typed SEMI JOIN repeats USING (line_no)`);
    await database.run(
      `UPDATE typed SET reason = 'the same line is in ${changing ? 'a later' : 'an earlier'} ${what}' WHERE line_no IN (SELECT line_no FROM repeats)`,
    );
    notices.push(
      `${n} lines from ${days.first} to ${days.last} are in more than one ${what}; they count once${changing ? `, as the later ${what} has them` : ''}.`,
    );
  }
  await database.run('DROP TABLE repeats');
}

/** Notices a file that was joined with itself: the header comes again, and the lines after it are those before it. */
export async function noticeTwice(database: Database, notices: string[]): Promise<void> {
  const again = await database.rows<{ line_no: number }>(
    `SELECT line_no FROM typed WHERE reason = 'the header again' ORDER BY line_no LIMIT 2`,
  );
  if (again.length !== 1) return;
  const { same } = await database.row<{ same: boolean }>(
    `
    WITH keyed AS (
      SELECT line_no > $at AS second, line_no, hash(invoice_no, stock_code, description, quantity, invoice_date, unit_price,
        customer_id, country) AS key
      FROM typed WHERE reason IS NULL
    ), halves AS (SELECT second, list(key ORDER BY line_no) AS keys FROM keyed GROUP BY second)
    SELECT count(*) = 2 AND count(DISTINCT keys) = 1 AS same FROM halves`,
    { at: again[0].line_no },
  );
  if (!same) return;
  notices.push(
    'The second half of the lines repeats the first, line for line, as when a file is joined with itself: every purchase counts twice.',
  );
}
