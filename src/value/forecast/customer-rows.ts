import { type CustomerEstimates } from './estimates';
import { type Forecast } from './forecast';

/** Months that every customer's row is about. */
export type ValueHorizon = 1 | 3 | 6;
type Bound = '' | '_low80' | '_high80' | '_low95' | '_high95';

/** One customer's row of `value.parquet`: 3 identifying columns, then purchases and revenue at 1, 3 and 6 months. */
export type CustomerValueRow = {
  readonly customer_id: number;
  /** The purchase model that the numbers are from. */
  readonly model: string;
  /** Probability of still being a customer at the end of observation; 1 for all under the NBD. */
  readonly alive_probability: number;
} & {
  /** `purchases_3m`: expected purchase days in the next 3 months; `revenue_3m_low95`: lower bound of the 95% interval. */
  readonly [Key in `${'purchases' | 'revenue'}_${ValueHorizon}m${Bound}`]: number;
};

const HORIZONS: readonly ValueHorizon[] = [1, 3, 6];
const BOUND_COLUMNS = [
  ['', 'expected'],
  ['_low80', 'low80'],
  ['_high80', 'high80'],
  ['_low95', 'low95'],
  ['_high95', 'high95'],
] as const;

/**
 * The rows of `value.parquet`, one per customer in the forecast's order, to be joined with other tables by
 * `customer_id`.
 *
 * @param forecast six months or more, with bounds per customer
 * @throws RangeError when the forecast lacks a horizon or bounds per customer
 */
export function customerValueRows(forecast: Forecast): readonly CustomerValueRow[] {
  const columns: (readonly [string, Float64Array])[] = HORIZONS.flatMap((months) => {
    const at = forecast.periods.findIndex((period) => period.fromMonth === 1 && period.toMonth === months);
    if (at < 0)
      throw new RangeError(
        `the forecast must hold months 1 to ${months}: make it with months 6 and totals 3 and 6`,
      );
    return [
      ...columnsOf(`purchases_${months}m`, forecast.purchases[at]),
      ...columnsOf(`revenue_${months}m`, forecast.revenue[at]),
    ];
  });
  const n = forecast.customerIds.length;
  for (const [name, values] of columns) {
    if (values.length !== n)
      throw new RangeError(
        `the forecast must be made with perCustomer: ${name} has ${values.length} of ${n} values`,
      );
  }
  return Array.from(forecast.customerIds, (id, i) => {
    const numbers = Object.fromEntries(columns.map(([name, values]) => [name, values[i]]));
    return {
      customer_id: id,
      model: forecast.model,
      alive_probability: forecast.alive[i],
      ...numbers,
    } as CustomerValueRow;
  });
}

function columnsOf(name: string, estimates: CustomerEstimates): (readonly [string, Float64Array])[] {
  return BOUND_COLUMNS.map(([suffix, key]) => [`${name}${suffix}`, estimates[key]] as const);
}
