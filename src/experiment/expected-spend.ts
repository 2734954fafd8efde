import { dayNumber } from '../numeric';
import { type PurchaseRow } from '../value';
import {
  buildHistories,
  choosePurchaseModel,
  expectedNextPurchases,
  expectedValues,
  fitGammaGamma,
  whyNoModel,
} from '../value';

/**
 * What each customer is expected to spend after a day, by the purchase model that fits best times the gamma-gamma
 * model, both fitted to what was known on that day.
 *
 * @param ids the customers; who has no purchase gets 0
 * @param rows their purchases up to the day
 * @returns null where no model can be fitted
 */
export function expectedSpend(
  ids: readonly number[],
  rows: readonly PurchaseRow[],
  day: string,
  horizonDays: number,
): Float64Array | null {
  if (!rows.some(({ netValue }) => netValue > 0)) return null;
  const built = buildHistories(rows, dayNumber(day));
  if (whyNoModel(built) !== null) return null;
  const { histories } = built;
  const purchases = expectedNextPurchases(choosePurchaseModel(histories).fit, histories, horizonDays / 7);
  const values = expectedValues(fitGammaGamma(histories), histories);
  const found = new Map(
    Array.from(histories.customerIds, (id, i) => [id, purchases[i] * values[i]] as const),
  );
  return Float64Array.from(ids, (id) => found.get(id) ?? 0);
}
