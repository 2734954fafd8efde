import { type PurchaseHistories } from './histories';

/**
 * Parameters are fitted to so many customers at most. They are known to some hundredths from 12,000, and every
 * customer is forecast whether in the sample or not.
 */
const FIT_CUSTOMERS = 12_000;

/** The places of every so-manieth customer, `most` in all; all of them where there are no more. */
export function placesToFit(customers: number, most: number = FIT_CUSTOMERS): Int32Array {
  const n = Math.min(customers, most);
  return Int32Array.from({ length: n }, (_, k) => Math.floor(((k + 0.5) * customers) / n));
}

/** The histories of the customers at the given places. */
export function pickHistories(histories: PurchaseHistories, places: Int32Array): PurchaseHistories {
  if (places.length === histories.customerIds.length) return histories;
  return {
    customerIds: Int32Array.from(places, (i) => histories.customerIds[i]),
    repeatDays: Int32Array.from(places, (i) => histories.repeatDays[i]),
    lastPurchaseWeeks: Float64Array.from(places, (i) => histories.lastPurchaseWeeks[i]),
    observedWeeks: Float64Array.from(places, (i) => histories.observedWeeks[i]),
    meanValue: Float64Array.from(places, (i) => histories.meanValue[i]),
    valueDays: Int32Array.from(places, (i) => histories.valueDays[i]),
  };
}
