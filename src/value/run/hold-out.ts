import { checkNumber } from '../../numeric';
import {
  nextPurchasesByFrequency,
  trackPurchases,
  type NextByFrequencyRow,
  type TrackingRow,
} from '../checks';
import { choosePurchaseModel, fitGammaGamma, type ChosenPurchaseModel, type DropOutModelName } from '../fit';
import { boughtBetween, buildHistories, type BuiltHistories, type PurchaseRow } from '../histories';
import { expectedNextPurchases, expectedValues, sumOver } from '../predict';

/** What a model fitted to the days up to a hold-out says of it, and what came. */
export interface HoldOut {
  readonly calibration: BuiltHistories;
  readonly chosen: ChosenPurchaseModel;
  readonly weeks: number;
  readonly untilDay: number;
  readonly byFrequency: readonly NextByFrequencyRow[];
  readonly tracking: readonly TrackingRow[];
  /** Purchases of the calibration's customers in the hold-out. */
  readonly actualPurchases: number;
  readonly expectedPurchases: number;
  /** Their net revenue: what came; the model's; and the model's value of a purchase times the purchases that came. */
  readonly actualRevenue: number;
  readonly expectedRevenue: number;
  readonly revenueAtActualPurchases: number;
}

/** Options of {@link holdOut}. */
export interface HoldOutOptions {
  /** Weeks held out; default 13, or a third of the window where that is shorter than 39 weeks. */
  readonly weeks?: number;
  /** Default BG/NBD. */
  readonly candidates?: readonly DropOutModelName[];
}

/**
 * Fits to all but the last weeks, and holds the forecast from there against what came: one origin in full, for the plots
 * that show whom the model over- and underrates.
 *
 * @param rows purchases as they came (see `RunPurchases`)
 * @param endDay last day of the data, included
 * @throws RangeError as the fits, or when the window is too short
 */
export function holdOut(rows: readonly PurchaseRow[], endDay: number, options: HoldOutOptions = {}): HoldOut {
  const { candidates = ['bg-nbd'] } = options;
  const firstDay = rows.reduce((min, { day }) => Math.min(min, day), Infinity);
  const observed = Math.floor((endDay - firstDay + 1) / 7);
  const weeks = options.weeks ?? Math.min(13, Math.floor(observed / 3));
  checkNumber('weeks', weeks, { integer: true, min: 1, max: observed - 1 });
  const calibration = buildHistories(rows, endDay - 7 * weeks);
  const { histories } = calibration;
  const chosen = choosePurchaseModel(histories, { candidates });
  const bought = boughtBetween(rows, calibration, calibration.endDay + 1, endDay);
  const expected = expectedNextPurchases(chosen.fit, histories, weeks);
  const values = expectedValues(fitGammaGamma(histories), histories);
  const kept = 1 + sumOver(calibration.otherValue) / calibration.purchaseValue;
  return {
    calibration,
    chosen,
    weeks,
    untilDay: endDay,
    byFrequency: nextPurchasesByFrequency(chosen.fit, histories, bought.purchases, weeks),
    tracking: trackPurchases(chosen.fit, rows, calibration, endDay),
    actualPurchases: sumOver(bought.purchases),
    expectedPurchases: sumOver(expected),
    actualRevenue: sumOver(bought.netValue),
    expectedRevenue: sumOver(expected.map((count, i) => count * values[i] * kept)),
    revenueAtActualPurchases: sumOver(values.map((value, i) => value * bought.purchases[i] * kept)),
  };
}
