import { identifier, readSql, type Database } from '../../store';
import { DATE_PARTS, type Role } from '../columns';
import { customerText, idText, optionalText } from './ids';
import { isTotalsRow } from '../values';
import { type TypingPlan } from './typing-plan';

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
  for (const part of DATE_PARTS)
    await database.run(`ALTER TABLE staged DROP COLUMN IF EXISTS ${identifier(part)}`);
  await database.run(readSql('reading/rows/plain-rows', { moment: day.replace('$', 'day') }));
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
  const { odd } = await database.row<{ odd: boolean }>(
    readSql('reading/rows/odd-rows', {
      invoice: idText('invoice'),
      product: idText('product'),
      description: optionalText('description'),
      customer: customerText('customer'),
      totals: isTotalsRow('customer', ['invoice', 'product', 'description', 'day', 'customer']),
    }),
  );
  return odd;
}
