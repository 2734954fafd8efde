import { type Settings } from '../../config';
import { readSql, withArtefacts } from '../../store';

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
 * The customers by quintiles of recency and frequency, with the preset's revenue.
 *
 * A quintile holds a fifth of the customers; where many have the same value (one invoice) the cut between quintiles
 * runs through them, by customer number, and says nothing about the people.
 */
export function rfmMap(settings: Settings): Promise<RfmCell[]> {
  const { revenue } = settings.rules;
  return withArtefacts(settings, ['customers'], async (database) => {
    await database.run('SET threads = 1');
    await database.run(`CREATE VIEW ranked AS SELECT *, ${revenue} AS revenue FROM customers`);
    return database.rows<RfmCell>(`
      SELECT r, f, count(*) AS customers, sum(revenue) AS revenue,
        sum(revenue) / (SELECT sum(revenue) FROM ranked) AS revenue_share, median(revenue) AS median_revenue
      FROM (${readSql('features/rfm')}) AS quintiles JOIN ranked USING (customer_id)
      GROUP BY r, f ORDER BY r, f`);
  });
}
