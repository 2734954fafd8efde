import { checkNumber } from '../../numeric';
import { type BuiltHistories } from '../histories';

/** What was known at an origin: nothing of it is later than the day. */
export interface OriginView {
  readonly originDay: number;
  readonly built: BuiltHistories;
  readonly customerIds: Int32Array;
  /** Net value of each customer up to the origin, returns taken off. */
  readonly netValue: Float64Array;
}

/** The view of histories as they stand. */
export function viewOf(built: BuiltHistories): OriginView {
  return {
    originDay: built.endDay,
    built,
    customerIds: built.histories.customerIds,
    netValue: built.purchaseValues.map((value, i) => value + built.otherValue[i]),
  };
}

/**
 * A group for `checkOrigins`: the given share of the customers, those with the highest net value up to the origin.
 *
 * @param share above 0, at most 1
 */
export function topBySpend(share: number): (view: OriginView) => Int32Array {
  checkNumber('share', share, { above: 0, max: 1 });
  return ({ customerIds, netValue }) => {
    const order = Array.from(customerIds, (_, i) => i);
    order.sort((a, b) => netValue[b] - netValue[a] || customerIds[a] - customerIds[b]);
    const size = Math.max(1, Math.round(share * order.length));
    return Int32Array.from(order.slice(0, size), (i) => customerIds[i]);
  };
}
