import { type ForecastQuantity, type Scenario } from '../forecast';
import {
  addMonths,
  boughtBetween,
  dayText,
  type BuildOptions,
  type BuiltHistories,
  type PurchaseRow,
} from '../histories';
import { type PurchaseModelName } from '../models';
import { placesOf, sumOver } from '../predict';
import { lastQuarter, lastQuarterTimesLastYear } from './baselines';
import { type OriginForecast, type OriginTask } from './origin-task';

/** Ways to forecast that are held against each other: the model under each scenario, and two naive ones. */
export type ForecastMethod = Scenario | 'last-quarter' | 'last-quarter-times-last-year';

/** One forecast held against what came. */
export interface OriginRow {
  /** Last day that was known, YYYY-MM-DD. */
  readonly origin: string;
  readonly originDay: number;
  readonly horizonMonths: number;
  /** 'base' or the group's name. */
  readonly who: string;
  readonly customers: number;
  readonly quantity: ForecastQuantity;
  readonly method: ForecastMethod;
  /** The purchase model chosen at the origin; `null` for a naive method. */
  readonly model: PurchaseModelName | null;
  readonly actual: number;
  readonly predicted: number;
  /** predicted − actual, and the same over actual (`null` where nothing came). */
  readonly error: number;
  readonly relativeError: number | null;
  /** Bounds, and whether the actual lies within; `null` for a naive method, which has none. */
  readonly low80: number | null;
  readonly high80: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly inside80: boolean | null;
  readonly inside95: boolean | null;
}

/** Holds the forecasts of one origin, and the naive ones, against what came. */
export function originRows(
  rows: readonly PurchaseRow[],
  task: OriginTask,
  forecast: OriginForecast,
  options: Pick<BuildOptions, 'zeroValue'>,
): readonly OriginRow[] {
  const { built } = task;
  const everyone = { name: 'base', customerIds: built.histories.customerIds };
  return task.totals.flatMap((horizonMonths) => {
    const bought = boughtBetween(
      rows,
      built,
      built.endDay + 1,
      addMonths(built.endDay, horizonMonths),
      options,
    );
    return [everyone, ...task.groups].flatMap((group) => {
      const places = placesOf(built.histories, group.customerIds);
      const input = { rows, built, places, horizonMonths, options };
      const naive = {
        'last-quarter': lastQuarter(input),
        'last-quarter-times-last-year': lastQuarterTimesLastYear(input),
      };
      return (['purchases', 'revenue'] as const).flatMap((quantity) => {
        const actual = sumOver(quantity === 'purchases' ? bought.purchases : bought.netValue, places);
        const common = {
          ...about(built, horizonMonths),
          who: group.name,
          customers: places.length,
          quantity,
        };
        const fromModel = forecast.rows
          .filter((row) => row.group === group.name && row.quantity === quantity)
          .filter((row) => row.fromMonth === 1 && row.toMonth === horizonMonths)
          .map(({ scenario, expected, low80, high80, low95, high95 }): OriginRow => ({
            ...common,
            method: scenario,
            model: forecast.model,
            ...against(actual, expected),
            ...{ low80, high80, low95, high95 },
            inside80: actual >= low80 && actual <= high80,
            inside95: actual >= low95 && actual <= high95,
          }));
        const fromBaselines = (['last-quarter', 'last-quarter-times-last-year'] as const).flatMap(
          (method): OriginRow[] => {
            const predicted = naive[method];
            return predicted === null
              ? []
              : [{ ...common, method, model: null, ...against(actual, predicted[quantity]), ...NO_BOUNDS }];
          },
        );
        return [...fromModel, ...fromBaselines];
      });
    });
  });
}

const NO_BOUNDS = { low80: null, high80: null, low95: null, high95: null, inside80: null, inside95: null };

function about(built: BuiltHistories, horizonMonths: number) {
  return { origin: dayText(built.endDay), originDay: built.endDay, horizonMonths };
}

function against(actual: number, predicted: number) {
  const error = predicted - actual;
  return { actual, predicted, error, relativeError: actual > 0 ? error / actual : null };
}
