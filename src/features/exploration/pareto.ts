import { type Settings } from '../../config';
import { checkNumber } from '../../numeric';
import { withArtefacts } from '../../store';

/** How revenue is spread over the customers. */
export interface Pareto {
  /** Shares of customers, the biggest spenders first: 0, 0.01, … 1. */
  readonly customerShare: readonly number[];
  /** The share of revenue that they bring. */
  readonly revenueShare: readonly number[];
  /** The share of revenue of the top 20% of customers. */
  readonly topFifth: number;
  /** The smallest share of customers that brings 80% of revenue. */
  readonly forFourFifths: number;
  /** Gini coefficient over customers with negative revenue counted as zero: 0 when all bring the same, near 1 when one brings all. */
  readonly gini: number;
  readonly customers: number;
  readonly total: number;
}

/** The Pareto (Lorenz) curve of the preset's revenue over customers. */
export async function paretoOfRevenue(settings: Settings): Promise<Pareto> {
  const rows = await withArtefacts(settings, ['customers'], (database) =>
    database.rows<{ revenue: number }>(
      `SELECT greatest(${settings.rules.revenue}, 0) AS revenue FROM customers ORDER BY revenue DESC, customer_id`,
    ),
  );
  return pareto(rows.map(({ revenue }) => revenue));
}

/**
 * The Pareto curve of amounts in descending order.
 *
 * @param amounts not negative, the largest first; at least one, not all zero
 * @throws RangeError that names the first amount which is negative, not finite, or larger than the one before
 */
export function pareto(amounts: readonly number[]): Pareto {
  const n = amounts.length;
  amounts.forEach((amount, i) =>
    checkNumber(`amounts[${i}]`, amount, { min: 0, max: i === 0 ? Number.MAX_VALUE : amounts[i - 1] }),
  );
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (!(total > 0)) throw new RangeError(`the amounts must sum to more than 0, received ${total} over ${n}`);
  const cumulative = new Float64Array(n + 1);
  let weighted = 0;
  amounts.forEach((amount, i) => {
    cumulative[i + 1] = cumulative[i] + amount;
    weighted += (i + 1) * amount;
  });
  const shareOf = (customers: number): number => cumulative[customers] / total;
  const steps = Array.from({ length: 101 }, (_, i) => i / 100);
  return {
    customerShare: steps,
    revenueShare: steps.map((step) => shareOf(Math.round(step * n))),
    topFifth: shareOf(Math.round(0.2 * n)),
    forFourFifths: cumulative.findIndex((sum) => sum >= 0.8 * total) / n,
    gini: (n + 1 - (2 * weighted) / total) / n,
    customers: n,
    total,
  };
}
