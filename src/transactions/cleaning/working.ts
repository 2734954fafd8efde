import { type CleaningRule, type Preset } from '../../config';
import { type Database } from '../../store';
import { rulePredicate } from './rules';
import { sourceColumns } from './source-rules';

/** The first id of a guest, as published; higher when the data's own ids reach it. */
const FIRST_GUEST_ID = 19000;

/**
 * Makes the table `working` from the table `lines`: with days, the guests' ids, and the number of the first rule that
 * drops the line (`dropped_by`; 0 where none does).
 *
 * Where the preset makes guests customers, each invoice without a customer id gets an id of its own, from 19000
 * upwards (or above the highest id of the data), in the order in which those invoices first appear in the file.
 */
export async function createWorkingTable(database: Database, preset: Preset): Promise<void> {
  const guests = preset.guests === 'one_customer_per_invoice';
  const { sql, bound } = droppedBy(preset.rules);
  const columns = await sourceColumns(database);
  const more = Object.entries(columns).flatMap(([name, there]) => (there ? [`, ${name}`] : []));
  await database.run(
    `CREATE OR REPLACE TEMP TABLE working AS
    WITH guest_invoices AS (
      SELECT invoice_no, row_number() OVER (ORDER BY min(line_no)) - 1 AS nth
      FROM lines WHERE customer_id IS NULL GROUP BY invoice_no
    ), first_id AS (
      SELECT greatest(${FIRST_GUEST_ID}, CAST(coalesce(max(customer_id), 0) AS BIGINT) + 1) AS id FROM lines
    ), known AS (
      SELECT line_no, lines.invoice_no, stock_code, description, quantity, invoice_date,
        CAST(invoice_date AS DATE) AS day, unit_price,
        ${guests ? 'coalesce(customer_id, first_id.id + guest_invoices.nth)' : 'customer_id'} AS customer_id,
        customer_id IS NULL AS is_guest, country ${more.join('')}
        ${preset.rules.some((rule) => rule.rule === 'exact_repeat') ? `, ${REPEAT_NUMBER} AS repeat_no` : ''}
      FROM lines CROSS JOIN first_id
      LEFT JOIN guest_invoices
        ON guest_invoices.invoice_no = CASE WHEN lines.customer_id IS NULL THEN lines.invoice_no END
    )
    SELECT line_no, invoice_no, stock_code, description, quantity, invoice_date, day, unit_price, customer_id,
      is_guest, country, ${sql} AS dropped_by
    FROM known ORDER BY line_no`,
    bound,
  );
}

const REPEAT_NUMBER = `row_number() OVER (
  PARTITION BY lines.invoice_no, stock_code, description, quantity, invoice_date, unit_price, customer_id, country
  ORDER BY line_no)`;

function droppedBy(rules: readonly CleaningRule[]): { sql: string; bound: Record<string, string | number> } {
  if (rules.length === 0) return { sql: '0', bound: {} };
  const predicates = rules.map((rule, i) => rulePredicate(rule, `rule_${i}`));
  const cases = predicates.map(({ drops }, i) => `WHEN ${drops} THEN ${i + 1}`);
  return {
    sql: `CASE ${cases.join(' ')} ELSE 0 END`,
    bound: Object.assign({}, ...predicates.map(({ bound }) => bound)) as Record<string, string | number>,
  };
}
