/**
 * A quantile of sorted values, interpolated between them.
 *
 * @param sorted ascending, at least one
 * @param share from 0 to 1
 */
export function quantileOf(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** The median of values in any order; NaN of none. */
export function medianOf(values: Float64Array): number {
  return values.length === 0 ? NaN : quantileOf(Float64Array.from(values).sort(), 0.5);
}
