import { monthEnds, monthOf } from '../../numeric';
import { type ChosenPurchaseModel } from '../fit';
import { type BuiltHistories } from '../histories';
import { PURCHASE_MODELS } from '../models';

/** One calendar month, over all whole years. */
export interface SeasonalMonth {
  /** 1 for January to 12 for December. */
  readonly month: number;
  /** How often the month was seen whole, and is counted. */
  readonly years: number;
  /** Repeat purchases that fell in the month. */
  readonly actual: number;
  /** Repeat purchases that the customers of the time would have made there at rates without a season. */
  readonly expected: number;
  /** actual ÷ expected, over the same of all months: above 1 for a month with more than its share. */
  readonly index: number;
}

/**
 * The share that each calendar month had of the repeat purchases, against its share at an even rate.
 *
 * Whole calendar months count, the last twelve, twenty-four and so on, so that every month is seen equally often; a month
 * that is not seen whole never counts. The plain share of a month would take growth for season: more customers are
 * there to buy in November than in February, only because they have come since. So what is expected in a month is the
 * sum, over the customers who were there, of the days since their first purchase times their own rate by the model,
 * (r + x) / (alpha + T); under a model with drop-out, days after the last purchase count with the probability of being
 * alive. A single year cannot tell season from a change of the customers' habits; further years are pooled with it.
 *
 * @returns twelve months, January first; `null` where less than twelve whole months are observed, or one had no exposure
 */
export function seasonalMonths(
  built: BuiltHistories,
  chosen: ChosenPurchaseModel,
): readonly SeasonalMonth[] | null {
  const { endDay, startDay, firstDays, histories, purchases } = built;
  const ends = monthEnds(startDay - 1, endDay);
  const years = Math.floor((ends.length - 1) / 12);
  if (years < 1) return null;
  const from = ends[ends.length - 1 - 12 * years] + 1;
  const days = ends[ends.length - 1] - from + 1;
  const months = Uint8Array.from({ length: days }, (_, day) => monthOf(from + day));
  const { parameters, model } = chosen.fit;
  const actual = new Float64Array(12);
  for (let i = 0; i < firstDays.length; i += 1) {
    for (let k = purchases.start[i] + 1; k < purchases.start[i + 1]; k += 1) {
      const day = purchases.day[k] - from;
      if (day >= 0 && day < days) actual[months[day]] += 1;
    }
  }
  // Rates that are there from one day on: differences now, sums over the days below.
  const change = new Float64Array(days + 1);
  const place = (day: number): number => Math.min(days, Math.max(0, day - from));
  for (let i = 0; i < firstDays.length; i += 1) {
    const [x, tx, T] = [histories.repeatDays[i], histories.lastPurchaseWeeks[i], histories.observedWeeks[i]];
    const rate = (parameters[0] + x) / (parameters[1] + T) / 7;
    const alive = PURCHASE_MODELS[model].alive(parameters, x, tx, T);
    change[place(firstDays[i] + 1)] += rate;
    change[place(firstDays[i] + Math.round(tx * 7) + 1)] -= rate * (1 - alive);
  }
  const expected = new Float64Array(12);
  let rate = 0;
  for (let day = 0; day < days; day += 1) {
    rate += change[day];
    expected[months[day]] += rate;
  }
  const level = sum(actual) / sum(expected);
  if (!(level > 0) || expected.some((e) => e <= 0)) return null;
  return Array.from(actual, (count, month) => ({
    month: month + 1,
    years,
    actual: count,
    expected: expected[month],
    index: count / expected[month] / level,
  }));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
