import { Matrix } from 'ml-matrix';
import { type Settings } from '../config';
import { withArtefacts } from '../store';
import { numbersNamed } from './catalogue';

/** Customers as numbers. */
export interface FeatureMatrix {
  /** One number a customer, in the order of the rows. */
  readonly customerIds: readonly number[];
  readonly names: readonly string[];
  /** customers × features. */
  readonly values: Matrix;
  /** The preset's revenue, one amount a customer. */
  readonly revenue: Float64Array;
}

/**
 * The named features of the run's customers as a matrix, ordered by customer_id.
 *
 * @param names default: those that the preset clusters by
 * @throws Error when a feature is unknown, no number, or missing for a customer (the feature is named)
 */
export function featureMatrix(
  settings: Settings,
  names: readonly string[] = settings.rules.clustering.features,
): Promise<FeatureMatrix> {
  numbersNamed(settings.rules, names);
  return withArtefacts(settings, ['customers'], async (database) => {
    const rows = await database.rows<Record<string, number | null>>(
      `SELECT customer_id, ${settings.rules.revenue} AS ranking_revenue, ${names.join(', ')} FROM customers ORDER BY customer_id`,
    );
    const values = rows.map((row) =>
      names.map((name) => {
        const value = row[name];
        if (typeof value === 'number') return value;
        throw new Error(
          `feature ${name} is missing for customer ${row.customer_id}: cluster by features that every customer has`,
        );
      }),
    );
    return {
      customerIds: rows.map((row) => Number(row.customer_id)),
      names,
      values: new Matrix(values),
      revenue: Float64Array.from(rows, (row) => Number(row.ranking_revenue)),
    };
  });
}
