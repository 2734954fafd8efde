import { type Interval } from '../../numeric';

/** A number with its 95% interval. */
export interface Estimate {
  readonly value: number;
  /** Percentiles of bootstrap samples of customers. */
  readonly interval: Interval;
}

/** A difference that was held against chance. */
export interface Tested extends Estimate {
  /** Of the permutation test against a random group of that size, one-sided. */
  readonly p: number;
  /** The same after Holm's correction for all tests of the run. */
  readonly pHolm: number;
}

/** How customers were selected: the programme's group, as many by spend, as many by RFM quintiles. */
export type SelectionName = 'group' | 'top-spenders' | 'rfm';

/** Spending before the origin and after it, per day. */
export interface DailySpend {
  /** Of all of them together, from the first day of the data to the origin, per day. */
  readonly before: number;
  /** In the days after the origin, per day. */
  readonly after: number;
  /** After ÷ before; null where nothing was spent before. */
  readonly growth: number | null;
}

/** What a selection did in the days after the origin, beside the customers who were not selected. */
export interface SelectionOutcome {
  readonly selection: SelectionName;
  /** Customers selected. */
  readonly size: number;
  /** Their share of the revenue until the origin. */
  readonly pastShare: number;
  /** Their share of the revenue after it, of all customers known at the origin. */
  readonly futureShare: Estimate;
  /** Revenue per selected customer, and per customer who was not selected. */
  readonly revenue: Estimate;
  readonly otherRevenue: Estimate;
  /** The first less the second. Its test is that of the share as well: the one rises with the other. */
  readonly revenueDifference: Tested;
  /** The first divided by the second; null where the others spent nothing, or lost money. */
  readonly revenueRatio: Estimate | null;
  /** The share of them who bought again, and of the others. */
  readonly repeatRate: Estimate;
  readonly otherRepeatRate: Estimate;
  readonly repeatDifference: Tested;
  /** The probability that a random one of them out-spends a random other customer, ties counted half. */
  readonly superiority: Tested;
  readonly daily: DailySpend;
  readonly otherDaily: DailySpend;
}

/** A measure by which selections are compared. */
export type ComparedMeasure = 'futureShare' | 'revenue' | 'repeatRate' | 'superiority';

/** The programme's group less another selection of the same size; the interval is of the paired difference. */
export interface SelectionDifference extends Estimate {
  readonly against: Exclude<SelectionName, 'group'>;
  readonly measure: ComparedMeasure;
}

/** The judgement at one origin: selected on what was known on that day, measured in the days after. */
export interface OriginEvaluation {
  /** The last day known, `YYYY-MM-DD`. */
  readonly originDay: string;
  /** Days that were known. */
  readonly observedDays: number;
  /** Customers known who could be invited. */
  readonly known: number;
  /** The programme's group first, then the two plain lists. */
  readonly selections: readonly SelectionOutcome[];
  readonly differences: readonly SelectionDifference[];
}

/** Why an origin, or the whole question, has no answer. */
export type NoEvaluation =
  /** Less than 90 days would be known before, or 90 days after. */
  | 'too-short'
  /** Fewer than 50 customers were known, or they spent nothing afterwards. */
  | 'too-few'
  /** The chosen model could not be made of the customers known, or its group holds all of them or nobody. */
  | 'no-group';

/** Whether the programme's group is better than the rest of the base, seen afterwards. */
export interface OutOfTimeEvaluation {
  /** The chosen trial, by its id and in words. */
  readonly trial: string;
  readonly title: string;
  /** Days over which each origin is measured; origins are as far apart. */
  readonly horizonDays: number;
  /** The latest first; empty where there is none. */
  readonly origins: readonly OriginEvaluation[];
  readonly skipped: readonly { readonly originDay: string; readonly reason: NoEvaluation }[];
  /** Permutation tests that Holm's correction covers. */
  readonly tests: number;
  readonly permutations: number;
  readonly replicates: number;
  /** What the plan of a test goes by: the group at the origins, observed afterwards; see `planTest`. */
  readonly outcomes: readonly TestOutcomes[];
  /** People who are in the programme now, and can be split at random. */
  readonly members: number;
}

/** What members of the group spent over a time, and before it: what a test's size is reckoned from. */
export interface TestOutcomes {
  readonly originDay: string;
  /** Days after the origin that `spend` covers. */
  readonly days: number;
  /** One amount a member. */
  readonly spend: Float64Array;
  /** What each had spent until the origin. */
  readonly before: Float64Array;
}
