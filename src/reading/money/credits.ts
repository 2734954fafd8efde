import { identifier, type Database } from '../../store';
import { SourceError } from '../source-error';
import { type Role } from '../columns';

/** The columns of money that accounting exports mark; those without a sign of their own are taken off, or are unit prices. */
const MONEY: readonly Role[] = ['amount', 'price', 'refund', 'discount', 'tax', 'shipping'];

/** What stands behind an amount, and the amount without it. */
const MARKED = `'(?is)^(.*\\d|.*\\d.*[^\\p{L}])([cd]r)\\.?$'`;
const SIGNED = `'^[\\s]*[(+\\-−]|[-−)]$'`;

interface Marks {
  readonly credits: number;
  readonly debits: number;
  readonly bare: number;
  readonly signed: string | null;
}

/**
 * Reads CR and DR behind amounts, as accounting writes them, as signs in the table `staged`: what a customer is credited
 * with is a return, what they are debited with a sale; an amount without either is a sale too.
 *
 * @throws SourceError where that is in doubt: an amount has a sign besides, or no more is sold than returned, as in a
 *   ledger of the shop's own revenue, where sales are credits
 */
export async function readCredits(
  database: Database,
  roles: ReadonlySet<Role>,
  names: Readonly<Partial<Record<Role, string>>>,
  source: string,
  notices: string[],
): Promise<void> {
  for (const role of MONEY) {
    if (!roles.has(role)) continue;
    const column = identifier(role);
    // A quick look: only what ends so can be marked.
    const { marked } = await database.row<{ marked: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM staged WHERE right(${column}, 1) IN ('r', 'R', '.') AND regexp_matches(${column}, ${MARKED})) AS marked`,
    );
    if (!marked) continue;
    const mark = `lower(regexp_extract(${column}, ${MARKED}, 2))`;
    const bare = `rtrim(regexp_extract(${column}, ${MARKED}, 1), ' \u00a0')`;
    const marks = await database.row<Marks>(`
      SELECT count(*) FILTER (WHERE ${mark} = 'cr') AS credits, count(*) FILTER (WHERE ${mark} = 'dr') AS debits,
        count(*) FILTER (WHERE ${mark} = '' AND regexp_matches(${column}, '\\d')) AS bare,
        min(${column}) FILTER (WHERE ${mark} <> '' AND regexp_matches(${bare}, ${SIGNED})) AS signed
      FROM staged`);
    const isLine = role === 'amount' || role === 'price';
    if (isLine) {
      refuseDoubt(marks, names[role] ?? role, source);
      notices.push(noticeOf(marks, names[role] ?? role));
    }
    // Of a line with pieces these carry the sign, as of any other return.
    const signed = isLine && !(role === 'price' && roles.has('quantity'));
    const pieces = `, quantity = CASE WHEN ${mark} = 'cr' AND regexp_full_match(quantity, '\\d([\\d.,]*\\d)?')
      THEN '-' || quantity ELSE quantity END`;
    await database.run(`
      UPDATE staged SET ${column} = CASE WHEN ${mark} = 'cr' AND ${signed} THEN '-' ELSE '' END || ${bare}
        ${isLine && roles.has('quantity') ? pieces : ''}
      WHERE ${mark} <> ''`);
  }
}

function refuseDoubt({ credits, debits, bare, signed }: Marks, name: string, source: string): void {
  if (signed !== null) {
    throw new SourceError(
      source,
      `has amounts in “${name}” with a sign and CR or DR as well, such as ${JSON.stringify(signed)}: nobody knows which counts`,
      'leave one of the two out: a minus, or CR, for what is given back',
    );
  }
  if (credits === 0 || credits < debits + bare) return;
  throw new SourceError(
    source,
    `has ${counted(credits)} with CR behind them in “${name}”, and ${debits + bare} with DR or nothing: a credit to a customer is a return, so that no more would be sold than returned; in a ledger of the shop’s own revenue a credit is a sale`,
    'take CR off the sales, and put a minus before what was given back',
  );
}

function noticeOf({ credits, debits, bare }: Marks, name: string): string {
  const others = [
    ...(debits === 0 ? [] : [`${debits} with DR`]),
    ...(bare === 0 ? [] : [`${bare} with neither`]),
  ].join(' and ');
  return credits === 0
    ? `DR stands behind ${counted(debits)} of “${name}”: they count as sales.`
    : `CR stands behind ${counted(credits)} of “${name}”, which count as returns; those ${others} count as sales.`;
}

const counted = (n: number): string => `${n} ${n === 1 ? 'amount' : 'amounts'}`;
