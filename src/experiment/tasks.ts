import { Matrix } from 'ml-matrix';
import { gapStatistic } from '../clustering';
import {
  choosePurchaseModel,
  expectedNextPurchases,
  expectedValues,
  fitGammaGamma,
  type PurchaseHistories,
} from '../value';

/** A gap statistic, as a worker's task. */
export interface GapTask {
  /** Row after row. */
  readonly points: readonly (readonly number[])[];
  readonly ks: readonly number[];
  readonly references: number;
  readonly seed: number;
}

/** The number of groups by the gap statistic; null when the gaps rise to the end of the range. */
export function gapTask({ points, ks, references, seed }: GapTask): number | null {
  return gapStatistic(new Matrix(points.map((row) => [...row])), ks, { references, seed }).k;
}

/** A forecast of what customers spend, as a worker's task. */
export interface ExpectedTask {
  readonly histories: PurchaseHistories;
  readonly horizonDays: number;
}

/** What each customer is expected to spend, in the order of the histories. */
export function expectedTask({ histories, horizonDays }: ExpectedTask): Float64Array {
  const purchases = expectedNextPurchases(choosePurchaseModel(histories).fit, histories, horizonDays / 7);
  const values = expectedValues(fitGammaGamma(histories), histories);
  return purchases.map((count, i) => count * values[i]);
}
