import { checkNumber } from '../../numeric';
import { type BuiltHistories } from '../histories';

/**
 * The places of the given share of the customers: those with the highest net value up to the end of the histories.
 *
 * @param share above 0, at most 1
 */
export function topBySpend(built: BuiltHistories, share: number): Int32Array {
  checkNumber('share', share, { above: 0, max: 1 });
  const spent = built.purchaseValues.map((value, i) => value + built.otherValue[i]);
  const order = Int32Array.from(spent.keys()).sort((a, b) => spent[b] - spent[a] || a - b);
  return order.subarray(0, Math.max(1, Math.round(share * order.length)));
}
