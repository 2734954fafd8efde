import { type CustomerEstimates } from './estimates';
import { type Forecast } from './forecast';

/** Months that every customer's row is about. */
const HORIZONS: readonly number[] = [1, 3, 6];

const BOUND_COLUMNS = [
  ['', 'expected'],
  ['_low80', 'low80'],
  ['_high80', 'high80'],
  ['_low95', 'low95'],
  ['_high95', 'high95'],
] as const;

/**
 * The columns of numbers in `value.parquet`, one value per customer in the forecast's order: `alive_probability` (of
 * still being a customer at the end of observation; 1 for all under the NBD), then purchase days and net revenue at 1, 3
 * and 6 months with their bounds: `purchases_3m`, `revenue_3m_low95`, …
 *
 * @param forecast six months or more, with bounds per customer
 * @throws RangeError when the forecast lacks a horizon or bounds per customer
 */
export function customerValueColumns(forecast: Forecast): readonly (readonly [string, Float64Array])[] {
  const columns = HORIZONS.flatMap((months) => {
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
  return [['alive_probability', forecast.alive], ...columns];
}

function columnsOf(name: string, estimates: CustomerEstimates): (readonly [string, Float64Array])[] {
  return BOUND_COLUMNS.map(([suffix, key]) => [`${name}${suffix}`, estimates[key]] as const);
}
