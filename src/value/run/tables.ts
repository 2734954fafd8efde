import { dayText } from '../../numeric';
import { formatNumber, missing } from '../../format';
import { type AdoptedMethod, type OriginRow } from '../checks';
import { type Forecast, type GroupForecastRow, type ValueModel } from '../forecast';
import { type BuiltHistories } from '../histories';
import { FORECAST_METHODS, type ForecastMethodName } from '../methods';
import { PURCHASE_MODELS } from '../models';

/** One parameter of one model, with four digits; an en dash where a number does not exist. */
export interface ModelParameterRow {
  readonly model: string;
  readonly parameter: string;
  readonly estimate: string;
  /** From the Hessian; none at a bound, or where the likelihood has no peak. */
  readonly standard_error: string;
  /** 95% interval of Wald, made on the log scale; none where the error is more than three times the estimate. */
  readonly interval: string;
  /** Standard deviation over the bootstrap's replicates; none for models that were not drawn again. */
  readonly bootstrap_error: string;
  readonly used: boolean;
}

/** Φ^-1(0.975). */
const Z95 = 1.959963984540054;

/** The parameters of all purchase models that were fitted. */
export function purchaseParameterRows({ purchases, replicates }: ValueModel): readonly ModelParameterRow[] {
  return purchases.comparison.flatMap((row) =>
    Object.entries(row.parameters).map(([name, estimate], i, { length }) =>
      parameterRow(row.title, name, estimate, row.standardErrors[name], row.chosen, {
        error:
          row.chosen && replicates.bootstrapped ? spreadOf(replicates.purchaseParameters, i, length) : null,
      }),
    ),
  );
}

/** The parameters of the gamma-gamma model. */
export function valueParameterRows({ value, replicates }: ValueModel): readonly ModelParameterRow[] {
  return value.parameterNames.map((name, i) =>
    parameterRow('gamma-gamma', name, value.parameters[i], value.standardErrors[i], true, {
      error: replicates.bootstrapped ? spreadOf(replicates.valueParameters, i, 3) : null,
    }),
  );
}

function parameterRow(
  model: string,
  parameter: string,
  estimate: number,
  error: number | null,
  used: boolean,
  bootstrap: { readonly error: number | null },
): ModelParameterRow {
  const at = (z: number): string => digits(estimate * Math.exp((z * (error ?? 0)) / estimate));
  return {
    model,
    parameter,
    estimate: digits(estimate),
    standard_error: digits(error),
    interval: error === null || error > 3 * estimate ? missing : `${at(-Z95)} to ${at(Z95)}`,
    bootstrap_error: digits(bootstrap.error),
    used,
  };
}

/** Four significant digits, in powers of ten where the number is very small or very large. */
function digits(value: number | null): string {
  if (value === null) return missing;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential(1).replace('e+', 'e');
  const decimals = size === 0 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(size)));
  return formatNumber(value, { decimals });
}

