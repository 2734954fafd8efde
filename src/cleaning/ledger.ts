import { type CleaningRule } from '../config';
import { readSql, type Database } from '../store';
import { rulePredicate } from './rules';

/** One row of the ledger: what a step left out, and what it left. */
export interface LedgerRow {
  readonly step: number;
  /** The rule's name in the settings; `start` and `taken_back` are the steps around them. */
  readonly rule: string;
  /** What it drops, in words. */
  readonly what: string;
  readonly reason: string;
  readonly lines_dropped: number;
  readonly lines_left: number;
  /** Quantity × unit price of the dropped lines with a quantity of zero or more, in the currency of the prices. */
  readonly purchases_dropped: number;
  /** Quantity × unit price of all dropped lines, returns counted as negative. */
  readonly value_dropped: number;
  /** Quantity × unit price of all lines left. */
  readonly value_left: number;
  /** Customers with an id among the lines left; a guest counts where the preset makes a customer of one. */
  readonly customers_left: number;
}

/** Lines, value and customers of a set of lines. */
export interface Measured {
  readonly lines: number;
  readonly purchases: number;
  readonly value: number;
  readonly customers: number;
}

/** The columns of {@link Measured} over lines with a quantity, a unit price and a customer. */
export const MEASURES = `
  count(*) AS lines,
  coalesce(CAST(sum(quantity * unit_price) FILTER (WHERE quantity >= 0) AS DOUBLE), 0) AS purchases,
  coalesce(CAST(sum(quantity * unit_price) AS DOUBLE), 0) AS value,
  count(DISTINCT customer_id) AS customers`;

/**
 * The ledger of the rules, from the table `working`, in which each line has the number of the rule that dropped it.
 *
 * @throws Error when the steps do not add up to the lines
 */
export async function rulesLedger(database: Database, rules: readonly CleaningRule[]): Promise<LedgerRow[]> {
  const measured = await database.rows<Measured & { dropped_by: number }>(
    `SELECT dropped_by, ${MEASURES} FROM working GROUP BY dropped_by`,
  );
  const lasting = await database.rows<{ last_step: number; customers: number }>(readSql('cleaning/lasting'), {
    steps: rules.length,
  });
  const sum = (pick: (part: Measured) => number): number =>
    round(measured.reduce((total, part) => total + pick(part), 0));
  const customersAfter = (step: number): number =>
    lasting.reduce((total, row) => total + (row.last_step >= step ? row.customers : 0), 0);
  const ledger: LedgerRow[] = [
    {
      step: 0,
      rule: 'start',
      what: 'all lines that could be read',
      reason: 'The source.',
      lines_dropped: 0,
      lines_left: sum((part) => part.lines),
      purchases_dropped: 0,
      value_dropped: 0,
      value_left: sum((part) => part.value),
      customers_left: customersAfter(0),
    },
  ];
  rules.forEach((rule, i) => {
    const before = ledger[i];
    const dropped = measured.find((part) => part.dropped_by === i + 1);
    ledger.push({
      step: i + 1,
      rule: rule.rule,
      what: rulePredicate(rule).label,
      reason: rule.reason,
      lines_dropped: dropped?.lines ?? 0,
      lines_left: before.lines_left - (dropped?.lines ?? 0),
      purchases_dropped: dropped?.purchases ?? 0,
      value_dropped: dropped?.value ?? 0,
      value_left: round(before.value_left - (dropped?.value ?? 0)),
      customers_left: customersAfter(i + 1),
    });
  });
  const kept = measured.find((part) => part.dropped_by === 0);
  const left = ledger[ledger.length - 1];
  if ((kept?.lines ?? 0) !== left.lines_left) {
    throw new Error(
      `cleaning lost lines: ${left.lines_left} left by the ledger, ${kept?.lines ?? 0} in the table`,
    );
  }
  return ledger;
}

/** Money to the ten-thousandth: the prices' own precision, so that sums of doubles show no dust. */
export function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
