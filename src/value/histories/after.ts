import { checkNumber } from '../../numeric';
import { type BuildOptions, type BuiltHistories } from './build';
import { CRUMB, tableOf, type PurchaseRow, type PurchaseTable } from './table';

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
  const table = tableOf(rows);
  const found = new Map(table.customerIds.map((id, c) => [id, c]));
  const places = Int32Array.from(built.histories.customerIds, (id) => found.get(id) ?? -1);
  return boughtIn(table, places, fromDay, untilDay, options);
}

/** {@link boughtBetween} of the customers at the given places of a table; −1 for one who is not in it. A kernel. */
export function boughtIn(
  { start, day, netValue }: PurchaseTable,
  places: Int32Array,
  fromDay: number,
  untilDay: number,
  { zeroValue = 'none' }: Pick<BuildOptions, 'zeroValue'> = {},
): Bought {
  const least = zeroValue === 'purchase' ? -CRUMB : CRUMB;
  const purchases = new Int32Array(places.length);
  const net = new Float64Array(places.length);
  for (let i = 0; i < places.length; i += 1) {
    if (places[i] < 0) continue;
    // From the latest day back: what is asked for is mostly near the end.
    for (let k = start[places[i] + 1] - 1; k >= start[places[i]] && day[k] >= fromDay; k -= 1) {
      if (day[k] > untilDay) continue;
      net[i] += netValue[k];
      if (netValue[k] >= CRUMB || netValue[k] > least) purchases[i] += 1;
    }
  }
  return { purchases, netValue: net };
}
