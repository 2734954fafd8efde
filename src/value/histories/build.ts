import { checkNumber } from '../../numeric';
import { checkHistories, type PurchaseHistories } from './histories';
import { CRUMB, tableOf, type PurchaseRow, type PurchaseTable } from './table';

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
  /** Where each customer stands in the table of rows. */
  readonly tablePlaces: Int32Array;
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
  readonly withoutPurchase: {
    readonly customerIds: readonly PurchaseRow['customerId'][];
    readonly netValue: number;
  };
}

/**
 * Turns rows of (customer, day, net value) into purchase histories as they stood at the end of a day. All history
 * counts, however long ago: there is no window.
 *
 * The rows of one customer and day are added up. A day with a positive net value is a purchase. A day of zero or
 * below is none: all that was bought was taken back, or only returns of earlier days came in, and the gamma-gamma
 * model knows positive values only. Its value is not lost: it is in `otherValue` and in `withoutPurchase`, so that
 * purchaseValue + sum of otherValue + withoutPurchase.netValue = netValue.
 *
 * @param rows in any order
 * @param endDay last day of the observation, included; rows after it are left aside
 * @returns histories by customer id, ascending; times in weeks of seven days
 * @throws RangeError when a row holds no whole customer id or day or no finite value, or no purchase is left
 */
export function buildHistories(
  rows: readonly PurchaseRow[],
  endDay: number,
  options: BuildOptions = {},
): BuiltHistories {
  checkNumber('endDay', endDay, { integer: true });
  return historiesAt(tableOf(rows), endDay, options);
}

/** {@link buildHistories} from a table. */
export function historiesAt(
  table: PurchaseTable,
  endDay: number,
  options: BuildOptions = {},
): BuiltHistories {
  const { valueOver = 'all', zeroValue = 'none' } = options;
  const { customerIds, start, day, netValue } = table;
  const isPurchase = (k: number): boolean =>
    netValue[k] >= CRUMB || (zeroValue === 'purchase' && netValue[k] > -CRUMB);
  const members: number[] = [];
  const without: number[] = [];
  const days: number[] = [];
  const starts: number[] = [0];
  let startDay = Infinity;
  let withoutValue = 0;
  for (let c = 0; c < customerIds.length; c += 1) {
    const before = days.length;
    let known = false;
    let other = 0;
    for (let k = start[c]; k < start[c + 1] && day[k] <= endDay; k += 1) {
      known = true;
      if (isPurchase(k)) days.push(day[k]);
      else other += netValue[k];
    }
    if (!known) continue;
    startDay = Math.min(startDay, day[start[c]]);
    if (days.length > before) {
      members.push(c);
      starts.push(days.length);
    } else {
      without.push(c);
      withoutValue += other;
    }
  }
  if (members.length === 0) throw new RangeError('rows hold no day with a positive net value up to endDay');
  const n = members.length;
  const purchaseValues = new Float64Array(n);
  const otherValue = new Float64Array(n);
  const meanValue = new Float64Array(n);
  const valueDays = new Int32Array(n);
  const firstDays = Int32Array.from({ length: n }, (_, i) => days[starts[i]]);
  for (let i = 0; i < n; i += 1) {
    let counted = 0;
    for (let k = start[members[i]]; k < start[members[i] + 1] && day[k] <= endDay; k += 1) {
      if (netValue[k] < CRUMB) {
        otherValue[i] += netValue[k];
        continue;
      }
      purchaseValues[i] += netValue[k];
      if (valueOver === 'repeats' && day[k] === firstDays[i]) continue;
      counted += netValue[k];
      valueDays[i] += 1;
    }
    if (valueDays[i] > 0) meanValue[i] = counted / valueDays[i];
  }
  const histories = checkHistories({
    customerIds: Int32Array.from(members, (c) => customerIds[c]),
    repeatDays: Int32Array.from({ length: n }, (_, i) => starts[i + 1] - starts[i] - 1),
    lastPurchaseWeeks: Float64Array.from(firstDays, (first, i) => (days[starts[i + 1] - 1] - first) / 7),
    observedWeeks: Float64Array.from(firstDays, (first) => (endDay - first) / 7),
    meanValue,
    valueDays,
  });
  const purchaseValue = purchaseValues.reduce((sum, value) => sum + value, 0);
  return {
    histories,
    tablePlaces: Int32Array.from(members),
    firstDays,
    endDay,
    startDay,
    purchases: { start: Int32Array.from(starts), day: Int32Array.from(days) },
    netValue: purchaseValue + otherValue.reduce((sum, value) => sum + value, 0) + withoutValue,
    purchaseValue,
    purchaseValues,
    otherValue,
    withoutPurchase: { customerIds: without.map((c) => customerIds[c]), netValue: withoutValue },
  };
}
