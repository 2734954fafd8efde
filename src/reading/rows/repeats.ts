import path from 'node:path';
import { readSql, type Database } from '../../store';
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
  await database.run(
    readSql('reading/rows/repeats', {
      fixed,
      first: changing ? 'reaches DESC, begins DESC, part DESC' : 'part',
    }),
  );
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
  const { same } = await database.row<{ same: boolean }>(readSql('reading/rows/twice'), {
    at: again[0].line_no,
  });
  if (!same) return;
  notices.push(
    'The second half of the lines repeats the first, line for line, as when a file is joined with itself: every purchase counts twice.',
  );
}
