import { checkNumber } from '../../numeric';
import { type PurchaseHistories } from '../histories';
import { expectedNextPurchases, modelOf, type PurchaseParameters } from '../predict';

/** Customers with so many repeat purchases in calibration. */
export interface FrequencyRow {
  /** '0', '1', … and '7+' for the last. */
  readonly label: string;
  readonly repeatDays: number;
  readonly actual: number;
  /** Customers that the model expects there, given how long each was observed. */
  readonly expected: number;
}

/**
 * Customers by repeat purchases in calibration, actual and expected: whether the model describes what it was fitted to.
 *
 * @param most the last class, with all above it; default 7
 */
export function customersByFrequency(
  fit: PurchaseParameters,
  histories: PurchaseHistories,
  most = 7,
): readonly FrequencyRow[] {
  checkNumber('most', most, { integer: true, min: 1, max: 1000 });
  const model = modelOf(fit);
  const actual = new Float64Array(most + 1);
  histories.repeatDays.forEach((x) => (actual[Math.min(x, most)] += 1));
  const expected = new Float64Array(most + 1);
  for (const [weeks, customers] of countDistinct(histories.observedWeeks)) {
    let left = customers;
    for (let count = 0; count < most; count += 1) {
      const share = customers * model.probability(fit.parameters, count, weeks);
      expected[count] += share;
      left -= share;
    }
    expected[most] += left;
  }
  return Array.from(actual, (count, k) => ({
    label: labelOf(k, most),
    repeatDays: k,
    actual: count,
    expected: expected[k],
  }));
}

/** Purchases after calibration of the customers with so many in it. */
export interface NextByFrequencyRow {
  readonly label: string;
  readonly repeatDays: number;
  readonly customers: number;
  /** Mean purchases per customer after calibration; 0 without customers. */
  readonly actual: number;
  readonly expected: number;
}

/**
 * Purchases in the hold-out by repeat purchases in calibration, actual against expected: the plot that shows whom the
 * model over- and underrates.
 *
 * @param actualNext purchases of each customer in the `weeks` after calibration
 * @param most the last class, with all above it; default 7
 */
export function nextPurchasesByFrequency(
  fit: PurchaseParameters,
  histories: PurchaseHistories,
  actualNext: ArrayLike<number>,
  weeks: number,
  most = 7,
): readonly NextByFrequencyRow[] {
  checkNumber('most', most, { integer: true, min: 1, max: 1000 });
  const n = histories.customerIds.length;
  if (actualNext.length !== n)
    throw new RangeError(
      `actualNext must have ${n} entries, one per customer, received ${actualNext.length}`,
    );
  const next = expectedNextPurchases(fit, histories, weeks);
  const customers = new Float64Array(most + 1);
  const actual = new Float64Array(most + 1);
  const expected = new Float64Array(most + 1);
  histories.repeatDays.forEach((x, i) => {
    const k = Math.min(x, most);
    customers[k] += 1;
    actual[k] += actualNext[i];
    expected[k] += next[i];
  });
  return Array.from(customers, (count, k) => ({
    label: labelOf(k, most),
    repeatDays: k,
    customers: count,
    actual: count > 0 ? actual[k] / count : 0,
    expected: count > 0 ? expected[k] / count : 0,
  }));
}

function labelOf(k: number, most: number): string {
  return k === most ? `${k}+` : String(k);
}

function countDistinct(values: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
