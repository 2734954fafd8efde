import { type Settings } from '../../config';
import { withArtefacts } from '../../store';

/** What one customer bought and took back. */
export interface TakenBack {
  readonly customer_id: number;
  /** Value of the customer's purchases as invoiced. */
  readonly bought: number;
  /** The part of it that returns were matched to. */
  readonly taken_back: number;
  readonly stands: number;
  /** Purchase lines of which something stands. */
  readonly lines_standing: number;
}

/** The customers with the largest value of purchases taken back, the largest first; none where nothing was netted. */
export function largestTakenBack(settings: Settings, most: number): Promise<TakenBack[]> {
  return withArtefacts(settings, ['cleaned'], (database) =>
    database.rows<TakenBack>(
      `SELECT customer_id, CAST(sum(quantity * unit_price) AS DOUBLE) AS bought,
        CAST(sum((quantity - standing_quantity) * unit_price) AS DOUBLE) AS taken_back,
        CAST(sum(standing_quantity * unit_price) AS DOUBLE) AS stands,
        count(*) FILTER (WHERE standing_quantity > 0) AS lines_standing
      FROM cleaned WHERE quantity >= 0 AND customer_id IS NOT NULL
      GROUP BY customer_id HAVING sum((quantity - standing_quantity) * unit_price) > 0
      ORDER BY taken_back DESC, customer_id LIMIT $most`,
      { most },
    ),
  );
}
