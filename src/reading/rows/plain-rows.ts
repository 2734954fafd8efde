import { type Database } from '../../store';
import { type Role } from '../columns';
import { customerText, idText, optionalText } from './ids';
import { isTotalsRow } from '../values';
import { type TypingPlan } from './typed';

/** What a source of plain rows may have, and what it must have. */
const MAY: readonly Role[] = [
  'invoice',
  'product',
  'description',
  'quantity',
  'day',
  'price',
  'customer',
  'country',
];
/** What a day may be written as, for DuckDB. */
const DAYS = [
  'TRY_CAST($ AS TIMESTAMP)',
  `try_strptime($, '%m/%d/%Y %H:%M')`,
  `try_strptime($, '%d/%m/%Y %H:%M')`,
];

/**
 * Gives the staged texts their types where they stand: a cast of three columns makes `staged` the table `typed`.
 *
 * That is only done where `typeRows` would do no more: all eight columns are there, and in no row is anything empty
 * that must not be, rewritten, rounded, or wrong.
 *
 * @returns whether it was done; if not, `staged` is as it was
 */
export async function typePlainRows(database: Database, plan: TypingPlan): Promise<boolean> {
  const { roles, numbers } = plan;
  if (roles.size !== MAY.length || !MAY.every((role) => roles.has(role))) return false;
  if (numbers.get('quantity')?.plain !== true || numbers.get('price')?.plain !== true) return false;
  const day = await castOfDays(database);
  if (day === null || (await areOdd(database))) return false;
  await database.run(`
    ALTER TABLE staged ALTER quantity TYPE INTEGER;
    ALTER TABLE staged ALTER price TYPE DECIMAL(18, 4);
    ALTER TABLE staged ALTER day TYPE TIMESTAMP USING ${day.replace('$', 'day')};
    ALTER TABLE staged RENAME invoice TO invoice_no;
    ALTER TABLE staged RENAME product TO stock_code;
    ALTER TABLE staged RENAME day TO invoice_date;
    ALTER TABLE staged RENAME price TO unit_price;
    ALTER TABLE staged RENAME customer TO customer_id;
    ALTER TABLE staged ADD COLUMN currency VARCHAR;
    ALTER TABLE staged ADD COLUMN order_state VARCHAR;
    ALTER TABLE staged ADD COLUMN rounded BOOLEAN DEFAULT false;
    ALTER TABLE staged ADD COLUMN reason VARCHAR;
    ALTER TABLE staged ADD COLUMN shown VARCHAR;
    ALTER TABLE staged RENAME TO typed`);
  return true;
}

/** The cast that gives every text of a day the moment that was read in it; null when none does. */
async function castOfDays(database: Database): Promise<string | null> {
  const agree = DAYS.map(
    (cast, i) =>
      `coalesce(bool_and(${cast.replace('$', 'text')} IS NOT DISTINCT FROM moment), false) AS d${i}`,
  );
  const found = await database.row<Record<string, boolean>>(`
    SELECT ${agree.join(', ')}, coalesce(bool_and(coalesce(moment BETWEEN '1900-01-01' AND '2200-01-01', false)), false) AS all_are
    FROM moments`);
  return found.all_are ? (DAYS.find((_, i) => found[`d${i}`]) ?? null) : null;
}

/** Whether a row has anything that `typeRows` would set aside, rewrite, or round. */
async function areOdd(database: Database): Promise<boolean> {
  const changed = (text: string, written: string): string => `${text} IS DISTINCT FROM ${written}`;
  const { odd } = await database.row<{ odd: boolean }>(`
    SELECT EXISTS (
      SELECT 1 FROM staged WHERE invoice IS NULL OR product IS NULL OR country IS NULL OR day IS NULL
        OR ${changed('invoice', idText('invoice'))} OR ${changed('product', idText('product'))}
        OR ${changed('description', optionalText('description'))} OR ${changed('customer', customerText('customer'))}
        OR coalesce(NOT regexp_full_match(quantity, '-?\\d{1,9}'), true)
        OR coalesce(NOT regexp_full_match(price, '-?\\d{1,11}(\\.\\d{1,4})?'), true)
    ) OR EXISTS (
      SELECT 1 FROM staged WHERE ${isTotalsRow('customer', ['invoice', 'product', 'description', 'day', 'customer'])}
    ) AS odd`);
  return odd;
}
