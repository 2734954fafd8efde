import { identifier, literal, type Database } from '../../store';
import { isNoSale, isReturn, plainNumber, stateOf, isTotalsRow, type NumbersByRole } from '../values';
import { type Role } from '../columns';
import { customerText, idText, optionalText } from './ids';

/** What typing needs to know of the staged columns. */
export interface TypingPlan {
  readonly roles: ReadonlySet<Role>;
  readonly numbers: NumbersByRole;
  /** The header's names of columns that a repeated header would show again. */
  readonly header: Readonly<Partial<Record<Role, string>>>;
  /** Roles whose amounts are the whole order's. */
  readonly ofOrder: readonly Role[];
  /** Which amounts are taken off the lines. */
  readonly takenOff: readonly Role[];
  /** Whether the column `discount` holds shares of 1. */
  readonly discountIsShare: boolean;
}

interface Fault {
  readonly when: string;
  readonly reason: string;
  readonly shows?: string;
}

const DECIMAL = `'[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?'`;

/** Whether the line's value is its amount, and not quantity × unit price. */
export function countsAmounts(roles: ReadonlySet<Role>): boolean {
  return !(roles.has('price') && (roles.has('quantity') || !roles.has('amount')));
}

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
  await database.run(`
    CREATE OR REPLACE TEMP TABLE typed AS
    WITH texts AS (${textsSql(plan)}),
    numbers AS (
      SELECT texts.*, moment, ${numbersSql(plan)} FROM texts LEFT JOIN moments ON date_text = text
    ), worth AS (SELECT *, ${worthSql(plan)} FROM numbers)
    SELECT line_no, part, ${invoiceSql(roles)} AS invoice_no, stock_code, description, given_quantity AS quantity,
      moment AS invoice_date, ${priceSql(plan)} AS unit_price, customer_id, country, currency, ${stateSql(plan)} AS order_state,
      ${countsAmounts(roles) ? 'false' : 'TRY_CAST(price_text AS DOUBLE) <> CAST(given_price AS DOUBLE)'} AS rounded,
      ${branches('reason')} AS reason, CASE WHEN reason IS NULL THEN NULL ELSE ${branches('shows')} END AS shown
    FROM worth`);
}

/** The staged texts under the names of the canonical columns; null for a column that the source has not. */
function textsSql({ roles, numbers }: TypingPlan): string {
  const text = (role: Role): string => (roles.has(role) ? identifier(role) : 'NULL::VARCHAR');
  const number = (role: Role): string => {
    const read = numbers.get(role);
    return read === undefined ? 'NULL::VARCHAR' : plainNumber(identifier(role), read);
  };
  const code = roles.has('product')
    ? `coalesce(${idText('product')}, ${text('description')})`
    : text('description');
  return `
    SELECT line_no, part, ${roles.has('invoice') ? idText('invoice') : 'NULL::VARCHAR'} AS invoice_text,
      ${code} AS stock_code, ${roles.has('description') ? optionalText('description') : 'NULL::VARCHAR'} AS description,
      ${number('quantity')} AS quantity_text, ${text('day')} AS date_text, ${number('price')} AS price_text,
      ${number('amount')} AS amount_text, ${customerText('customer')} AS customer_id,
      coalesce(${text('country')}, 'Unspecified') AS country,
      ${text('status')} AS status, ${text('kind')} AS kind, ${text('cancelled')} AS cancelled, ${text('payment')} AS payment,
      ${roles.has('currency') ? 'upper(currency)' : 'NULL::VARCHAR'} AS currency,
      ${number('refund')} AS refund_text, ${number('discount')} AS discount_text, ${number('tax')} AS tax_text
    FROM staged`;
}

function numbersSql({ roles }: TypingPlan): string {
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
    const each = roles.has('quantity') ? price : `abs(${price})`;
    return `${pieces}::DECIMAL(18, 4) AS given_quantity, ${each} AS given_price, NULL::DECIMAL(18, 4) AS given_amount`;
  }
  const pieces = `coalesce(nullif(abs(${quantity}), 0), 1)`;
  const isBack = `(${amount} < 0 OR coalesce(${quantity} < 0, false) OR ${back})`;
  return `(CASE WHEN ${isBack} THEN -1 ELSE 1 END * ${pieces})::DECIMAL(18, 4) AS given_quantity,
    (abs(${amount})::DOUBLE / ${pieces}::DOUBLE) AS given_price, ${amount} AS given_amount`;
}

