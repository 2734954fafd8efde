import { type FoundEligibility, type RuleCondition } from '../../scoring';

/** A row of the rule's table: one way in, or the rule as a whole. */
export interface EligibilityRow {
  /** The conditions of the way; null for the rule as a whole. */
  readonly conditions: readonly RuleCondition[] | null;
  readonly customers: number;
  readonly insiders: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

/** The rule as rows: each way in, and last the rule as a whole, in which whoever has two ways counts once. */
export function eligibilityTable({ alternatives, inSample }: FoundEligibility): EligibilityRow[] {
  const { taken, right, precision, recall } = inSample;
  return [...alternatives, { conditions: null, customers: taken, insiders: right, precision, recall }];
}
