import { identifier, type Database } from '../../store';
import { trimmed } from './trim';

/** What stands in a source for a value that is missing, besides nothing. */
const MISSING = `('na', 'n/a', '#n/a', 'nan', 'null', 'none')`;

const optional = (text: string): string =>
  `CASE WHEN strlen(${text}) <= 4 AND lower(${text}) IN ${MISSING} THEN NULL ELSE ${text} END`;

/** A whole number, also written `17850.0`. */
const WHOLE = `'[+-]?\\d+(\\.0*)?'`;
const DECIMAL = `'[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?'`;

/** The largest whole number that JavaScript holds exactly. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Why a row is set aside: the first of these that is true, and the column whose text is to be shown. */
const FAULTS: readonly { readonly when: string; readonly reason: string; readonly shows?: string }[] = [
  { when: 'invoice_no IS NULL', reason: 'invoice_no is empty' },
  { when: 'stock_code IS NULL', reason: 'stock_code is empty' },
  { when: 'quantity_text IS NULL', reason: 'quantity is empty' },
  {
    when: `NOT regexp_full_match(quantity_text, ${WHOLE})`,
    reason: 'quantity is no whole number',
    shows: 'quantity_text',
  },
  { when: 'quantity IS NULL', reason: 'quantity is out of range', shows: 'quantity_text' },
  { when: 'date_text IS NULL', reason: 'invoice_date is empty' },
  { when: 'moment IS NULL', reason: 'invoice_date is no date', shows: 'date_text' },
  {
    when: `NOT moment BETWEEN '1900-01-01' AND '2200-01-01'`,
    reason: 'invoice_date is out of range',
    shows: 'date_text',
  },
  { when: 'price_text IS NULL', reason: 'unit_price is empty' },
  {
    when: `NOT regexp_full_match(price_text, ${DECIMAL})`,
    reason: 'unit_price is no number',
    shows: 'price_text',
  },
  { when: 'unit_price IS NULL', reason: 'unit_price is out of range', shows: 'price_text' },
  {
    when: `NOT regexp_full_match(customer_text, ${WHOLE})`,
    reason: 'customer_id is no whole number',
    shows: 'customer_text',
  },
  {
    when: `customer_text IS NOT NULL AND (customer_id IS NULL OR abs(customer_id) > ${LARGEST})`,
    reason: 'customer_id is out of range',
    shows: 'customer_text',
  },
];

/**
 * Gives the staged texts their types: makes the lines' table and, of rows that cannot be read, the table `unreadable`
 * (line_no, reason, shown: the text that is wrong). Blanks around a value are no part of it. A price is rounded to
 * four decimals. A country that is missing is 'Unspecified', as in the public data set.
 *
 * @param table the name of the lines' table
 * @param decimalComma whether prices may be written with a comma
 */
export async function typeLines(database: Database, table: string, decimalComma: boolean): Promise<void> {
  const price = decimalComma ? `replace(${trimmed('unit_price')}, ',', '.')` : trimmed('unit_price');
  const faults = (part: 'reason' | 'shows'): string =>
    `CASE ${FAULTS.map((fault) => {
      const answer = part === 'reason' ? `'${fault.reason}'` : (fault.shows ?? 'NULL');
      return `WHEN ${fault.when} THEN ${answer}`;
    }).join(' ')} END`;
  await database.run(`
    CREATE OR REPLACE TEMP TABLE typed AS
    WITH texts AS (
      SELECT line_no, ${trimmed('invoice_no')} AS invoice_no, ${trimmed('stock_code')} AS stock_code,
        ${trimmed('description')} AS description, ${trimmed('quantity')} AS quantity_text,
        ${trimmed('invoice_date')} AS date_text, ${price} AS price_text,
        ${trimmed('customer_id')} AS given_customer, coalesce(${trimmed('country')}, 'Unspecified') AS country
      FROM staged
    ), cast_texts AS (
      SELECT * REPLACE (replace(${optional('description')}, chr(13) || chr(10), chr(10)) AS description),
        TRY_CAST(split_part(quantity_text, '.', 1) AS INTEGER) AS quantity,
        TRY_CAST(price_text AS DECIMAL(18, 4)) AS unit_price, ${optional('given_customer')} AS customer_text,
        TRY_CAST(split_part(customer_text, '.', 1) AS BIGINT) AS customer_id
      FROM texts
    )
    SELECT line_no, invoice_no, stock_code, description, quantity, moment AS invoice_date, unit_price, customer_id,
      country, TRY_CAST(price_text AS DOUBLE) <> CAST(unit_price AS DOUBLE) AS rounded,
      ${faults('reason')} AS reason, CASE WHEN reason IS NULL THEN NULL ELSE ${faults('shows')} END AS shown
    FROM cast_texts LEFT JOIN moments ON date_text = text`);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE unreadable AS
    SELECT line_no, reason, shown FROM typed WHERE reason IS NOT NULL ORDER BY line_no`);
  await database.run(`
    CREATE OR REPLACE TEMP TABLE ${identifier(table)} AS
    SELECT * EXCLUDE (rounded, reason, shown) FROM typed WHERE reason IS NULL`);
}
