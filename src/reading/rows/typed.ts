import { identifier, literal, readSql, type Database } from '../../store';
import { isNoSale, isReturn, plainNumber, stateOf } from '../values';
import { ROLES, type Role } from '../columns';
import { faultsOf } from './faults';
import { countsAmounts, type TypingPlan } from './typing-plan';
import { customerText, idText, optionalText } from './ids';

/**
 * Gives the staged texts their types: makes the table `typed` of all rows, with the reason (and the text that is wrong)
 * of those that cannot be read.
 *
 * A price is rounded to four decimals; a price that comes of an amount has eight. A negative amount is a return. Where
 * there is no quantity a line is one piece; without an invoice, a customer's lines of one day are one.
 */
export async function typeRows(database: Database, plan: TypingPlan): Promise<void> {
  const { roles } = plan;
  const faults = faultsOf(plan);
  const branches = (part: 'reason' | 'shows'): string =>
    `CASE ${faults.map((fault) => `WHEN ${fault.when} THEN ${part === 'reason' ? literal(fault.reason) : (fault.shows ?? 'NULL')}`).join(' ')} END`;
  const written = {
    ...textsSql(plan),
    ...numbersSql(plan),
    stands: standsSql(plan),
    invoice_no: invoiceSql(roles),
    unit_price: priceSql(plan),
    order_state: stateSql(plan),
    rounded: countsAmounts(roles) ? 'false' : 'TRY_CAST(price_text AS DOUBLE) <> CAST(given_price AS DOUBLE)',
    reason: branches('reason'),
    shown: branches('shows'),
  };
  await database.run(readSql('reading/rows/typed', written));
}

/** What is read of each role's texts; null of a role that the source has not. */
function textsSql({ roles, numbers }: TypingPlan): Record<string, string> {
  const read = (role: Role, written = identifier(role)): string =>
    roles.has(role) ? written : 'NULL::VARCHAR';
  const plain = [...numbers].map(([role, how]) => [role, plainNumber(identifier(role), how)]);
  return {
    ...(Object.fromEntries([...ROLES.map((role) => [role, read(role)]), ...plain]) as Record<Role, string>),
    invoice: read('invoice', idText('invoice')),
    product: roles.has('product')
      ? `coalesce(${idText('product')}, ${read('description')})`
      : read('description'),
    description: read('description', optionalText('description')),
    customer: customerText('customer'),
    country: read('country', `coalesce(country, 'Unspecified')`),
    currency: read('currency', 'upper(currency)'),
  };
}

function numbersSql({
  roles,
}: TypingPlan): Record<'given_quantity' | 'given_price' | 'given_amount', string> {
  const price = 'TRY_CAST(price_text AS DECIMAL(18, 4))';
  const quantity = 'TRY_CAST(quantity_text AS DECIMAL(18, 4))';
  const amount = 'TRY_CAST(amount_text AS DECIMAL(18, 4))';
  const back = roles.has('kind') ? `coalesce(${isReturn('kind')}, false)` : 'false';
  const signed = (value: string): string =>
    `CASE WHEN ${back} AND ${value} > 0 THEN -${value} ELSE ${value} END`;
  if (!countsAmounts(roles)) {
    // Without a quantity a line is one piece, and a negative price is a return.
    const pieces = roles.has('quantity')
      ? signed(quantity)
      : signed(`CASE WHEN ${price} < 0 THEN -1 ELSE 1 END`);
    return {
      given_quantity: `${pieces}::DECIMAL(18, 4)`,
      given_price: roles.has('quantity') ? price : `abs(${price})`,
      given_amount: 'NULL::DECIMAL(18, 4)',
    };
  }
  const pieces = `coalesce(nullif(abs(${quantity}), 0), 1)`;
  const isBack = `(${amount} < 0 OR coalesce(${quantity} < 0, false) OR ${back})`;
  return {
    given_quantity: `(CASE WHEN ${isBack} THEN -1 ELSE 1 END * ${pieces})::DECIMAL(18, 4)`,
    given_price: `(abs(${amount})::DOUBLE / ${pieces}::DOUBLE)`,
    given_amount: amount,
  };
}

/** The share of each line's value that stands once what is taken off is off. */
function standsSql({ ofOrder, takenOff, discountIsShare }: TypingPlan): string {
  const value = 'abs(given_quantity::DOUBLE * given_price::DOUBLE)';
  const shares = takenOff.map((role) => {
    const off = `coalesce(abs(TRY_CAST(${role}_text AS DOUBLE)), 0)`;
    if (role === 'discount' && discountIsShare) return `least(1, ${off})`;
    if (!ofOrder.includes(role)) return `least(1, ${off} / nullif(${value}, 0))`;
    return `least(1, max(${off}) OVER (PARTITION BY invoice_text) / nullif(sum(${value}) OVER (PARTITION BY invoice_text), 0))`;
  });
  return shares.length === 0
    ? '1'
    : `greatest(0, 1 - (${shares.map((share) => `coalesce(${share}, 0)`).join(' + ')}))`;
}

function priceSql({ roles, takenOff }: TypingPlan): string {
  if (takenOff.length > 0) return 'TRY_CAST(given_price::DOUBLE * stands AS DECIMAL(28, 8))';
  return countsAmounts(roles) ? 'TRY_CAST(given_price AS DECIMAL(28, 8))' : 'given_price';
}

function invoiceSql(roles: ReadonlySet<Role>): string {
  const made = `coalesce(customer_id || '/', 'line ' || line_no || '/') || strftime(moment, '%Y-%m-%d')`;
  return roles.has('invoice') ? `coalesce(invoice_text, ${made})` : made;
}

function stateSql({ roles, takenOff }: TypingPlan): string {
  const states: string[] = [];
  if (roles.has('payment'))
    states.push(`WHEN regexp_matches(lower(payment), '\\b(test|testing|bogus)\\b') THEN 'test'`);
  if (roles.has('kind')) states.push(`WHEN ${isNoSale('kind')} THEN 'no sale'`);
  if (roles.has('cancelled')) states.push(`WHEN ${optionalText('cancelled')} IS NOT NULL THEN 'cancelled'`);
  if (roles.has('status')) states.push(`WHEN ${stateOf('status')} IS NOT NULL THEN ${stateOf('status')}`);
  if (takenOff.includes('refund')) states.push(`WHEN stands <= 0 AND given_quantity > 0 THEN 'refunded'`);
  return states.length === 0 ? 'NULL::VARCHAR' : `CASE ${states.join(' ')} END`;
}
