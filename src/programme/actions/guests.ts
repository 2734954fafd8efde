import { type Settings } from '../../config';
import { childSeed, percentileInterval, addDays } from '../../numeric';
import { parquetRows, requireArtefact, withDatabase, type Database } from '../../store';
import { cleanLines } from '../../transactions';
import { HORIZON_DAYS } from '../../experiment';
import { type Estimate } from '../out-of-time/types';
import { counted, type DataWindow } from './customers';
import { bootstrapMeans, meanOf } from './prize';
import { type FirstTimers, type GuestAction } from './types';

/** Fewer first-time customers say nothing. */
const FEWEST = 30;

const YEAR = 365;

/**
 * What turning a share of the guests into registered customers would be worth.
 *
 * The invoices are those of guests in the last 365 days, cleaned by the preset's rules but for the one that leaves
 * guests out. A newly registered customer is taken to do what registered customers did after their first purchase day
 * (see {@link readFirstTimers}), not what the base does on average: most of the base has been there for longer.
 *
 * It is an upper end: a guest may come back as a guest anyway, one person may stand behind several invoices, and those
 * who register by themselves may like the shop better than those who must be asked.
 *
 * @param share of the guest invoices, above 0, at most 1
 * @returns null where nobody bought as a guest
 */
export async function guestAction(
  settings: Settings,
  window: DataWindow,
  share: number,
): Promise<GuestAction | null> {
  const { invoices, yearInvoices, revenue, all } = await countGuests(settings, window);
  if (invoices === 0) return null;
  const movers = Math.round(share * yearInvoices);
  const after90 = await readFirstTimers(settings, window, HORIZON_DAYS);
  const after365 = await readFirstTimers(settings, window, YEAR);
  const prize = (after: FirstTimers | null): Estimate | null =>
    after === null
      ? null
      : {
          value: movers * after.spend.value,
          interval: [movers * after.spend.interval[0], movers * after.spend.interval[1]],
        };
  return {
    invoices,
    yearInvoices,
    yearDays: Math.min(YEAR, window.days),
    revenue,
    shareOfAll: all > 0 ? revenue / all : 0,
    after90,
    after365,
    movers,
    prize90: prize(after90),
    prize365: prize(after365),
  };
}

interface GuestCount {
  readonly invoices: number;
  readonly yearInvoices: number;
  readonly revenue: number;
  /** Revenue of guests and registered customers together. */
  readonly all: number;
}

async function countGuests(settings: Settings, { lastDay }: DataWindow): Promise<GuestCount> {
  const { rules } = settings;
  const asCustomers = rules.guests === 'one_customer_per_invoice';
  const file = requireArtefact(settings, asCustomers ? 'cleaned' : 'lines');
  return withDatabase(async (database) => {
    if (asCustomers) await database.run(`CREATE VIEW cleaned AS SELECT * FROM ${parquetRows(file)}`);
    else {
      await database.run(`CREATE VIEW lines AS SELECT * FROM ${parquetRows(file)}`);
      await cleanLines(database, {
        ...rules,
        guests: 'one_customer_per_invoice',
        rules: rules.rules.filter(({ rule }) => rule !== 'guest'),
      });
    }
    const bought = 'is_guest AND quantity > 0 AND standing_quantity > 0';
    const row = await database.row<GuestCount>(`
      SELECT count(DISTINCT invoice_no) FILTER (WHERE ${bought}) AS invoices,
        count(DISTINCT invoice_no) FILTER (WHERE ${bought} AND day > DATE '${addDays(lastDay, -YEAR)}') AS "yearInvoices",
        CAST(coalesce(sum(quantity * unit_price) FILTER (WHERE is_guest AND ${counted(settings)}), 0) AS DOUBLE) AS revenue,
        CAST(coalesce(sum(quantity * unit_price) FILTER (WHERE ${counted(settings)}), 0) AS DOUBLE) AS "all"
      FROM cleaned`);
    return row;
  });
}

/**
 * What registered customers did in so many days after their first purchase day; that day itself is not counted.
 *
 * Who bought in the first 90 days of the data may have bought before them, and is left out; so is who was not seen for
 * so many days.
 *
 * @returns null where fewer than 30 customers are left
 */
export async function readFirstTimers(
  settings: Settings,
  { firstDay, lastDay }: DataWindow,
  days: number,
): Promise<FirstTimers | null> {
  const rows = await withDatabase(async (database: Database) => {
    await database.run(
      `CREATE VIEW cleaned AS SELECT * FROM ${parquetRows(requireArtefact(settings, 'cleaned'))}`,
    );
    return database.rows<{ spend: number; again: number }>(`
      WITH mine AS (SELECT * FROM cleaned WHERE NOT is_guest AND customer_id IS NOT NULL),
      first AS (
        SELECT customer_id, min(day) AS first_day FROM mine
        WHERE quantity > 0 AND standing_quantity > 0 GROUP BY customer_id
        HAVING min(day) >= DATE '${addDays(firstDay, HORIZON_DAYS)}' AND min(day) <= DATE '${addDays(lastDay, -days)}'
      )
      SELECT CAST(coalesce(sum(quantity * unit_price) FILTER (WHERE ${counted(settings)}), 0) AS DOUBLE) AS spend,
        CAST(coalesce(bool_or(quantity > 0 AND standing_quantity > 0), FALSE) AS INTEGER) AS again
      FROM first LEFT JOIN mine
        ON mine.customer_id = first.customer_id AND day > first_day AND day <= first_day + ${days}
      GROUP BY first.customer_id ORDER BY first.customer_id`);
  });
  if (rows.length < FEWEST) return null;
  const estimate = (values: Float64Array, part: number): Estimate => ({
    value: meanOf(values),
    interval: percentileInterval(bootstrapMeans(values, childSeed(settings.seed, part)))!,
  });
  return {
    days,
    customers: rows.length,
    spend: estimate(
      Float64Array.from(rows, ({ spend }) => spend),
      days,
    ),
    boughtAgain: estimate(
      Float64Array.from(rows, ({ again }) => again),
      days + 1,
    ),
  };
}
