import { checkNumber } from '../../numeric';
import { type BuildOptions, type BuiltHistories } from './build';
import { daysByCustomer, readDays, type PurchaseRow } from './days';

/** What customers did in a stretch of days. */
export interface Bought {
  /** Purchase days per customer, in the histories' order. */
  readonly purchases: Int32Array;
  /** Net value per customer: all days, those that are no purchase too. */
  readonly netValue: Float64Array;
}

/**
 * What the customers of the histories bought from `fromDay` to `untilDay`, both included; the rule of what a purchase
 * is, is that of {@link buildHistories}. Customers who first came later are not in it.
 */
export function boughtBetween(
  rows: readonly PurchaseRow[],
  built: BuiltHistories,
  fromDay: number,
  untilDay: number,
  options: Pick<BuildOptions, 'zeroValue'> = {},
): Bought {
  checkNumber('fromDay', fromDay, { integer: true });
  checkNumber('untilDay', untilDay, { integer: true });
  const { byCustomer } = daysByCustomer(rows, fromDay, untilDay);
  const ids = built.histories.customerIds;
  const purchases = new Int32Array(ids.length);
  const netValue = new Float64Array(ids.length);
  ids.forEach((id, i) => {
    const days = byCustomer.get(id);
    if (days === undefined) return;
    const read = readDays(id, days, options.zeroValue === 'purchase');
    purchases[i] = read.purchaseDays.length;
    netValue[i] = read.value + read.otherValue;
  });
  return { purchases, netValue };
}
