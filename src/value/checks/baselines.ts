import {
  addMonths,
  boughtBetween,
  type BuildOptions,
  type BuiltHistories,
  type PurchaseRow,
} from '../histories';
import { sumOver } from '../predict';

/** What a baseline needs to know. */
export interface BaselineInput {
  readonly rows: readonly PurchaseRow[];
  /** Histories as they stood at the origin. */
  readonly built: BuiltHistories;
  /** Places of the group's customers in the histories. */
  readonly places: ArrayLike<number>;
  readonly horizonMonths: number;
  readonly options?: Pick<BuildOptions, 'zeroValue'>;
}

/** Purchases and net revenue that a baseline says. */
export interface BaselineForecast {
  readonly purchases: number;
  readonly revenue: number;
}

/**
 * Same as last quarter: what these customers bought in the three months up to the origin, first purchases too, in the
 * proportion of the horizon to three months. `null` where less than three months are observed.
 */
export function lastQuarter(input: BaselineInput): BaselineForecast | null {
  const { rows, built, places, horizonMonths, options } = input;
  const from = addMonths(built.endDay, -3) + 1;
  if (built.startDay > from) return null;
  const bought = boughtBetween(rows, built, from, built.endDay, options);
  const share = horizonMonths / 3;
  return {
    purchases: sumOver(bought.purchases, places) * share,
    revenue: sumOver(bought.netValue, places) * share,
  };
}

/**
 * Last quarter times last year's ratio: what these customers bought in the last quarter, times what the whole base did a
 * year ago in the months of the horizon against the quarter before them. `null` where that year is not observed.
 */
export function lastQuarterTimesLastYear(input: BaselineInput): BaselineForecast | null {
  const { rows, built, horizonMonths, options } = input;
  const yearAgo = addMonths(built.endDay, -12);
  const quarterFrom = addMonths(built.endDay, -15) + 1;
  if (built.startDay > quarterFrom) return null;
  const before = boughtBetween(rows, built, quarterFrom, yearAgo, options);
  const after = boughtBetween(rows, built, yearAgo + 1, addMonths(built.endDay, horizonMonths - 12), options);
  const quarter = lastQuarter({ ...input, horizonMonths: 3 });
  const [purchasesBefore, revenueBefore] = [sumOver(before.purchases), sumOver(before.netValue)];
  if (quarter === null || !(purchasesBefore > 0) || !(revenueBefore > 0)) return null;
  return {
    purchases: (quarter.purchases * sumOver(after.purchases)) / purchasesBefore,
    revenue: (quarter.revenue * sumOver(after.netValue)) / revenueBefore,
  };
}
