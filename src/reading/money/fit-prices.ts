import { type Database } from '../../store';

/** Line values below which a product of quantity and price is surely held by 18 digits, by the price's decimals. */
const SAFE_VALUE: Readonly<Record<4 | 8, number>> = { 4: 9e9, 8: 9e5 };

/**
 * Gives the prices of the table `typed` as many digits as the values of its lines need: 18, or 28 where a quantity
 * times a price would not fit, as with large amounts of a currency of small units.
 *
 * A product of two decimals has the decimals of both, and the database counts it in 18 digits where both have no more.
 *
 * @param decimals those of the prices
 */
export async function fitPrices(database: Database, decimals: 4 | 8): Promise<void> {
  const { most, type } = await database.row<{ most: number; type: string }>(
    `SELECT coalesce(max(abs(quantity::DOUBLE * unit_price::DOUBLE)), 0) AS most, any_value(typeof(unit_price)) AS type
    FROM typed WHERE reason IS NULL`,
  );
  const wanted = `DECIMAL(${most < SAFE_VALUE[decimals] ? 18 : 28},${decimals})`;
  if (type === wanted || type === null) return;
  // What is set aside need not fit.
  await database.run(
    `ALTER TABLE typed ALTER unit_price TYPE ${wanted} USING TRY_CAST(unit_price AS ${wanted})`,
  );
}
