import { type Settings } from '../../config';
import { medianOf, quintileScores } from '../../numeric';
import { withArtefacts } from '../../store';

/** One cell of the RFM map: customers of one recency and one frequency quintile. */
export interface RfmCell {
  /** Quintile of recency: 5 holds those who bought last. */
  readonly r: number;
  /** Quintile of the number of invoices: 5 holds those with the most. */
  readonly f: number;
  readonly customers: number;
  readonly revenue: number;
  readonly revenue_share: number;
  readonly median_revenue: number;
}

/**
 * The customers by quintiles of recency and frequency, with the preset's revenue; cells without customers are left out.
 *
 * Equal values stand in one quintile, see {@link quintileScores}: where many bought once, the lowest are empty.
 */
export async function rfmMap(settings: Settings): Promise<RfmCell[]> {
  const customers = await withArtefacts(settings, ['customers'], (database) =>
    database.rows<{ days: number; invoices: number; revenue: number }>(
      `SELECT recency_days AS days, n_invoices AS invoices, ${settings.rules.revenue} AS revenue FROM customers ORDER BY customer_id`,
    ),
  );
  const recency = quintileScores(
    'recency',
    Float64Array.from(customers, ({ days }) => -days),
  );
  const frequency = quintileScores(
    'frequency',
    Float64Array.from(customers, ({ invoices }) => invoices),
  );
  const total = customers.reduce((sum, { revenue }) => sum + revenue, 0);
  const cells = new Map<number, number[]>();
  customers.forEach(({ revenue }, i) => {
    const cell = 10 * recency[i] + frequency[i];
    const inside = cells.get(cell);
    if (inside === undefined) cells.set(cell, [revenue]);
    else inside.push(revenue);
  });
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([cell, revenues]) => {
      const revenue = revenues.reduce((sum, each) => sum + each, 0);
      return {
        r: Math.floor(cell / 10),
        f: cell % 10,
        customers: revenues.length,
        revenue,
        revenue_share: revenue / total,
        median_revenue: medianOf(revenues),
      };
    });
}
