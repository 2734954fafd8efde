import { identifier, literal, type Database } from '../../store';

/**
 * Makes the table `typed` the lines' table: the rows that cannot be read leave it, and the columns that say why.
 * Quantities are whole numbers where all are.
 *
 * @param table its name
 * @param states whether it has the column `order_state`: null where an order stands
 * @param nonProducts codes for the column `no_product`; null: the table has no such column
 */
export async function makeLines(
  database: Database,
  table: string,
  states: boolean,
  nonProducts: readonly string[] | null,
): Promise<void> {
  const tests = (nonProducts ?? []).map((code) =>
    code.endsWith('*')
      ? `starts_with(stock_code, ${literal(code.slice(0, -1))})`
      : `stock_code = ${literal(code)}`,
  );
  const { broken } = await database.row<{ broken: number }>(
    'SELECT count(*) FILTER (WHERE quantity <> trunc(quantity)) AS broken FROM typed WHERE reason IS NULL',
  );
  const spare = ['part', 'currency', 'rounded', 'reason', 'shown', ...(states ? [] : ['order_state'])];
  const product = [
    'ALTER TABLE typed ADD COLUMN no_product BOOLEAN DEFAULT false',
    ...(tests.length === 0 ? [] : [`UPDATE typed SET no_product = true WHERE ${tests.join(' OR ')}`]),
  ];
  await database.run(
    [
      'DELETE FROM typed WHERE reason IS NOT NULL',
      ...spare.map((column) => `ALTER TABLE typed DROP COLUMN ${column}`),
      // The rows that were deleted are cast too, whatever stands in them.
      ...(broken === 0
        ? ['ALTER TABLE typed ALTER quantity TYPE INTEGER USING TRY_CAST(quantity AS INTEGER)']
        : []),
      ...(nonProducts === null ? [] : product),
      `DROP TABLE IF EXISTS ${identifier(table)}`,
      `ALTER TABLE typed RENAME TO ${identifier(table)}`,
    ].join(';\n'),
  );
}
