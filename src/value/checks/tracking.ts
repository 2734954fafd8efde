import { checkNumber } from '../../numeric';
import { boughtBetween, type BuildOptions, type BuiltHistories, type PurchaseRow } from '../histories';
import { modelOf, type PurchaseParameters } from '../predict';

/** One week of all customers' repeat purchases. */
export interface TrackingRow {
  /** Weeks from the first day of the data to the end of this one. */
  readonly week: number;
  /** First and last day, both included. */
  readonly startDay: number;
  readonly endDay: number;
  /** Whether the week is after calibration. */
  readonly holdout: boolean;
  readonly actual: number;
  readonly expected: number;
  readonly cumulativeActual: number;
  readonly cumulativeExpected: number;
}

/**
 * Repeat purchases by week, actual and expected, through calibration and hold-out, of the customers acquired by the end
 * of calibration.
 *
 * Expected is what the model says of new customers, E[X(t)], started on each one's first day: nothing of their later
 * purchases is put in, so that the hold-out part is a forecast from the parameters alone. Weeks are laid so that one
 * ends with calibration; a part of a week at either end is left out of the rows, and counted in the first week's
 * cumulative numbers.
 *
 * @param built histories at the end of calibration
 * @param untilDay last day to look at
 */
export function trackPurchases(
  fit: PurchaseParameters,
  rows: readonly PurchaseRow[],
  built: BuiltHistories,
  untilDay: number,
  options: Pick<BuildOptions, 'zeroValue'> = {},
): readonly TrackingRow[] {
  const model = modelOf(fit);
  checkNumber('untilDay', untilDay, { integer: true, min: built.endDay });
  const births = new Map<number, number>();
  built.firstDays.forEach((day) => births.set(day, (births.get(day) ?? 0) + 1));
  const expectedBy = (day: number): number => {
    let sum = 0;
    for (const [birth, customers] of births) {
      if (day > birth) sum += customers * model.expected(fit.parameters, (day - birth) / 7);
    }
    return sum;
  };
  const back = Math.floor((built.endDay - built.startDay + 1) / 7);
  const ahead = Math.floor((untilDay - built.endDay) / 7);
  const actual = repeatsByWeek(rows, built, back, ahead, options);
  let cumulativeExpected = expectedBy(built.endDay - 7 * back);
  let cumulativeActual = actual[0];
  return Array.from({ length: back + ahead }, (_, k) => {
    const endDay = built.endDay + 7 * (k + 1 - back);
    const expected = expectedBy(endDay) - cumulativeExpected;
    cumulativeExpected += expected;
    cumulativeActual += actual[k + 1];
    return {
      week: k + 1,
      startDay: endDay - 6,
      endDay,
      holdout: k >= back,
      actual: actual[k + 1],
      expected,
      cumulativeActual,
      cumulativeExpected,
    };
  });
}

/** Repeat purchases before the first whole week, and in each week from it. */
function repeatsByWeek(
  rows: readonly PurchaseRow[],
  built: BuiltHistories,
  back: number,
  ahead: number,
  options: Pick<BuildOptions, 'zeroValue'>,
): Float64Array {
  const weeks = new Float64Array(1 + back + ahead);
  const { start, day } = built.purchases;
  for (let i = 0; i < built.firstDays.length; i += 1) {
    for (let k = start[i] + 1; k < start[i + 1]; k += 1) {
      weeks[Math.max(0, Math.ceil((day[k] - built.endDay) / 7) + back)] += 1;
    }
  }
  for (let week = 0; week < ahead; week += 1) {
    const from = built.endDay + 1 + 7 * week;
    const { purchases } = boughtBetween(rows, built, from, from + 6, options);
    weeks[1 + back + week] = purchases.reduce((sum, count) => sum + count, 0);
  }
  return weeks;
}
