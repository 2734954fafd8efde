import { type ForecastPeriod } from './months';
import { BOUNDS, interpolatedBounds, type Estimate } from './quantiles';

/** One number per customer, for an expectation and each of its bounds. */
export interface CustomerEstimates {
  readonly expected: Float64Array;
  readonly low80: Float64Array;
  readonly high80: Float64Array;
  readonly low95: Float64Array;
  readonly high95: Float64Array;
}

/** Quantiles of a group's sums over the months of a period. */
export function boundsOf(
  sums: Float64Array,
  draws: number,
  months: number,
  period: ForecastPeriod,
): Omit<Estimate, 'expected'> {
  const totals = new Float64Array(draws);
  for (let d = 0; d < draws; d += 1) {
    for (let month = period.fromMonth - 1; month < period.toMonth; month += 1)
      totals[d] += sums[d * months + month];
  }
  const bounds = new Float64Array(BOUNDS.length);
  interpolatedBounds(totals.sort(), 0, bounds, 0);
  return { low95: bounds[0], low80: bounds[1], high80: bounds[2], high95: bounds[3] };
}

/** The bounds of one period out of those of all customers and periods; empty where the period (−1) is none of them. */
export function estimatesOf(
  expected: Float64Array,
  bounds: Float64Array,
  period: number,
  periods: number,
): CustomerEstimates {
  const customers = period < 0 ? 0 : bounds.length / periods / BOUNDS.length;
  const bound = (k: number): Float64Array =>
    Float64Array.from({ length: customers }, (_, i) => bounds[(i * periods + period) * BOUNDS.length + k]);
  return { expected, low95: bound(0), low80: bound(1), high80: bound(2), high95: bound(3) };
}