/** Sample standard deviation of one column of rows that stand one after the other. */
function spreadOf(rows: Float64Array, column: number, columns: number): number {
  const values = rows.filter((_, i) => i % columns === column);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** One method in the league: how far it was off over three months, for all customers and for the group. */
export interface LeagueRow {
  readonly method: string;
  /** Origins at which it could be made, and its mean absolute errors over them; `null` without one. */
  readonly origins: number;
  readonly base: number | null;
  readonly group: number | null;
  /** The same over the origins at which every method could be made that can be made today. */
  readonly common: number;
  readonly common_base: number | null;
  readonly common_group: number | null;
  readonly adopted: boolean;
}

/** All methods by how far they were off, the adopted one marked; the best on common origins first. */
export function leagueTable(
  origins: readonly OriginRow[],
  adopted: AdoptedMethod,
  horizonMonths = 3,
): readonly LeagueRow[] {
  const rows = origins.filter(
    (row) => row.quantity === 'revenue' && row.horizonMonths === horizonMonths && row.relativeError !== null,
  );
  const names = adopted.evidence.map(({ method }) => method);
  const days = new Map<number, Set<ForecastMethodName>>();
  for (const { originDay, method } of rows)
    days.set(originDay, (days.get(originDay) ?? new Set()).add(method));
  const common = new Set(
    [...days].filter(([, has]) => names.every((name) => has.has(name))).map(([day]) => day),
  );
  const error = (some: readonly OriginRow[], base: boolean): number | null => {
    const own = some.filter(({ who }) => (who === 'base') === base);
    return own.length === 0
      ? null
      : own.reduce((sum, { relativeError }) => sum + Math.abs(relativeError ?? 0), 0) / own.length;
  };
  return names
    .map((name): LeagueRow => {
      const own = rows.filter(({ method }) => method === name);
      const shared = own.filter(({ originDay }) => common.has(originDay));
      return {
        method: FORECAST_METHODS[name].words.en.label,
        origins: new Set(own.map(({ originDay }) => originDay)).size,
        base: error(own, true),
        group: error(own, false),
        common: common.size,
        common_base: error(shared, true),
        common_group: error(shared, false),
        adopted: name === adopted.method,
      };
    })
    .sort((a, b) => (a.common_base ?? a.base ?? Infinity) - (b.common_base ?? b.base ?? Infinity));
}

/** One origin over one horizon: what came, and how far the methods were off. */
export interface OriginTableRow {
  readonly who: string;
  readonly months: number;
  readonly origin: string;
  readonly customers: number;
  readonly model: string;
  readonly actual: number;
  /** By the adopted method, or by the model as it is where that could not be made. */
  readonly predicted: number;
  /** Whether the model's own interval held; `null` without one. */
  readonly inside95: boolean | null;
  /** (predicted − actual) ÷ actual; `null` where a method cannot be made. */
  readonly error: number | null;
  readonly model_error: number | null;
  readonly last_quarter_error: number | null;
  readonly last_year_error: number | null;
}

/** The check by going back, origin by origin. */
export function originTable(
  origins: readonly OriginRow[],
  method: ForecastMethodName,
): readonly OriginTableRow[] {
  const revenue = origins.filter(({ quantity }) => quantity === 'revenue');
  const at = (of: OriginRow): string => `${of.who}/${of.origin}/${of.horizonMonths}`;
  const found = new Map(revenue.map((row) => [`${at(row)}/${row.method}`, row]));
  const other = (of: OriginRow, name: ForecastMethodName): OriginRow | undefined =>
    found.get(`${at(of)}/${name}`);
  return revenue
    .filter((row) => row.method === 'model')
    .sort((a, b) => Number(b.who === 'base') - Number(a.who === 'base') || a.horizonMonths - b.horizonMonths)
    .map((row) => {
      const own = other(row, method);
      const seasonal = other(row, 'last-year-shares');
      return {
        who: row.who,
        months: row.horizonMonths,
        origin: row.origin,
        customers: row.customers,
        model: PURCHASE_MODELS[row.model].title,
        actual: row.actual,
        predicted: (own ?? row).predicted,
        inside95: row.inside95 ?? seasonal?.inside95 ?? null,
        error: own?.relativeError ?? null,
        model_error: row.relativeError,
        last_quarter_error: other(row, 'last-quarter')?.relativeError ?? null,
        last_year_error: other(row, 'same-quarter-last-year')?.relativeError ?? null,
      };
    });
}

/** A group's forecast of one period, with days that a table can show. */
export interface ForecastTableRow extends Omit<GroupForecastRow, 'startDay' | 'endDay'> {
  readonly first_day: string;
  readonly last_day: string;
}

/** The forecast of one quantity by group and period. */
export function forecastTable(
  forecast: Forecast,
  quantity: GroupForecastRow['quantity'],
): readonly ForecastTableRow[] {
  return forecast.groups
    .filter((row) => row.quantity === quantity)
    .map(({ startDay, endDay, ...row }) => ({
      ...row,
      first_day: dayText(startDay),
      last_day: dayText(endDay),
    }));
}

/** One customer of whom much is expected. */
export interface TopCustomerRow {
  readonly customer_id: number;
  readonly in_group: boolean;
  readonly purchase_days: number;
  /** Net value so far. */
  readonly net_value: number;
  /** Over the first so many months. */
  readonly purchases: number;
  readonly revenue: number;
  readonly low95: number;
  readonly high95: number;
}

/** What the customers of whom most is expected are to bring, and how much of everything that is. */
export interface TopCustomers {
  readonly rows: readonly TopCustomerRow[];
  readonly shareOfRevenue: number;
  /** Share of customers, those of whom most is expected, who are to bring half of all. */
  readonly customersForHalf: number;
}

/**
 * The customers with the highest expected revenue over the first so many months.
 *
 * @param months one of the forecast's totals, with bounds per customer
 * @param n how many are listed
 */
export function topCustomers(
  forecast: Forecast,
  built: BuiltHistories,
  group: ArrayLike<number>,
  months: number,
  n: number,
): TopCustomers {
  const period = forecast.periods.findIndex((p) => p.fromMonth === 1 && p.toMonth === months);
  if (period < 0) throw new RangeError(`months must be one of the forecast’s totals, received ${months}`);
  const { expected, low95, high95 } = forecast.revenue[period];
  const members = new Set(Array.from(group));
  const order = Array.from(expected.keys()).sort(
    (a, b) => expected[b] - expected[a] || forecast.customerIds[a] - forecast.customerIds[b],
  );
  const all = expected.reduce((sum, value) => sum + value, 0);
  let [half, reached] = [0, 0];
  while (half < order.length && reached < all / 2) reached += expected[order[half++]];
  const rows = order.slice(0, n).map((i) => ({
    customer_id: forecast.customerIds[i],
    in_group: members.has(forecast.customerIds[i]),
    purchase_days: built.histories.repeatDays[i] + 1,
    net_value: built.purchaseValues[i] + built.otherValue[i],
    purchases: forecast.purchases[period].expected[i],
    revenue: expected[i],
    low95: low95[i],
    high95: high95[i],
  }));
  return {
    rows,
    shareOfRevenue: all > 0 ? rows.reduce((sum, { revenue }) => sum + revenue, 0) / all : 0,
    customersForHalf: half / order.length,
  };
}
