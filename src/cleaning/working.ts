import { type CleaningRule, type Preset } from '../config';
import { readSql, type Database } from '../store';
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
  const repeats = preset.rules.some(({ rule }) => rule === 'exact_repeat');
  const written = {
    'first guest': String(FIRST_GUEST_ID),
    customer: guests ? 'coalesce(customer_id, first_id.id + guest_invoices.nth)' : 'customer_id',
    'more columns': `${more.join('')}${repeats ? `, ${REPEAT_NUMBER} AS repeat_no` : ''}`,
    'dropped by': sql,
  };
  await database.run(readSql('cleaning/working', written), bound);
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
