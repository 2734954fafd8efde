import { identifier, type Database } from '../../store';
import { type NumbersByRole } from '../values';
import { type Role } from '../columns';

/** Signs that stand for one currency alone, as patterns for RE2 and for JavaScript; the longer ones come first. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['R\\$', 'BRL'],
  ['US\\$', 'USD'],
  ['A\\$', 'AUD'],
  ['C\\$', 'CAD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
];

/** A dollar's sign, and the yen's and yuan's, may be of several currencies. */
const SHARED = ['\\$', '¥'];

/** The code of three letters before or behind a figure. */
const CODE = '(?:^|[^A-Za-z])([A-Z]{3})(?:[^A-Za-z]|$)';

/** The currency that an amount's text shows, an ISO 4217 code; null when none, or one of several. */
export function shownIn(text: string): string | null {
  const found = SIGNS.find(([sign]) => new RegExp(sign).test(text));
  return found?.[1] ?? new RegExp(CODE).exec(text)?.[1] ?? null;
}

/** SQL for what an amount's text shows of its currency; null when nothing. */
function signSql(text: string): string {
  const known = SIGNS.map(([sign, code]) => `WHEN regexp_matches(${text}, '${sign}') THEN '${code}'`);
  const shared = SHARED.map((sign) => `WHEN regexp_matches(${text}, '${sign}') THEN '${sign.slice(-1)}'`);
  const code = `WHEN regexp_matches(upper(${text}), '${CODE}') THEN regexp_extract(upper(${text}), '${CODE}', 1)`;
  return `CASE WHEN NOT regexp_matches(${text}, '\\d') THEN NULL ${[...known, ...shared, code].join(' ')} END`;
}

/**
 * Where a source has no column of currencies but its amounts show several by their signs, makes that column of them in
 * the table `staged`, so that what counts for such a column counts here too.
 */
export async function currencyBySigns(
  database: Database,
  roles: Set<Role>,
  numbers: NumbersByRole,
): Promise<void> {
  const role = (['price', 'amount'] as const).find((each) => roles.has(each));
  if (role === undefined || roles.has('currency') || numbers.get(role)?.plain !== false) return;
  const sign = signSql(identifier(role));
  const { signs } = await database.row<{ signs: number }>(
    `SELECT count(DISTINCT ${sign}) AS signs FROM staged WHERE ${identifier(role)} IS NOT NULL`,
  );
  if (signs < 2) return;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE staged AS SELECT *, ${sign} AS currency FROM staged ORDER BY line_no`,
  );
  roles.add('currency');
}
