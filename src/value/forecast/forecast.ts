import { checkNumber, childSeed } from '../../numeric';
import { type BuiltHistories } from '../histories';
import { type PurchaseModelName } from '../models';
import { aliveProbabilities, expectedNextPurchases, expectedValues, placesOf, sumOver } from '../predict';
import { drawAll } from './draw';
import { boundsOf, estimatesOf, type CustomerEstimates } from './estimates';
import { monthsAhead, periodsOf, type ForecastMonth, type ForecastPeriod, type Scenario } from './months';
import { type Estimate } from './quantiles';
import { type ForecastingModel, type ForecastProgress } from './value-model';

/** A named group of customers. */
export interface CustomerGroup {
  readonly name: string;
  readonly customerIds: ArrayLike<number>;
}

/** Options of {@link forecastValue}. */
export interface ForecastOptions {
  /** Months ahead; default 6. */
  readonly months?: number;
  /** So many first months are summed up too; default 3 and 6. */
  readonly totals?: readonly number[];
  /** Default `plain`. */
  readonly scenario?: Scenario;
  /** Groups beside the base, which is always there as 'base'. */
  readonly groups?: readonly CustomerGroup[];
  /**
   * Outcomes drawn under each replicate of the model; default as many as make 1,000 in all, and fewer for more than
   * 20,000 customers. 0: none, and every bound is the expectation itself.
   */
  readonly drawsPerReplicate?: number;
  /** Bounds per customer of the periods that begin with the first month; default true. */
  readonly perCustomer?: boolean;
  /** Default 1. */
  readonly seed?: number;
  /** Worker threads; default: the machine's cores. 0: all in this thread. */
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** What a forecast is of. */
export type ForecastQuantity = 'purchases' | 'revenue';

/** A group's forecast of one quantity for one period. */
export interface GroupForecastRow extends Estimate {
  readonly group: string;
  readonly customers: number;
  readonly scenario: Scenario;
  readonly period: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  /** Day numbers, both included. */
  readonly startDay: number;
  readonly endDay: number;
  /** Purchase days, or net revenue in the currency of the data. */
  readonly quantity: ForecastQuantity;
}

/** What {@link forecastValue} returns. */
export interface Forecast {
  readonly scenario: Scenario;
  readonly model: PurchaseModelName;
  /** Whether the intervals cover the parameters too (bootstrap), or outcomes only. */
  readonly coversParameters: boolean;
  readonly draws: number;
  readonly months: readonly ForecastMonth[];
  readonly periods: readonly ForecastPeriod[];
  readonly customerIds: Int32Array;
  readonly alive: Float64Array;
  /** Expected value of a purchase day of each customer, before returns on other days. */
  readonly valuePerPurchase: Float64Array;
  /** Per period, in the order of `periods`; bounds are empty where they were not asked for. */
  readonly purchases: readonly CustomerEstimates[];
  readonly revenue: readonly CustomerEstimates[];
  readonly groups: readonly GroupForecastRow[];
}

/** Outcomes of each customer, and of all customers together; but no fewer of each than give an interval. */
const DRAWS = 1000;
const ALL_DRAWS = 2e7;
const minDraws = 200;

/**
 * Forecasts purchases and net revenue of each customer and of groups, by month, with 80% and 95% intervals.
 *
 * Expectations are the model's at its estimates. Intervals are quantiles of draws: a draw takes the parameters of one
 * bootstrap replicate, then each customer's rate, drop-out and value from the posterior given the history, then
 * purchases and their values. They cover what the parameters may be and what may happen under them; they do not cover
 * a season, campaign or trend that moves all customers at once (see `checkOrigins` for what that has cost).
 *
 * @param built the histories that the model was fitted to
 * @throws RangeError when an option is out of range, a group holds a stranger, or the scenario needs a year that is
 *   not observed
 */
export async function forecastValue(
  model: ForecastingModel,
  built: BuiltHistories,
  options: ForecastOptions = {},
): Promise<Forecast> {
  const {
    months: count = 6,
    totals = [3, 6],
    scenario = 'plain',
    groups = [],
    perCustomer = true,
    seed = 1,
  } = options;
  const replicates = model.replicates.count;
  const drawsPerReplicate = checkNumber(
    'drawsPerReplicate',
    options.drawsPerReplicate ?? Math.ceil(drawsFor(built.histories.customerIds.length) / replicates),
    { integer: true, min: 0 },
  );
  const months = monthsAhead(built.endDay, count, scenario, model.seasonal);
  if (months === null) {
    throw new RangeError(
      `scenario ${scenario} needs twelve whole calendar months, received ${built.endDay - built.startDay + 1} days`,
    );
  }
  const periods = periodsOf(months, totals);
  const { histories } = built;
  const names = ['base', ...groups.map((group) => group.name)];
  if (new Set(names).size !== names.length) {
    throw new RangeError(
      `groups must have distinct names other than base, received ${names.slice(1).join(', ')}`,
    );
  }
  const everyone = { name: 'base', places: Int32Array.from(histories.customerIds, (_, i) => i) };
  const members = [
    everyone,
    ...groups.map((g) => ({ name: g.name, places: placesOf(histories, g.customerIds) })),
  ];

  const expectedPurchases = expectationsByPeriod(model, built, months, periods);
  const valuePerPurchase = expectedValues(model.value, histories);
  const expectedRevenue = expectedPurchases.map((values) =>
    values.map((e, i) => e * valuePerPurchase[i] * model.keptShare),
  );

  const bounded = perCustomer && drawsPerReplicate > 0 ? periods.filter((p) => p.fromMonth === 1) : [];
  const outcomes = await drawAll(model, built, {
    months,
    periods: bounded,
    groups: members.map((group) => group.places),
    drawsPerReplicate,
    seed: childSeed(seed, 2),
    threads: options.threads,
    onProgress: options.onProgress,
  });
  const draws = replicates * drawsPerReplicate;
  const rows = members.flatMap((group, g) =>
    periods.flatMap((period, at): GroupForecastRow[] => {
      const row = {
        group: group.name,
        customers: group.places.length,
        scenario,
        period: period.name,
        ...spanOf(period),
      };
      const of = (sums: Float64Array, expected: Float64Array): Estimate => ({
        expected: sumOver(expected, group.places),
        ...(draws === 0
          ? exactly(sumOver(expected, group.places))
          : boundsOf(sums, draws, months.length, period)),
      });
      return [
        { ...row, quantity: 'purchases', ...of(outcomes.groupPurchases[g], expectedPurchases[at]) },
        { ...row, quantity: 'revenue', ...of(outcomes.groupRevenue[g], expectedRevenue[at]) },
      ];
    }),
  );
  return {
    scenario,
    model: model.purchases.fit.model,
    coversParameters: model.replicates.bootstrapped,
    draws,
    months,
    periods,
    customerIds: histories.customerIds,
    alive: aliveProbabilities(model.purchases.fit, histories),
    valuePerPurchase,
    purchases: periods.map((period, at) =>
      estimatesOf(expectedPurchases[at], outcomes.purchaseBounds, bounded.indexOf(period), bounded.length),
    ),
    revenue: periods.map((period, at) =>
      estimatesOf(expectedRevenue[at], outcomes.revenueBounds, bounded.indexOf(period), bounded.length),
    ),
    groups: rows,
  };
}

function drawsFor(customers: number): number {
  return Math.min(DRAWS, Math.max(minDraws, Math.ceil(ALL_DRAWS / customers)));
}

function exactly(expected: number): Omit<Estimate, 'expected'> {
  return { low80: expected, high80: expected, low95: expected, high95: expected };
}

/** Expected purchases per period and customer: differences of expectations at the ends of the months. */
function expectationsByPeriod(
  model: ForecastingModel,
  built: BuiltHistories,
  months: readonly ForecastMonth[],
  periods: readonly ForecastPeriod[],
): readonly Float64Array[] {
  let weeks = 0;
  const cumulative: Float64Array[] = [new Float64Array(built.histories.customerIds.length)];
  for (const month of months) {
    weeks += month.exposureWeeks;
    cumulative.push(expectedNextPurchases(model.purchases.fit, built.histories, weeks));
  }
  return periods.map(({ fromMonth, toMonth }) =>
    cumulative[toMonth].map((e, i) => e - cumulative[fromMonth - 1][i]),
  );
}

function spanOf({ fromMonth, toMonth, startDay, endDay }: ForecastPeriod) {
  return { fromMonth, toMonth, startDay, endDay };
}
