import {
  type FoundEligibility,
  type RuleCondition,
  type RuleOperator,
  type EligibilityRule,
} from '../../scoring';

const operators: Readonly<Record<RuleOperator, string>> = {
  at_least: '>=',
  below: '<',
  at_most: '<=',
  above: '>',
};

/** Options of {@link eligibilitySql}. */
export interface EligibilitySqlOptions {
  /** The table of customers, with a schema before it if need be; default `customers`. */
  readonly table?: string;
}

/**
 * The rule as a query: every customer's number and whether the rule takes them, by number.
 *
 * Plain SQL that DuckDB and PostgreSQL run alike, on a table with the columns of the artefact `customers`. A missing
 * value fulfils no condition.
 *
 * @throws RangeError when the table's name is not made of letters, digits, underscores and at most one dot
 */
export function eligibilitySql(
  { rule }: Pick<FoundEligibility, 'rule'>,
  options: EligibilitySqlOptions = {},
): string {
  const { table = 'customers' } = options;
  if (!/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/.test(table)) {
    throw new RangeError(
      `table must be a name such as customers or sales.customers (letters, digits, underscores), received "${table}"`,
    );
  }
  return `SELECT customer_id,\n${indent(caseOf(rule))} AS is_eligible\nFROM ${table}\nORDER BY customer_id`;
}

/** The rule as a `CASE` expression, true or false. */
function caseOf({ alternatives, registeredOnly }: EligibilityRule): string {
  return [
    'CASE',
    ...(registeredOnly ? ['  WHEN is_guest THEN FALSE'] : []),
    ...alternatives.map(
      (conditions) => `  WHEN ${conditions.map(conditionSql).join(' AND ') || 'TRUE'} THEN TRUE`,
    ),
    '  ELSE FALSE',
    'END',
  ].join('\n');
}

/** A condition as SQL: `net_revenue >= 1400`. */
function conditionSql({ feature, operator, threshold }: RuleCondition): string {
  return `${feature} ${operators[operator]} ${threshold}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
