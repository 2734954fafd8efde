import { checkOrigins, type OriginBudget, type OriginCheck } from '../checks';
import { type ForecastProgress } from '../forecast';
import { type RunPurchases } from './purchases';

/** Options of {@link checkRun}. */
export interface RunCheckOptions {
  /** Share of customers that the group has at each origin; 0 for no group. Default 0. */
  readonly groupShare?: number;
  /** Months ahead; default 1, 3 and 6. */
  readonly horizonsMonths?: readonly number[];
  readonly budget?: OriginBudget;
  /** Default 1. */
  readonly seed?: number;
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** The months ahead that a run's forecasts are made and checked at. */
export const CHECKED_MONTHS: readonly number[] = [1, 3, 6];

/** What the stand-in for the Insiders is called at the origins. */
export const STAND_IN = 'top spenders';

/**
 * Goes back to month ends with three months before them, on purchases as they came, and forecasts the months after by
 * every method.
 *
 * The Insiders of today were chosen with all that is known today, so that they cannot be checked by going back: the
 * group at each origin is as large a share of the customers of the time, those who had spent most by then.
 */
export function checkRun(purchases: RunPurchases, options: RunCheckOptions = {}): Promise<OriginCheck> {
  const { asTheyCame, endDay } = purchases;
  return checkOrigins(asTheyCame, {
    horizonsMonths: CHECKED_MONTHS,
    ...options,
    lastDay: endDay,
    groupName: STAND_IN,
  });
}
