import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { readRecord, withArtefacts } from '../../store';
import { addDays, daysBetween } from '../../numeric';

/** A customer as the actions see them. */
export interface ActionCustomer {
  readonly cluster: number;
  readonly guest: boolean;
  /** The preset's revenue. */
  readonly revenue: number;
  readonly recencyDays: number;
  readonly invoices: number;
  readonly basket: number;
  readonly returnedShare: number;
  /** Days between purchases, mean; null with one purchase day. */
  readonly gapDays: number | null;
  /** Spent in the last 365 days. */
  readonly year: number;
  /** Spent in the last 90 days. */
  readonly days90: number;
}

/** The run's window of days. */
export interface DataWindow {
  /** The first and the last day with a purchase, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Days from the first to the last, both counted. */
  readonly days: number;
}

/** Reads the run's window. @throws Error that names notebook 03 */
export async function readWindow(settings: Settings): Promise<DataWindow> {
  const { referenceDay, firstDay } = (await readRecord(settings, customersArtefact)).details;
  return { firstDay, lastDay: referenceDay, days: daysBetween(firstDay, referenceDay) + 1 };
}

/** The condition under which a line of `cleaned` counts as the preset's revenue. */
export function counted(settings: Settings): string {
  return settings.rules.revenue === 'gross_revenue' ? 'quantity >= 0' : 'TRUE';
}

/** Reads the run's customers with their clusters and what they spent lately, ordered by customer_id. */
export async function readActionCustomers(
  settings: Settings,
  { lastDay }: DataWindow,
): Promise<ActionCustomer[]> {
  const since = (days: number): string =>
    `CAST(coalesce(sum(quantity * unit_price) FILTER (WHERE day > DATE '${addDays(lastDay, -days)}'), 0) AS DOUBLE)`;
  return withArtefacts(settings, ['customers', 'clusters', 'cleaned'], (database) =>
    database.rows<ActionCustomer>(`
      WITH spent AS (
        SELECT customer_id, ${since(365)} AS year, ${since(90)} AS days90 FROM cleaned
        WHERE customer_id IS NOT NULL AND ${counted(settings)} GROUP BY customer_id
      )
      SELECT cluster, is_guest AS guest, ${settings.rules.revenue} AS revenue, recency_days AS "recencyDays",
        n_invoices AS invoices, avg_basket_size AS basket, returned_share AS "returnedShare",
        avg_days_between_purchases AS "gapDays", coalesce(year, 0) AS year, coalesce(days90, 0) AS days90
      FROM customers JOIN clusters USING (customer_id) LEFT JOIN spent USING (customer_id)
      ORDER BY customer_id`),
  );
}
