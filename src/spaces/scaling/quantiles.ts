/**
 * The value at a fractional position of a sorted array, by linear interpolation: with position (n − 1) p the
 * p-quantile of type 7 (Hyndman and Fan 1996), the default of NumPy and R.
 *
 * @param sorted ascending, at least one
 * @param position 0 to length − 1
 */
export function valueAt(sorted: Float64Array, position: number): number {
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
