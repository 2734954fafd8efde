import { Matrix } from 'ml-matrix';
import { type Preset, type Settings } from '../config';
import { customersArtefact } from '../features';
import { giantNumbers } from './outside-revenue';
import { parquetRows, readRecord, readSql, requireArtefact, withDatabase, type Database } from '../store';
import { addDays, daysBetween } from '../numeric';
import { createCustomersAsOf } from './as-of';
import { type PurchaseRow } from '../value';
import { createSpending, spendingOf, type People } from './spending';
import { clusteredColumns, type ClusteredCustomers } from './customers';

/** Days over which a selection is judged, and the least that must be known before. */
export const HORIZON_DAYS = 90;

/** The fewest customers whose later spending says anything. */
const minBackTestCustomers = 50;

/** The customers as they were known on an earlier day, and what they spent afterwards. */
export interface BackTestCustomers extends ClusteredCustomers, People {
  /** The last day whose lines were known: `YYYY-MM-DD`. */
  readonly originDay: string;
  /** Days from the first purchase to that day, both counted. */
  readonly observedDays: number;
  readonly horizonDays: number;
  /** The preset's revenue in the days after, one amount a customer. */
  readonly future: Float64Array;
  /** Invoices with a purchase in the days after, one number a customer. */
  readonly futurePurchases: Float64Array;
  /** What they had bought by customer and day, where it was asked for. */
  readonly purchases?: readonly PurchaseRow[];
}

/** Options of {@link readBackTest}. */
export interface BackTestOptions {
  /** The last day known, `YYYY-MM-DD`; default: the horizon before the last purchase. */
  readonly origin?: string;
  /** Whether the purchases are read as well, default false. */
  readonly withPurchases?: boolean;
}

/** What each registered customer spent after one day and up to another. */
export interface Spent {
  readonly customer_id: number;
  /** The preset's revenue. */
  readonly spent: number;
  /** Invoices on which something was bought that stands. */
  readonly again: number;
}

/** What each registered customer spent after one day and up to another, by number. @param database with `run_cleaned` */
export function readSpent(
  database: Database,
  preset: Preset,
  after: string,
  until: string,
): Promise<Spent[]> {
  return database.rows<Spent>(readSql('experiment/spent-between'), spanOf(preset, after, until));
}

function spanOf({ revenue }: Preset, after: string, until: string) {
  return { revenue, after, until };
}

/**
 * The customers as they were known on an earlier day, by default 90 days before the last purchase, with features that
 * know nothing of the days after: the lines are cut first and cleaned then, since a purchase that is returned later
 * still stood on that day.
 *
 * @param horizonDays days after the origin over which spending is counted, default 90
 * @returns null where less than so many days would be known before or after, or fewer than 50 customers, or nothing was spent after
 */
export async function readBackTest(
  settings: Settings,
  horizonDays = HORIZON_DAYS,
  options: BackTestOptions = {},
): Promise<BackTestCustomers | null> {
  const { rules } = settings;
  const { referenceDay, firstDay } = (await readRecord(settings, customersArtefact)).details;
  const { origin = addDays(referenceDay, -horizonDays), withPurchases = false } = options;
  const end = addDays(origin, horizonDays);
  if (end > referenceDay) return null;
  if (origin < addDays(firstDay, horizonDays)) return null;
  const columns = clusteredColumns(rules);
  const [lines, cleaned] = [requireArtefact(settings, 'lines'), requireArtefact(settings, 'cleaned')];
  const giants = await giantNumbers(settings);
  const { rows, purchases } = await withDatabase(async (database) => {
    await database.run(`CREATE VIEW run_cleaned AS SELECT * FROM ${parquetRows(cleaned)}`);
    await database.run(
      `CREATE TABLE afterwards AS ${readSql('experiment/spent-between')}`,
      spanOf(rules, origin, end),
    );
    await createCustomersAsOf(database, rules, parquetRows(lines), origin, giants);
    await createSpending(database, rules, origin);
    const known = await database.rows<Record<string, number>>(readSql('experiment/back-test'));
    return { rows: known, purchases: withPurchases ? await readPurchaseRows(database) : undefined };
  });
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => row[name]);
  const future = column('spent');
  if (rows.length < minBackTestCustomers || !(future.reduce((sum, spent) => sum + spent, 0) > 0)) return null;
  const revenue = column(rules.revenue);
  return {
    ids: rows.map(({ customer_id }) => customer_id),
    values: new Matrix(rows.map((row) => columns.map((name) => row[name]))),
    columns,
    revenue,
    originDay: origin,
    observedDays: daysBetween(firstDay, origin) + 1,
    horizonDays,
    invitable: Uint8Array.from(rows, ({ is_guest }) => Number(!is_guest)),
    rfm: { recencyDays: column('recency_days'), purchases: column('n_invoices'), spend: revenue },
    future,
    futurePurchases: column('again'),
    spending: spendingOf(rows),
    ...(purchases === undefined ? {} : { purchases }),
  };
}

/** What stands of registered customers' purchases, from the table `cleaned`. */
function readPurchaseRows(database: Database): Promise<PurchaseRow[]> {
  return database.rows<PurchaseRow>(`
    SELECT customer_id AS "customerId", CAST(day - DATE '1970-01-01' AS INTEGER) AS day,
      CAST(sum(standing_quantity * unit_price) AS DOUBLE) AS "netValue"
    FROM cleaned WHERE customer_id IS NOT NULL AND NOT is_guest
    GROUP BY customer_id, day ORDER BY customer_id, day`);
}
