import { checkNumber } from '../../numeric';

/**
 * What the purchase models need to know of customers: one entry per customer in every array.
 *
 * A purchase is a day on which the customer bought for a positive net value; several invoices of one day are one
 * purchase. The time of the last purchase runs from the customer's first purchase, as the papers have it; it is not
 * the recency of RFM, which runs backwards from today.
 */
export interface PurchaseHistories {
  readonly customerIds: Int32Array;
  /** x: purchase days after the first one. */
  readonly repeatDays: Int32Array;
  /** t_x: weeks from the first purchase to the last; 0 without a repeat. */
  readonly lastPurchaseWeeks: Float64Array;
  /** T: weeks from the first purchase to the end of observation. */
  readonly observedWeeks: Float64Array;
  /** Mean net value of the days counted in `valueDays`, in the currency of the data; 0 where no day is counted. */
  readonly meanValue: Float64Array;
  /** How many purchase days `meanValue` is the mean of. */
  readonly valueDays: Int32Array;
}

/**
 * Checks all that purchase histories must satisfy, and returns them.
 *
 * - every array has one entry per customer, and no customer comes twice
 * - x is a whole number from 0
 * - 0 <= t_x <= T, all finite
 * - x = 0 exactly when t_x = 0
 * - the days that the mean value is over are a whole number from 0 to x + 1
 * - the mean value is above 0 where it is over a day, and 0 where it is over none
 *
 * @throws RangeError that names the first offending customer and what was received
 */
export function checkHistories(histories: PurchaseHistories): PurchaseHistories {
  const { customerIds, repeatDays, lastPurchaseWeeks, observedWeeks, meanValue, valueDays } = histories;
  const n = customerIds.length;
  const arrays = { repeatDays, lastPurchaseWeeks, observedWeeks, meanValue, valueDays };
  for (const [name, array] of Object.entries(arrays)) {
    if (array.length !== n)
      throw new RangeError(`${name} must have ${n} entries, one per customer, received ${array.length}`);
  }
  const distinct = new Set(customerIds);
  for (let i = 0; i < n; i += 1) {
    const [x, last, observed] = [repeatDays[i], lastPurchaseWeeks[i], observedWeeks[i]];
    // One comparison where all is well, which is nearly always; the messages are made where it is not.
    const fine =
      x >= 0 &&
      observed >= 0 &&
      observed < Infinity &&
      last >= 0 &&
      last <= observed &&
      (x === 0) === (last === 0) &&
      valueDays[i] >= 0 &&
      valueDays[i] <= x + 1 &&
      (valueDays[i] === 0 ? meanValue[i] === 0 : meanValue[i] > 0 && meanValue[i] < Infinity);
    if (!fine) explain(histories, i);
  }
  if (distinct.size < n) {
    const twice = customerIds.find((id, i) => customerIds.indexOf(id) < i);
    throw new RangeError(`customerIds must be distinct, received customer ${twice} twice`);
  }
  return histories;
}

/** Throws what is wrong with one customer. */
function explain(histories: PurchaseHistories, i: number): void {
  const { customerIds, repeatDays, lastPurchaseWeeks, observedWeeks, meanValue, valueDays } = histories;
  const who = `customer ${customerIds[i]}`;
  const x = checkNumber(`repeatDays of ${who}`, repeatDays[i], { integer: true, min: 0 });
  const observed = checkNumber(`observedWeeks of ${who}`, observedWeeks[i], {
    min: 0,
    max: Number.MAX_VALUE,
  });
  const last = checkNumber(`lastPurchaseWeeks of ${who}`, lastPurchaseWeeks[i], { min: 0, max: observed });
  if ((x === 0) !== (last === 0)) {
    throw new RangeError(
      `lastPurchaseWeeks of ${who} must be 0 exactly when repeatDays is 0, received ${last} with ${x} repeat days`,
    );
  }
  const days = checkNumber(`valueDays of ${who}`, valueDays[i], { integer: true, min: 0, max: x + 1 });
  if (days === 0) checkNumber(`meanValue of ${who}, over no day,`, meanValue[i], { min: 0, max: 0 });
  else checkNumber(`meanValue of ${who}`, meanValue[i], { above: 0, max: Number.MAX_VALUE });
}
