import { isMember, type HistoryCustomer, type HistoryForecast } from '../../programme';
import { type Bundle, type BundleValue } from '../../scoring';
import { type Database } from '../../store';
import { forecastFrozen, type Forecast } from '../../value';

/** Months ahead that a month's history forecasts. */
export const HORIZONS: readonly number[] = [1, 3];

/** What is expected of one customer over three months. */
export type ExpectedOf = Pick<HistoryCustomer, 'expected_revenue_3m' | 'low80_3m' | 'high80_3m'>;

/** A month's forecasts. */
export interface MonthForecast {
  readonly rows: readonly HistoryForecast[];
  /** By customer number; none where there is no forecast. */
  readonly of: ReadonlyMap<number, ExpectedOf>;
}

/** A group by its customers' numbers. */
export interface ForecastGroup {
  readonly name: string;
  readonly customerIds: readonly number[];
}

/**
 * Forecasts a month's customers by the bundle's parameters.
 *
 * The intervals of all and of the members are as wide, in proportion, as those that the report quoted from past misses;
 * those of segments and customers cover what may happen under the parameters alone.
 */
export async function forecastMonth(
  database: Database,
  { value, settings }: Pick<Bundle, 'value' | 'settings'>,
  asOf: string,
  groups: readonly ForecastGroup[],
): Promise<MonthForecast> {
  const none: MonthForecast = { rows: [], of: new Map() };
  if (value === null) return none;
  const months = Math.max(...HORIZONS);
  const forecast = await forecastFrozen(database, value, asOf, { months, groups, seed: settings.seed });
  if (forecast === null) return none;
  return { rows: rowsOf(asOf, forecast, value, groups), of: expectedOf(forecast, months) };
}

function rowsOf(
  asOf: string,
  forecast: Forecast,
  value: BundleValue,
  groups: readonly ForecastGroup[],
): HistoryForecast[] {
  const method = forecast.scenario === 'plain' ? 'model' : 'model with season';
  return groups.flatMap(({ name }) =>
    HORIZONS.flatMap((months) => {
      const row = forecast.groups.find(
        (each) =>
          each.group === name &&
          each.quantity === 'revenue' &&
          each.fromMonth === 1 &&
          each.toMonth === months,
      );
      if (row === undefined) return [];
      const { expected } = row;
      const width = value.intervals.find((each) => each.who === name && each.months === months);
      const bounds =
        width === undefined
          ? { low80: row.low80, high80: row.high80, low95: row.low95, high95: row.high95 }
          : {
              low80: width.low80 * expected,
              high80: width.high80 * expected,
              low95: width.low95 * expected,
              high95: width.high95 * expected,
            };
      return [{ as_of: asOf, who: name, months, method, expected, ...bounds, actual: null }];
    }),
  );
}

function expectedOf(forecast: Forecast, months: number): Map<number, ExpectedOf> {
  const at = forecast.periods.findIndex(({ fromMonth, toMonth }) => fromMonth === 1 && toMonth === months);
  const { expected, low80, high80 } = forecast.revenue[at];
  const entries = Array.from(forecast.customerIds, (id, i): [number, ExpectedOf] => [
    id,
    { expected_revenue_3m: expected[i], low80_3m: low80[i], high80_3m: high80[i] },
  ]);
  return new Map(entries);
}

/** Whether a customer belongs to whom a forecast is of. */
export function isOf(who: string, { status, segment }: Pick<HistoryCustomer, 'status' | 'segment'>): boolean {
  if (who === 'all') return true;
  return who === 'members' ? isMember(status) : segment === who;
}
