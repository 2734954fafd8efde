import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
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

/** Reads the run's customers with their clusters and what they spent lately, ordered by customer_id. */
export async function readActionCustomers(
  settings: Settings,
  { lastDay }: DataWindow,
): Promise<ActionCustomer[]> {
  return withArtefacts(settings, ['customers', 'clusters', 'cleaned'], (database) =>
    database.rows<ActionCustomer>(readSql('programme/actions/customers'), {
      revenue: settings.rules.revenue,
      year: addDays(lastDay, -365),
      days90: addDays(lastDay, -90),
    }),
  );
}
