import { formatNumber, missing } from '../../format';
import { type OriginRow, type ForecastMethod } from '../checks';
import { type Forecast, type GroupForecastRow, type ValueModel } from '../forecast';
import { dayText, type BuiltHistories } from '../histories';
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

/** One origin over one horizon: the model's forecast of revenue, what came, and what the naive methods would have said. */
export interface OriginTableRow {
  readonly who: string;
  readonly months: number;
  readonly origin: string;
  readonly customers: number;
  readonly model: string;
  readonly actual: number;
  readonly predicted: number;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly inside80: boolean | null;
  readonly inside95: boolean | null;
  /** (predicted − actual) ÷ actual, of the model and of the naive methods; `null` where one cannot be made. */
  readonly error: number | null;
  readonly last_quarter_error: number | null;
  readonly last_year_error: number | null;
}

/** The check by going back, origin by origin. */
export function originTable(
  origins: readonly OriginRow[],
  method: ForecastMethod,
): readonly OriginTableRow[] {
  const revenue = origins.filter(({ quantity }) => quantity === 'revenue');
  const error = (of: OriginRow, other: ForecastMethod): number | null =>
    revenue.find(
      (row) =>
        row.method === other &&
        row.who === of.who &&
        row.origin === of.origin &&
        row.horizonMonths === of.horizonMonths,
    )?.relativeError ?? null;
  return revenue
    .filter((row) => row.method === method)
    .sort((a, b) => Number(b.who === 'base') - Number(a.who === 'base') || a.horizonMonths - b.horizonMonths)
    .map((row) => ({
      who: row.who,
      months: row.horizonMonths,
      origin: row.origin,
      customers: row.customers,
      model: row.model === null ? '' : PURCHASE_MODELS[row.model].title,
      actual: row.actual,
      predicted: row.predicted,
      low95: row.low95,
      high95: row.high95,
      inside80: row.inside80,
      inside95: row.inside95,
      error: row.relativeError,
      last_quarter_error: error(row, 'last-quarter'),
      last_year_error: error(row, 'last-quarter-times-last-year'),
    }));
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
