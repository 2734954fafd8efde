import { alternativesHold, conditionHolds } from './holds';
import { type EligibilityRule, type RuleCondition } from './eligibility';

/** A condition held against one customer. */
export interface ConditionTrace extends RuleCondition {
  /** The customer's value; null where it is missing. */
  readonly value: number | null;
  readonly holds: boolean;
  /** value − threshold; null where the value is missing. */
  readonly difference: number | null;
  /**
   * How far the value is from the threshold, 0 when the condition holds, or when it stands on a threshold that must be
   * passed (`below`, `above`); null where the value is missing.
   */
  readonly misses: number | null;
}

/** One way into the programme held against one customer. */
export interface AlternativeTrace {
  readonly conditions: readonly ConditionTrace[];
  readonly holds: boolean;
  /** How many of its conditions miss. */
  readonly missing: number;
}

/** A rule held against one customer. */
export interface RuleTrace {
  /** Whether the rule takes the customer. */
  readonly holds: boolean;
  /** Whether the customer is a guest, whom no rule takes. */
  readonly guest: boolean;
  readonly alternatives: readonly AlternativeTrace[];
  /** The place of the alternative that holds, or of the one with the fewest conditions that miss; null without any. */
  readonly nearest: number | null;
}

/** A customer as rules see them: the columns of the artefact `customers`, by name. */
export type TracedCustomer = Readonly<Record<string, unknown>>;

/** Whether a rule takes a customer. A guest is never taken; a missing value fulfils no condition. */
export function ruleHolds(rule: EligibilityRule, customer: TracedCustomer): boolean {
  return customer.is_guest !== true && alternativesHold(rule.alternatives, customer);
}

/** Says condition by condition what holds for a customer, and what misses by how much. */
export function traceRule(rule: EligibilityRule, customer: TracedCustomer): RuleTrace {
  const alternatives = rule.alternatives.map((conditions): AlternativeTrace => {
    const traced = conditions.map((condition) => traceCondition(condition, customer[condition.feature]));
    const missing = traced.filter(({ holds }) => !holds).length;
    return { conditions: traced, holds: missing === 0, missing };
  });
  const nearest = alternatives.reduce<number | null>(
    (best, { missing }, i) => (best === null || missing < alternatives[best].missing ? i : best),
    null,
  );
  return { holds: ruleHolds(rule, customer), guest: customer.is_guest === true, alternatives, nearest };
}

function traceCondition(condition: RuleCondition, given: unknown): ConditionTrace {
  const value = typeof given === 'number' && Number.isFinite(given) ? given : null;
  const holds = conditionHolds(condition, value);
  const difference = value === null ? null : value - condition.threshold;
  return {
    ...condition,
    value,
    holds,
    difference,
    misses: difference === null ? null : holds ? 0 : Math.abs(difference),
  };
}
