/** A lower and an upper end. */
export type Interval = readonly [number, number];

/**
 * The value at a fractional position of sorted values, interpolated between neighbours.
 *
 * @param sorted ascending, at least one value
 * @param position 0 to length − 1
 */
export function valueAt(sorted: ArrayLike<number>, position: number): number {
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/**
 * A quantile of sorted values: type 7 of Hyndman and Fan (1996), the default of NumPy and R.
 *
 * @param sorted ascending, at least one value
 * @param share from 0 to 1
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  return valueAt(sorted, share * (sorted.length - 1));
}

/** The median of values in any order; NaN of none. */
export function medianOf(values: ArrayLike<number>): number {
  return values.length === 0 ? NaN : quantileOf(Float64Array.from(values).sort(), 0.5);
}

/**
 * The middle 95% of the draws (percentile bootstrap); draws in which the measure is undefined (NaN, infinite) are left
 * out.
 *
 * @returns null where fewer than half of the draws are defined, or there are none
 *
 * Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
 */
export function percentileInterval(draws: ArrayLike<number>): Interval | null {
  const sorted = Float64Array.from(draws)
    .filter((value) => Number.isFinite(value))
    .sort();
  if (sorted.length === 0 || sorted.length < draws.length / 2) return null;
  return [quantileOf(sorted, 0.025), quantileOf(sorted, 0.975)];
}
