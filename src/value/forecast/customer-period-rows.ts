import { type Forecast, type ForecastQuantity } from './forecast';
import { type Estimate } from './quantiles';

/** One customer's forecast of one quantity for one period. */
export interface CustomerPeriodRow extends Estimate {
  readonly customerId: number;
  readonly aliveProbability: number;
  readonly period: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  /** Day numbers, both included. */
  readonly startDay: number;
  readonly endDay: number;
  readonly quantity: ForecastQuantity;
}

/**
 * The forecast of some customers as a long table: by customer, period and quantity.
 *
 * @throws RangeError when a customer is not in the forecast, or it has no bounds per customer
 */
export function customerPeriodRows(
  forecast: Forecast,
  customerIds: ArrayLike<number>,
): readonly CustomerPeriodRow[] {
  if (forecast.purchases.some((estimates) => estimates.low95.length !== forecast.customerIds.length)) {
    throw new RangeError('the forecast must be made with perCustomer: it has no bounds per customer');
  }
  return Array.from(customerIds).flatMap((customerId) => {
    const i = forecast.customerIds.indexOf(customerId);
    if (i < 0) throw new RangeError(`customer ${customerId} is not in the forecast`);
    return forecast.periods.flatMap((period, at) =>
      (['purchases', 'revenue'] as const).map((quantity): CustomerPeriodRow => {
        const { expected, low80, high80, low95, high95 } = forecast[quantity][at];
        return {
          customerId,
          aliveProbability: forecast.alive[i],
          period: period.name,
          fromMonth: period.fromMonth,
          toMonth: period.toMonth,
          startDay: period.startDay,
          endDay: period.endDay,
          quantity,
          expected: expected[i],
          low80: low80[i],
          high80: high80[i],
          low95: low95[i],
          high95: high95[i],
        };
      }),
    );
  });
}
