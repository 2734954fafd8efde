import { checkNumber } from '../../numeric';
import { daysByCustomer, readDays, type CustomerDays, type PurchaseRow } from './days';
import { checkHistories, type PurchaseHistories } from './histories';

/** Options of {@link buildHistories}. */
export interface BuildOptions {
  /**
   * The days that the mean value is over: `all` purchase days (default), or the `repeats` only, as Fader and Hardie
   * have it in their note on the gamma-gamma model (a customer without a repeat then has no value).
   */
  readonly valueOver?: 'all' | 'repeats';
  /**
   * What a day of net value zero is: `none` (default: all was taken back), or a `purchase` of something free, which
   * counts as a purchase day while the mean value stays over the days with a value.
   */
  readonly zeroValue?: 'none' | 'purchase';
}

/** What {@link buildHistories} returns. */
export interface BuiltHistories {
  readonly histories: PurchaseHistories;
  /** Day number of each customer's first purchase. */
  readonly firstDays: Int32Array;
  /** Last day of the observation, included, and the first day of any row. */
  readonly endDay: number;
  readonly startDay: number;
  /** Every purchase day, first ones too: those of customer i stand from `start[i]` to before `start[i + 1]`, ascending. */
  readonly purchases: { readonly start: Int32Array; readonly day: Int32Array };
  /** Net value of all rows up to the end: purchase days and the days that are none. */
  readonly netValue: number;
  /** Net value of the purchase days, all of them positive: in all, and of each customer. */
  readonly purchaseValue: number;
  readonly purchaseValues: Float64Array;
  /** Value of each customer's days that are no purchase: zero or below (returns of earlier purchases). */
  readonly otherValue: Float64Array;
  /** Customers without a single purchase day up to the end, and the value of their days, zero or below. */
  readonly withoutPurchase: { readonly customerIds: Int32Array; readonly netValue: number };
  /** Rows after the end of the observation, which were not looked at. */
  readonly rowsAfterEnd: number;
}

/**
 * Turns rows of (customer, day, net value) into purchase histories as they stood at the end of a day.
 *
 * The rows of one customer and day are added up. A day with a positive net value is a purchase. A day of zero or
 * below is none: all that was bought was taken back, or only returns of earlier days came in, and the gamma-gamma
 * model knows positive values only. Its value is not lost: it is in `otherValue` and in `withoutPurchase`, so that
 * purchaseValue + sum of otherValue + withoutPurchase.netValue = netValue.
 *
 * @param rows in any order
 * @param endDay last day of the observation, included; rows after it are counted and left aside
 * @returns histories by customer id, ascending; times in weeks of seven days
 * @throws RangeError when a row holds no whole customer id or day or no finite value, or no purchase is left
 */
export function buildHistories(
  rows: readonly PurchaseRow[],
  endDay: number,
  options: BuildOptions = {},
): BuiltHistories {
  const { valueOver = 'all', zeroValue = 'none' } = options;
  checkNumber('endDay', endDay, { integer: true });
  const merged = daysByCustomer(rows, -Infinity, endDay);
  const customers: CustomerDays[] = [];
  const without: number[] = [];
  let withoutValue = 0;
  for (const [id, values] of [...merged.byCustomer].sort(([a], [b]) => a - b)) {
    const customer = readDays(id, values, zeroValue === 'purchase');
    if (customer.purchaseDays.length > 0) customers.push(customer);
    else {
      without.push(id);
      withoutValue += customer.otherValue;
    }
  }
  if (customers.length === 0) throw new RangeError('rows hold no day with a positive net value up to endDay');
  const valued = customers.map((c) =>
    valueOver === 'all' ? c : { days: c.days - c.firstDays, value: c.value - c.firstValue },
  );
  const histories = checkHistories({
    customerIds: Int32Array.from(customers, (c) => c.id),
    repeatDays: Int32Array.from(customers, (c) => c.purchaseDays.length - 1),
    lastPurchaseWeeks: Float64Array.from(customers, (c) => (c.lastDay - c.firstDay) / 7),
    observedWeeks: Float64Array.from(customers, (c) => (endDay - c.firstDay) / 7),
    meanValue: Float64Array.from(valued, (v) => (v.days > 0 ? v.value / v.days : 0)),
    valueDays: Int32Array.from(valued, (v) => v.days),
  });
  const purchaseValue = customers.reduce((sum, c) => sum + c.value, 0);
  const otherValue = Float64Array.from(customers, (c) => c.otherValue);
  return {
    histories,
    firstDays: Int32Array.from(customers, (c) => c.firstDay),
    endDay,
    startDay: merged.startDay,
    purchases: listPurchases(customers),
    netValue: purchaseValue + otherValue.reduce((sum, value) => sum + value, 0) + withoutValue,
    purchaseValue,
    purchaseValues: Float64Array.from(customers, (c) => c.value),
    otherValue,
    withoutPurchase: { customerIds: Int32Array.from(without), netValue: withoutValue },
    rowsAfterEnd: merged.rowsAfter,
  };
}

function listPurchases(customers: readonly CustomerDays[]): BuiltHistories['purchases'] {
  const start = new Int32Array(customers.length + 1);
  customers.forEach((c, i) => (start[i + 1] = start[i] + c.purchaseDays.length));
  const day = new Int32Array(start[customers.length]);
  customers.forEach((c, i) => day.set(c.purchaseDays, start[i]));
  return { start, day };
}
