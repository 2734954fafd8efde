import { type Settings } from '../../config';
import { customersArtefact, numericFeatures } from '../../features';
import { readRecord, readSql, withArtefacts } from '../../store';
import { addDays, daysBetween } from '../../numeric';

/** A customer as the actions see them. */
export interface ActionCustomer {
  readonly cluster: number;
  readonly guest: boolean;
  /** The preset's revenue. */
  readonly revenue: number;
  readonly recencyDays: number;
  readonly invoices: number;
  /** Pieces a purchase; what a purchase comes to, where the source counts no pieces. */
  readonly basket: number;
  readonly returnedShare: number;
  /** Days between purchases, mean; null with one purchase day. */
  readonly gapDays: number | null;
  /** Spent in the last 365 days. */
  readonly year: number;
  /** Spent in the last 90 days. */
  readonly days90: number;
}

/** The days of the run's data, and those of them that count. */
export interface DataWindow {
  /** The first and the last day with a purchase, `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Days from the first to the last, both counted. */
  readonly days: number;
  /** The first day over which features count. */
  readonly windowStart: string;
}

/** Reads the run's days. @throws Error that names notebook 03 */
export async function readWindow(settings: Settings): Promise<DataWindow> {
  const { referenceDay, firstDay, windowStart } = (await readRecord(settings, customersArtefact)).details;
  return { firstDay, lastDay: referenceDay, days: daysBetween(firstDay, referenceDay) + 1, windowStart };
}

/** Reads the run's customers with their clusters and what they spent lately, ordered by customer_id. */
export async function readActionCustomers(
  settings: Settings,
  { lastDay }: DataWindow,
): Promise<ActionCustomer[]> {
  const hasPieces = numericFeatures(settings.rules).some(({ name }) => name === 'avg_basket_size');
  const basket = hasPieces ? 'avg_basket_size' : 'gross_revenue / n_invoices';
  return withArtefacts(settings, ['customers', 'clusters', 'cleaned'], (database) =>
    database.rows<ActionCustomer>(readSql('programme/actions/customers', { basket }), {
      revenue: settings.rules.revenue,
      year: addDays(lastDay, -365),
      days90: addDays(lastDay, -90),
    }),
  );
}
