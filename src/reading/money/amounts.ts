import { formatNumber, formatShare } from '../../format';
import { type Database } from '../../store';
import { plainNumber, type NumbersByRole } from '../values';
import { type Role } from '../columns';
import { type ReadPlan } from '../plan';

/** Up to this share of the rows an amount may differ from quantity × price. */
const FEW = 0.01;

/** Says when a column of amounts differs from quantity × price, which count where a source has all three. */
export async function compareAmounts(
  database: Database,
  { names }: Pick<ReadPlan, 'names'>,
  roles: ReadonlySet<Role>,
  numbers: NumbersByRole,
  notices: string[],
): Promise<void> {
  const [quantity, price, amount] = (['quantity', 'price', 'amount'] as const).map((role) => {
    const read = numbers.get(role);
    return roles.has(role) && read !== undefined ? `TRY_CAST(${plainNumber(role, read)} AS DOUBLE)` : null;
  });
  if (quantity === null || price === null || amount === null) return;
  const found = await database.row<{ rows: number; differing: number; amounts: number; counted: number }>(`
    WITH numbers AS (SELECT ${quantity} * ${price} AS made, ${amount} AS given FROM staged)
    SELECT count(*) AS rows, count(*) FILTER (WHERE abs(made - given) > 0.011 + 0.001 * abs(made)) AS differing,
      coalesce(sum(given), 0) AS amounts, coalesce(sum(made), 0) AS counted
    FROM numbers WHERE made IS NOT NULL AND given IS NOT NULL`);
  if (!(found.differing > FEW * found.rows)) return;
  const money = (value: number): string => formatNumber(value, { decimals: 2 });
  notices.push(
    `“${names.amount ?? 'amount'}” differs from quantity × price in ${formatShare(found.differing / found.rows)} of the rows (${money(found.amounts)} against ${money(found.counted)} in all): quantity × price counts. A discount or a tax may lie between them; --columns price=none counts the amounts.`,
  );
}
