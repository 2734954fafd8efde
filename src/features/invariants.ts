import { type Settings } from '../config';
import { withArtefacts, type Database } from '../store';

/** A rule that every customer must satisfy, and how many do not. */
export interface Invariant {
  readonly name: string;
  readonly violations: number;
}

/** What holds for every customer by the features' definitions, as SQL. */
const INVARIANTS: readonly { readonly name: string; readonly holds: string }[] = [
  { name: 'invoices are at least 1 and at most the lines', holds: 'n_invoices BETWEEN 1 AND n_lines' },
  { name: 'products are at least 1 and at most the lines', holds: 'n_products BETWEEN 1 AND n_lines' },
  { name: 'recency lies between 0 and tenure', holds: 'recency_days BETWEEN 0 AND tenure_days' },
  { name: 'gross revenue and items are not negative', holds: 'gross_revenue >= 0 AND n_items >= 0' },
  { name: 'net revenue is at most gross revenue', holds: 'net_revenue <= gross_revenue' },
  {
    name: 'net revenue is gross revenue less the returned share',
    // Nothing bought has no share: whoever bought lines of no items only, and sent back something older.
    holds:
      'gross_revenue = 0 OR abs(gross_revenue * (1 - returned_share) - net_revenue) <= 1e-6 * greatest(gross_revenue, abs(net_revenue), 1)',
  },
  { name: 'frequency is above 0', holds: 'frequency > 0' },
  {
    name: 'days between purchases are missing or from 1 to tenure',
    holds: 'avg_days_between_purchases IS NULL OR avg_days_between_purchases BETWEEN 1 AND tenure_days',
  },
  { name: 'returned items and returned share agree', holds: 'n_returned_items >= 0 AND returned_share >= 0' },
  {
    name: 'products per invoice are at least 1 and at most the products',
    holds: 'avg_unique_basket_size BETWEEN 1 AND n_products',
  },
  { name: 'a customer stands in one row', holds: 'customer_rows = 1' },
];

/** Counts, for each invariant, the rows of the table `customers` that break it. */
export async function checkInvariants(database: Database): Promise<Invariant[]> {
  const counts = INVARIANTS.map(
    ({ holds }, i) => `count(*) FILTER (WHERE NOT coalesce(${holds}, false)) AS broken_${i}`,
  );
  const row = await database.row<Record<string, number>>(`
    SELECT ${counts.join(', ')}
    FROM (SELECT *, count(*) OVER (PARTITION BY customer_id) AS customer_rows FROM customers)`);
  return INVARIANTS.map(({ name }, i) => ({ name, violations: row[`broken_${i}`] }));
}

/** The invariants of the run's customers. */
export function customerInvariants(settings: Settings): Promise<Invariant[]> {
  return withArtefacts(settings, ['customers'], checkInvariants);
}
