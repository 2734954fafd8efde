import { type ChosenPurchaseModel } from '../fit';
import { monthOf, type BuiltHistories } from '../histories';
import { PURCHASE_MODELS } from '../models';

/** One calendar month of the last year. */
export interface SeasonalMonth {
  /** 1 for January to 12 for December. */
  readonly month: number;
  /** Repeat purchases that fell in the month. */
  readonly actual: number;
  /** Repeat purchases that the customers of the time would have made there at rates without a season. */
  readonly expected: number;
  /** actual ÷ expected, over the same of the whole year: above 1 for a month with more than its share. */
  readonly index: number;
}

/** Days of the window that the index is measured on. */
const YEAR = 365;

/**
 * The share that each calendar month had of last year's repeat purchases, against its share at an even rate.
 *
 * The plain share of a month would take growth for season: more customers are there to buy in November than in
 * February, only because they have come since. So what is expected in a month is the sum, over the customers who were
 * there, of the days since their first purchase times their own rate by the model, (r + x) / (alpha + T); under a
 * model with drop-out, days after the last purchase count with the probability of being alive. One year still cannot
 * tell season from a change of the customers' habits: this is a scenario, not an estimate.
 *
 * @returns twelve months, January first; `null` where less than 365 days are observed, or a month had no exposure
 */
export function seasonalMonths(
  built: BuiltHistories,
  chosen: ChosenPurchaseModel,
): readonly SeasonalMonth[] | null {
  const { endDay, startDay, firstDays, histories, purchases } = built;
  const from = endDay - YEAR + 1;
  if (startDay > from) return null;
  const { parameters, model } = chosen.fit;
  const actual = new Float64Array(12);
  for (let i = 0; i < firstDays.length; i += 1) {
    for (let k = purchases.start[i] + 1; k < purchases.start[i + 1]; k += 1) {
      if (purchases.day[k] >= from) actual[monthOf(purchases.day[k])] += 1;
    }
  }
  // Rates that are there from one day on: differences now, sums over the days below.
  const change = new Float64Array(YEAR + 1);
  const place = (day: number): number => Math.min(YEAR, Math.max(0, day - from));
  for (let i = 0; i < firstDays.length; i += 1) {
    const [x, tx, T] = [histories.repeatDays[i], histories.lastPurchaseWeeks[i], histories.observedWeeks[i]];
    const rate = (parameters[0] + x) / (parameters[1] + T) / 7;
    const alive = PURCHASE_MODELS[model].alive(parameters, x, tx, T);
    change[place(firstDays[i] + 1)] += rate;
    change[place(firstDays[i] + Math.round(tx * 7) + 1)] -= rate * (1 - alive);
  }
  const expected = new Float64Array(12);
  let rate = 0;
  for (let day = 0; day < YEAR; day += 1) {
    rate += change[day];
    expected[monthOf(from + day)] += rate;
  }
  const level = sum(actual) / sum(expected);
  if (!(level > 0) || expected.some((e) => e <= 0)) return null;
  return Array.from(actual, (count, month) => ({
    month: month + 1,
    actual: count,
    expected: expected[month],
    index: count / expected[month] / level,
  }));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
