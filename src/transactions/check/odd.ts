import { readSql, type Database } from '../../store';

/** A last day so many days after the one before, and so many times the usual gap, stands apart. */
const FAR_DAYS = 31;
const FAR_GAPS = 5;
const GIANT = 0.5;

/** What looks odd about the lines that count (table `counted`), a sentence each. */
export async function lookOdd(database: Database, hasAmounts: boolean): Promise<string[]> {
  const odd: string[] = [];
  const ends = await database.row<{
    last: string | null;
    gap: number | null;
    usual: number | null;
    lines: number;
    future: number;
  }>(readSql('transactions/check/last-day'));
  if (ends.gap !== null && ends.gap > FAR_DAYS && ends.gap > FAR_GAPS * (ends.usual ?? 1)) {
    odd.push(
      `The last day, ${ends.last}, comes ${ends.gap} days after the one before (${ends.lines} lines).`,
    );
  }
  if (ends.future > 0) odd.push(`${ends.future} days lie in the future.`);
  const giant = await database.row<{ share: number | null; total: number | null }>(`
    WITH each AS (SELECT customer_id, sum(quantity * unit_price)::DOUBLE AS value FROM counted
      WHERE customer_id IS NOT NULL GROUP BY customer_id)
    SELECT max(value) / nullif(sum(value), 0) AS share, sum(value) AS total FROM each`);
  if ((giant.total ?? 0) <= 0) odd.push('Returns are worth as much as the purchases, or more.');
  else if ((giant.share ?? 0) > GIANT) {
    odd.push(`One customer has ${Math.round(100 * (giant.share as number))}% of the revenue.`);
  }
  const { prices, lines } = await database.row<{ prices: number; lines: number }>(
    'SELECT count(DISTINCT abs(unit_price)) AS prices, count(*) AS lines FROM counted',
  );
  if (prices === 1 && lines > 20) odd.push('Every line has the same price.');
  if (hasAmounts && (await isOfOrder(database))) {
    odd.push(
      'The amount is the same on all lines of each order that has several: it may be the whole order’s, and then counts too often.',
    );
  }
  odd.push(...(await lookAtIds(database)));
  return odd;
}

/** So many orders of several lines show that equal amounts on their lines are no chance. */
const FEWEST_ORDERS = 10;

/** Whether the lines of an order all have the same amount, of nearly all orders that have several. */
async function isOfOrder(database: Database): Promise<boolean> {
  const { orders, alike } = await database.row<{ orders: number; alike: number }>(`
    WITH each AS (SELECT count(DISTINCT quantity * unit_price) AS amounts FROM counted GROUP BY invoice_no HAVING count(*) > 1)
    SELECT count(*) AS orders, count(*) FILTER (WHERE amounts = 1) AS alike FROM each`);
  return orders >= FEWEST_ORDERS && alike >= 0.95 * orders;
}

async function lookAtIds(database: Database): Promise<string[]> {
  const odd: string[] = [];
  const ids = await database.row<{ written: number; meant: number; broken: number }>(
    readSql('transactions/check/ids'),
  );
  if (ids.written > ids.meant) {
    const n = ids.written - ids.meant;
    odd.push(
      `${n} ${n === 1 ? 'id of a customer differs' : 'ids of customers differ'} from another only by its spelling; each counts as a customer of its own.`,
    );
  }
  if (ids.broken > 0) {
    odd.push(
      `${ids.broken} ids look like 1.23E+12: a spreadsheet has shortened them, and different customers may have become one.`,
    );
  }
  return odd;
}
