import { type CleaningRule } from '../config';

/** A rule as SQL: the lines that it drops. */
export interface RulePredicate {
  /** True for a line that the rule drops; never NULL. */
  readonly drops: string;
  /** What it drops, in words, with its values. */
  readonly label: string;
  readonly bound: Readonly<Record<string, string | number>>;
}

/**
 * Turns a rule of the settings into the predicate of the lines that it drops.
 *
 * Values are bound as `$<name>_0`, `$<name>_1`, …; a stock code that ends in `*` stands for all that begin so.
 *
 * @param name a word that no other rule of the same statement uses
 */
export function rulePredicate(rule: CleaningRule, name = 'rule'): RulePredicate {
  switch (rule.rule) {
    case 'price_not_positive':
      return { drops: 'unit_price <= 0', label: 'unit price of zero or less', bound: {} };
    case 'price_below':
      return {
        // Wider than the prices themselves, so that a limit with more decimals than they have is not rounded.
        drops: `unit_price < CAST($${name}_0 AS DECIMAL(38, 20))`,
        label: `unit price below ${rule.price}`,
        bound: { [`${name}_0`]: String(rule.price) },
      };
    case 'stock_code_letters_only':
      return {
        drops: "regexp_full_match(stock_code, '[A-Za-z]+')",
        label: 'stock code of letters alone',
        bound: {},
      };
    case 'stock_code_in':
      return {
        ...valuePredicate('stock_code', rule.values, name),
        label: `stock code is one of ${rule.values.join(', ')}`,
      };
    case 'country_in':
      return {
        ...valuePredicate(
          'lower(country)',
          rule.values.map((value) => String(value).toLowerCase()),
          name,
        ),
        label: `country is one of ${rule.values.join(', ')}`,
      };
    case 'customer_in':
      return {
        ...valuePredicate('CAST(customer_id AS VARCHAR)', rule.values, name),
        label: `customer is one of ${rule.values.join(', ')}`,
      };
    case 'no_product':
      return { drops: 'no_product', label: 'codes that the shop names as no products', bound: {} };
    case 'order_state':
      return {
        ...valuePredicate('order_state', rule.values, name),
        label: `the order is ${rule.values.join(', ')}`,
      };
    case 'guest':
      return { drops: 'customer_id IS NULL OR is_guest', label: 'no customer id', bound: {} };
    case 'giant':
      // Who it is hangs on all other rules: marked when they are applied, see `cleanLines`.
      return {
        drops: 'false',
        label: `${rule.count === 1 ? 'a customer' : `${rule.count} customers`} out of all proportion to the others`,
        bound: {},
      };
    case 'exact_repeat':
      return { drops: 'repeat_no > 1', label: 'exact repeat of an earlier line', bound: {} };
    default:
      return unknownRule(rule);
  }
}

function valuePredicate(
  column: string,
  values: readonly (string | number)[],
  name: string,
): Omit<RulePredicate, 'label'> {
  const bound: Record<string, string> = {};
  const tests = values.map((value, i) => {
    const text = String(value);
    const prefix = text.endsWith('*');
    bound[`${name}_${i}`] = prefix ? text.slice(0, -1) : text;
    return prefix ? `starts_with(${column}, $${name}_${i})` : `${column} = $${name}_${i}`;
  });
  return { drops: `coalesce(${tests.join(' OR ')}, false)`, bound };
}

function unknownRule(rule: never): never {
  throw new Error(`there is no cleaning rule ${JSON.stringify(rule)}`);
}
