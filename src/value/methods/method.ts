import { type Language } from '../../config';

/** The ways to forecast. */
export type ForecastMethodName =
  | 'model'
  | 'last-year-shares'
  | 'last-quarter'
  | 'same-quarter-last-year'
  | 'like-for-like'
  | 'model-by-last-year'
  | 'mean-of-last-year-and-shares'
  | 'mean-of-like-for-like-and-model';

/**
 * What the methods are made of: one group at one origin, over one horizon, in one quantity (net revenue or purchase
 * days). `null` where the history does not reach back so far.
 */
export interface MethodFacts {
  readonly horizonMonths: number;
  /** Expected by the model as it is, and with each calendar month above or below it as in the whole years before. */
  readonly model: number;
  readonly seasonal: number | null;
  /** What the group did in the three months up to the origin. */
  readonly lastQuarter: number | null;
  /** What the group did in the months of the horizon a year earlier. */
  readonly lastYear: number | null;
  /** A group chosen in the same way twelve months before the origin. */
  readonly yearAgo: {
    /** What it did in the three months before that day, and in the months of the horizon after it. */
    readonly lastQuarter: number | null;
    readonly came: number;
    /** What the model said of it on that day. */
    readonly model: number;
  } | null;
}

/** What a method is called. */
export interface MethodWords {
  /** At the beginning of a line of a table, and in a figure. */
  readonly label: string;
  /** Within a sentence: “the next months are expected to be …”. */
  readonly inText: string;
}

/** One way to forecast. */
export interface ForecastMethod {
  readonly name: ForecastMethodName;
  readonly words: Readonly<Record<Language, MethodWords>>;
  /** Days of history that it takes at least; a method of a season may want its twelve months whole besides. */
  readonly minDays: number;
  readonly forecast: (facts: MethodFacts) => number | null;
}

/** Days of a quarter, of a year and of both: the least that so many months can have. */
export const QUARTER_DAYS = 89;
export const YEAR_DAYS = 365;
export const YEAR_AND_QUARTER_DAYS = YEAR_DAYS + QUARTER_DAYS;

/** The quotient, where the divisor is above zero. */
export function ratio(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || !(divisor > 0) ? null : dividend / divisor;
}
