/**
 * How the outcome of a test is measured:
 * - `plain`: the mean spend per customer;
 * - `winsorised`: amounts beyond the 99th percentile count as that percentile;
 * - `adjusted`: plain, adjusted by what each had spent before (CUPED);
 * - `winsorised-adjusted`: both, spend before winsorised too;
 * - `log`: the mean of log(1 + spend), which asks about ratios and about another effect than money.
 */
export type TestMeasure = 'plain' | 'winsorised' | 'adjusted' | 'winsorised-adjusted' | 'log';

/** Options of `planTest`. */
export interface TestPlanOptions {
  /** Two-sided probability of a false alarm, default 0.05. */
  readonly alpha?: number;
  /** Probability of finding an effect of the detectable size, default 0.8. */
  readonly power?: number;
  /** Share of the members who are held out, above 0 and below 1; default 0.5, which finds the smallest effect. */
  readonly heldOutShare?: number;
}

/** The spread of an outcome, as it was observed. */
export interface OutcomeSpread {
  readonly measure: TestMeasure;
  readonly days: number;
  /** Members observed. */
  readonly observed: number;
  /** Mean of the outcome, in currency; of log(1 + spend) for `log`. */
  readonly mean: number;
  /** Standard deviation, after the adjustment where there is one. */
  readonly sd: number;
  /** Correlation with spend before; null for measures without adjustment, or where it is undefined. */
  readonly correlation: number | null;
}

/** The smallest effect that a test would find with the asked power. */
export interface DetectableEffect {
  readonly measure: TestMeasure;
  readonly days: number;
  /** In the test, invited and held out together. */
  readonly customers: number;
  readonly invited: number;
  readonly heldOut: number;
  /** Per customer over these days, in currency; null for `log`. */
  readonly amount: number | null;
  /** As a share of the mean; of the typical spend (geometric mean of 1 + spend) for `log`; null where the mean is not above 0. */
  readonly relative: number | null;
}

/** The plan of a randomised test: members are split at random into invited and held out. */
export interface TestPlan {
  readonly alpha: number;
  readonly power: number;
  readonly heldOutShare: number;
  /** People who are in the programme and can be split. */
  readonly members: number;
  readonly invited: number;
  readonly heldOut: number;
  readonly spreads: readonly OutcomeSpread[];
  /** For all members, each measure over each number of days. */
  readonly effects: readonly DetectableEffect[];
  /** The effect by customers in the test, a line for each number of days, by the recommended measure. */
  readonly curves: readonly { readonly days: number; readonly points: readonly DetectableEffect[] }[];
  /** The measure and the days with which the smallest relative change of money is found. */
  readonly recommended: DetectableEffect;
  /** Customers that a rise of 10% would take, by the recommended measure and days; null where the mean is not above 0. */
  readonly customersForTenPercent: number | null;
}

/** Why there is no plan: the group was not observed after an origin, or has too few members. */
export type NoTestPlan = 'not-observed' | 'too-few-members';
