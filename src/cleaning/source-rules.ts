import { type CleaningRule, type Preset } from '../config';
import { type Database } from '../store';

const REASONS: Readonly<Record<string, string>> = {
  cancelled: 'A cancelled order is no sale.',
  refunded: 'An order that was paid back is no sale.',
  pending: 'An order that nobody has paid is no sale yet.',
  failed: 'An order whose payment failed is no sale.',
  test: 'A test is no sale.',
  'no sale': 'Only purchases are sales.',
};

/** What the table `lines` has beside the canonical columns. */
export interface SourceColumns {
  /** `order_state`: what an order came to that did not stand. */
  readonly order_state: boolean;
  /** `no_product`: whether the shop names the line's code as no product. */
  readonly no_product: boolean;
}

/** Which of the columns that only some sources have are in the table `lines`. */
export async function sourceColumns(database: Database): Promise<SourceColumns> {
  const columns = await database.rows<{ column_name: string }>('DESCRIBE lines');
  const has = (name: string): boolean => columns.some((column) => column.column_name === name);
  return { order_state: has('order_state'), no_product: has('no_product') };
}

/**
 * A preset's rules as they hold for the source at hand: first a rule for each state in which orders did not stand; and
 * a preset's list of non-products, which is that of the public data set, gives way to the shop's own.
 */
export async function rulesForSource(database: Database, preset: Preset): Promise<readonly CleaningRule[]> {
  const columns = await sourceColumns(database);
  const states = columns.order_state
    ? await database.rows<{ state: string }>(
        'SELECT DISTINCT order_state AS state FROM lines WHERE order_state IS NOT NULL ORDER BY state',
      )
    : [];
  return [
    ...states.map(({ state }): CleaningRule => ({
      rule: 'order_state',
      values: [state],
      reason: REASONS[state] ?? '',
    })),
    ...preset.rules.map((rule): CleaningRule =>
      columns.no_product && rule.rule === 'stock_code_in'
        ? { rule: 'no_product', reason: rule.reason }
        : rule,
    ),
  ];
}
