import { checkNumber } from '../../numeric';

/** What one customer bought or sent back on one day; several rows of one customer and day are added up. */
export interface PurchaseRow {
  readonly customerId: number;
  /** Whole days since any fixed day; `dayNumber` counts from 1970-01-01. */
  readonly day: number;
  /** Purchases less returns of the day, in the currency of the data. */
  readonly netValue: number;
}

/** One customer's days, told apart. */
export interface CustomerDays {
  readonly id: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** All purchase days, ascending. */
  readonly purchaseDays: readonly number[];
  /** How many of them have a value above zero, and their value. */
  readonly days: number;
  readonly value: number;
  /** The same of the first purchase day alone. */
  readonly firstDays: number;
  readonly firstValue: number;
  /** Value of the days that are no purchase. */
  readonly otherValue: number;
}

/** Adds up the net value of each customer's days from `fromDay` to `untilDay`, both included; checks every row. */
export function daysByCustomer(rows: readonly PurchaseRow[], fromDay: number, untilDay: number) {
  const byCustomer = new Map<number, Map<number, number>>();
  let rowsAfter = 0;
  let startDay = Infinity;
  rows.forEach(({ customerId, day, netValue }, index) => {
    if (!(Number.isInteger(customerId) && Math.abs(customerId) < 2147483648)) {
      checkNumber(`customerId of row ${index}`, customerId, {
        integer: true,
        min: -2147483647,
        max: 2147483647,
      });
    }
    if (!Number.isInteger(day))
      checkNumber(`day of customer ${customerId} in row ${index}`, day, { integer: true });
    if (!Number.isFinite(netValue)) {
      throw new RangeError(
        `netValue of customer ${customerId} in row ${index} must be finite, received ${netValue}`,
      );
    }
    if (day > untilDay) rowsAfter += 1;
    if (day < fromDay || day > untilDay) return;
    startDay = Math.min(startDay, day);
    let days = byCustomer.get(customerId);
    if (days === undefined) byCustomer.set(customerId, (days = new Map<number, number>()));
    days.set(day, (days.get(day) ?? 0) + netValue);
  });
  return { byCustomer, startDay, rowsAfter };
}

/** Sums of prices that cancel leave crumbs such as 1e-14, which are no value; no currency has coins below this. */
const CRUMB = 1e-6;

/** Tells purchase days from days that are none. */
export function readDays(
  id: number,
  netByDay: ReadonlyMap<number, number>,
  zeroIsPurchase: boolean,
): CustomerDays {
  const purchaseDays: number[] = [];
  let [days, value, otherValue] = [0, 0, 0];
  for (const [day, net] of netByDay) {
    const positive = net >= CRUMB;
    if (positive) {
      days += 1;
      value += net;
    } else otherValue += net;
    if (positive || (zeroIsPurchase && net > -CRUMB)) purchaseDays.push(day);
  }
  purchaseDays.sort((a, b) => a - b);
  const firstDay = purchaseDays.length > 0 ? purchaseDays[0] : NaN;
  const firstNet = netByDay.get(firstDay) ?? 0;
  const firstDays = firstNet >= CRUMB ? 1 : 0;
  return {
    id,
    firstDay,
    lastDay: purchaseDays.length > 0 ? purchaseDays[purchaseDays.length - 1] : NaN,
    purchaseDays,
    days,
    value,
    firstDays,
    firstValue: firstDays * firstNet,
    otherValue,
  };
}
