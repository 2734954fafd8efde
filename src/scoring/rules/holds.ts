import { type RuleCondition, type RuleOperator } from './eligibility';

/** Whether a value fulfils a condition; a missing one, or one that is no number, fulfils none. */
export function conditionHolds({ operator, threshold }: RuleCondition, value: unknown): boolean {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  switch (operator) {
    case 'at_least':
      return value >= threshold;
    case 'below':
      return value < threshold;
    case 'at_most':
      return value <= threshold;
    case 'above':
      return value > threshold;
    default:
      return unknownOperator(operator);
  }
}

/** Refuses what the types do not allow, such as an operator of a file that was edited by hand. */
function unknownOperator(operator: never): never {
  const known: readonly RuleOperator[] = ['at_least', 'below', 'at_most', 'above'];
  throw new RangeError(`an operator must be one of ${known.join(', ')}, received ${String(operator)}`);
}

/** Whether the customer fulfils all conditions of one of the alternatives. */
export function alternativesHold(
  alternatives: readonly (readonly RuleCondition[])[],
  customer: Readonly<Record<string, unknown>>,
): boolean {
  return alternatives.some((conditions) =>
    conditions.every((condition) => conditionHolds(condition, customer[condition.feature])),
  );
}