/** The share of each line's value that stands once what is taken off is off. */
function worthSql({ ofOrder, takenOff, discountIsShare }: TypingPlan): string {
  const value = 'abs(given_quantity::DOUBLE * given_price::DOUBLE)';
  const shares = takenOff.map((role) => {
    const off = `coalesce(abs(TRY_CAST(${role}_text AS DOUBLE)), 0)`;
    if (role === 'discount' && discountIsShare) return `least(1, ${off})`;
    if (!ofOrder.includes(role)) return `least(1, ${off} / nullif(${value}, 0))`;
    return `least(1, max(${off}) OVER (PARTITION BY invoice_text) / nullif(sum(${value}) OVER (PARTITION BY invoice_text), 0))`;
  });
  return `${shares.length === 0 ? '1' : `greatest(0, 1 - (${shares.map((share) => `coalesce(${share}, 0)`).join(' + ')}))`} AS stands`;
}

function priceSql({ roles, takenOff }: TypingPlan): string {
  if (takenOff.length > 0) return 'TRY_CAST(given_price::DOUBLE * stands AS DECIMAL(28, 8))';
  return countsAmounts(roles) ? 'TRY_CAST(given_price AS DECIMAL(28, 8))' : 'given_price';
}

/** How many decimals the prices of the lines have. */
export function priceDecimals({ roles, takenOff }: TypingPlan): 4 | 8 {
  return takenOff.length > 0 || countsAmounts(roles) ? 8 : 4;
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

function faultsOf({ roles, header }: TypingPlan): Fault[] {
  const again = Object.entries({
    date_text: header.day,
    invoice_text: header.invoice,
    quantity_text: header.quantity,
  })
    .filter(([, name]) => name !== undefined)
    .map(([column, name]) => `${column} = ${literal(name as string)}`);
  const money: Fault[] = countsAmounts(roles)
    ? numberFaults('amount', 'amount_text', 'given_amount')
    : numberFaults('unit_price', 'price_text', 'given_price');
  const pieces: Fault[] = !roles.has('quantity')
    ? []
    : [
        ...(countsAmounts(roles) ? [] : [{ when: 'quantity_text IS NULL', reason: 'quantity is empty' }]),
        {
          when: `NOT regexp_full_match(quantity_text, ${DECIMAL})`,
          reason: 'quantity is no number',
          shows: 'quantity_text',
        },
        {
          when: '(quantity_text IS NOT NULL AND given_quantity IS NULL) OR abs(given_quantity) > 2147483647',
          reason: 'quantity is out of range',
          shows: 'quantity_text',
        },
      ];
  return [
    ...(again.length < 2 ? [] : [{ when: again.join(' AND '), reason: 'the header again' }]),
    {
      when: isTotalsRow('customer_id', [
        'invoice_text',
        'stock_code',
        'description',
        'date_text',
        'customer_id',
      ]),
      reason: 'a row of totals',
    },
    ...(roles.has('invoice')
      ? [
          {
            when: 'invoice_text IS NULL AND customer_id IS NULL',
            reason: 'invoice_no and customer_id are empty',
          },
        ]
      : []),
    ...pieces,
    { when: 'date_text IS NULL', reason: 'invoice_date is empty' },
    { when: 'moment IS NULL', reason: 'invoice_date is no date', shows: 'date_text' },
    {
      when: `NOT moment BETWEEN '1900-01-01' AND '2200-01-01'`,
      reason: 'invoice_date is out of range',
      shows: 'date_text',
    },
    ...money,
  ];
}

function numberFaults(name: string, text: string, value: string): Fault[] {
  return [
    { when: `${text} IS NULL`, reason: `${name} is empty` },
    { when: `NOT regexp_full_match(${text}, ${DECIMAL})`, reason: `${name} is no number`, shows: text },
    { when: `${value} IS NULL`, reason: `${name} is out of range`, shows: text },
  ];
}

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
