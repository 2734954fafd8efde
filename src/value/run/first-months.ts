import { addMonths, dayText } from '../../numeric';
import { type BuiltHistories } from '../histories';
import { expectedPurchases, type PurchaseParameters } from '../predict';

/** Customers who first bought in the same month. */
export interface FirstMonthRow {
  /** First day of the month, from the start of the data. */
  readonly first_day: string;
  readonly customers: number;
  /** Repeat purchase days so far: what came, and what the model expects of new customers observed as long. */
  readonly actual: number;
  readonly expected: number;
  /** actual ÷ expected; `null` where nothing is expected yet. */
  readonly ratio: number | null;
}

/**
 * Repeat purchases by month of first purchase, actual and expected.
 *
 * The models hold all customers to be drawn alike, whenever they came. The data's first month breaks that first: most
 * who buy in it are customers of old, seen for the first time, and those who buy often are seen soonest.
 */
export function repeatsByFirstMonth(
  fit: PurchaseParameters,
  built: BuiltHistories,
): readonly FirstMonthRow[] {
  const { firstDays, histories, startDay, endDay } = built;
  const rows: FirstMonthRow[] = [];
  for (let month = 0; addMonths(startDay, month) <= endDay; month += 1) {
    const from = addMonths(startDay, month);
    const to = addMonths(startDay, month + 1);
    let [customers, actual, expected] = [0, 0, 0];
    firstDays.forEach((day, i) => {
      if (day < from || day >= to) return;
      customers += 1;
      actual += histories.repeatDays[i];
      expected += expectedPurchases(fit, histories.observedWeeks[i]);
    });
    rows.push({
      first_day: dayText(from),
      customers,
      actual,
      expected,
      ratio: expected > 0 ? actual / expected : null,
    });
  }
  return rows;
}
