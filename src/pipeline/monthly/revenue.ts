import { type Preset } from '../../config';
import { literal, type Database } from '../../store';

/** What each registered customer brought after one day and up to another, on the preset's terms, by shown id. */
export async function revenueBetween(
  database: Database,
  { revenue }: Pick<Preset, 'revenue'>,
  after: string,
  until: string,
  shown: (customer: number) => string,
): Promise<ReadonlyMap<string, number>> {
  const counted = revenue === 'gross_revenue' ? 'AND quantity >= 0' : '';
  const rows = await database.rows<{ customer_id: number; spent: number }>(`
    SELECT customer_id, CAST(sum(quantity * unit_price) AS DOUBLE) AS spent FROM cleaned
    WHERE day > DATE ${literal(after)} AND day <= DATE ${literal(until)} AND customer_id IS NOT NULL AND NOT is_guest ${counted}
    GROUP BY customer_id ORDER BY customer_id`);
  return new Map(rows.map(({ customer_id, spent }) => [shown(customer_id), spent]));
}
