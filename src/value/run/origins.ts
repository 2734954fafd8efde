import { checkOrigins, topBySpend, type OriginRow } from '../checks';
import { type ForecastProgress } from '../forecast';
import { addMonths, monthEnds } from '../histories';
import { type RunPurchases } from './purchases';

/** Options of {@link checkRun}. */
export interface RunCheckOptions {
  /** Share of customers that the group has at each origin; 0 for no group. Default 0. */
  readonly groupShare?: number;
  /** Bootstrap replicates at each origin; default 40. 0: intervals cover outcomes only. */
  readonly replicates?: number;
  /** Default 1. */
  readonly seed?: number;
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** The months ahead that a run's forecasts are checked at. */
export const CHECKED_MONTHS: readonly number[] = [1, 3, 6];

/** What the stand-in for the Insiders is called at the origins. */
export const STAND_IN = 'top spenders';

/** Outcomes at each origin, in all. */
const DRAWS = 1000;

/**
 * Goes back to every month end with three months before it, on purchases as they came, and forecasts the months after.
 *
 * The Insiders of today were chosen with all that is known today, so that they cannot be checked by going back: the
 * group at each origin is as large a share of the customers of the time, those who had spent most by then.
 *
 * @returns no row where the data are too short to go back at all
 */
export async function checkRun(
  purchases: RunPurchases,
  options: RunCheckOptions = {},
): Promise<readonly OriginRow[]> {
  const { groupShare = 0, replicates = 40, seed, threads, onProgress } = options;
  const { asTheyCame, endDay } = purchases;
  const firstDay = asTheyCame.reduce((min, { day }) => Math.min(min, day), Infinity);
  const originDays = monthEnds(firstDay, endDay).filter(
    (day) => addMonths(day, -3) + 1 >= firstDay && addMonths(day, CHECKED_MONTHS[0]) <= endDay,
  );
  if (originDays.length === 0) return [];
  return checkOrigins(asTheyCame, {
    lastDay: endDay,
    originDays,
    horizonsMonths: CHECKED_MONTHS,
    ...(groupShare > 0 ? { groupAt: topBySpend(groupShare), groupName: STAND_IN } : {}),
    replicates,
    drawsPerReplicate: Math.ceil(DRAWS / Math.max(1, replicates)),
    seed,
    threads,
    onProgress,
  });
}
