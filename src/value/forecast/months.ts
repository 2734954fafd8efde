import { addMonths, monthOf, checkNumber } from '../../numeric';
import { type SeasonalMonth } from './seasonality';

/**
 * What is assumed of the season in the months ahead:
 * - `plain`: none; the model's own rate, day by day
 * - `last-year-shares`: each calendar month is above or below the model's rate as it was in the whole years before
 */
export type Scenario = 'plain' | 'last-year-shares';

/** All scenarios, the plain one first. */
export const SCENARIOS: readonly Scenario[] = ['plain', 'last-year-shares'];

/** One month ahead. */
export interface ForecastMonth {
  /** 1 for the month that begins the day after the end of observation. */
  readonly number: number;
  /** First and last day, both included. */
  readonly startDay: number;
  readonly endDay: number;
  /** Weeks at the model's rate that the month is worth: its own, or more or fewer as the scenario says. */
  readonly exposureWeeks: number;
}

/**
 * The months after the end of observation, as long as the calendar has them: after 2011-11-30 comes 2011-12-01 to
 * 2011-12-31, after 2011-12-09 comes 2011-12-10 to 2012-01-09.
 *
 * @param seasonal what the scenario `last-year-shares` needs (see `seasonalMonths`)
 * @returns `null` for `last-year-shares` without a season
 */
export function monthsAhead(
  endDay: number,
  months: number,
  scenario: Scenario,
  seasonal: readonly Pick<SeasonalMonth, 'index'>[] | null = null,
): readonly ForecastMonth[] | null {
  checkNumber('months', months, { integer: true, min: 1, max: 60 });
  const list = Array.from({ length: months }, (_, i) => ({
    number: i + 1,
    startDay: addMonths(endDay, i) + 1,
    endDay: addMonths(endDay, i + 1),
  }));
  const weeks = list.map((month) => (month.endDay - month.startDay + 1) / 7);
  switch (scenario) {
    case 'plain':
      return list.map((month, i) => ({ ...month, exposureWeeks: weeks[i] }));
    case 'last-year-shares':
      return seasonal === null
        ? null
        : list.map((month) => ({
            ...month,
            exposureWeeks: seasonalWeeks(month.startDay, month.endDay, seasonal),
          }));
    default:
      return never(scenario);
  }
}

function seasonalWeeks(
  startDay: number,
  endDay: number,
  seasonal: readonly Pick<SeasonalMonth, 'index'>[],
): number {
  let weeks = 0;
  for (let day = startDay; day <= endDay; day += 1) weeks += seasonal[monthOf(day)].index / 7;
  return weeks;
}

/** Weeks at the model's rate that the months are worth together. */
export function weeksOf(months: readonly ForecastMonth[]): number {
  return months.reduce((sum, { exposureWeeks }) => sum + exposureWeeks, 0);
}

/** A month, or the first so many of them together. */
export interface ForecastPeriod {
  /** 'month 2', or 'months 1 to 3'. */
  readonly name: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly startDay: number;
  readonly endDay: number;
}

/** Every month, then the first `totals` months together. */
export function periodsOf(
  months: readonly ForecastMonth[],
  totals: readonly number[],
): readonly ForecastPeriod[] {
  const single = months.map((month) => ({
    name: `month ${month.number}`,
    fromMonth: month.number,
    toMonth: month.number,
    startDay: month.startDay,
    endDay: month.endDay,
  }));
  const together = totals
    .filter((to) => to > 1 && to <= months.length)
    .map((to) => ({
      name: `months 1 to ${to}`,
      fromMonth: 1,
      toMonth: to,
      startDay: months[0].startDay,
      endDay: months[to - 1].endDay,
    }));
  return [...single, ...together];
}

function never(scenario: never): never {
  throw new RangeError(`scenario must be one of ${SCENARIOS.join(', ')}, received ${String(scenario)}`);
}
