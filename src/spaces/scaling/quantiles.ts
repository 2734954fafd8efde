/**
 * The quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996, the default of NumPy and R).
 *
 * @param sorted ascending, at least one
 * @param p from 0 to 1
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
