import { type Settings } from '../config';
import { type Database } from '../store';

/** The ledger's column that has the guests' revenue on the preset's terms. */
export function guestRevenueColumn(settings: Settings): string {
  return settings.rules.revenue === 'gross_revenue' ? 'purchases_dropped' : 'value_dropped';
}

/** What guests who are no customers brought, on the preset's terms. @param database with the artefact `ledger` */
export async function readGuestRevenue(database: Database, settings: Settings): Promise<number> {
  const { amount } = await database.row<{ amount: number }>(
    `SELECT coalesce(sum(${guestRevenueColumn(settings)}), 0) AS amount FROM ledger WHERE rule = 'guest'`,
  );
  return amount;
}
