import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../numeric';
import { nearestNeighbours } from '../spaces';

/**
 * Ranks as shares: for each value the share of the others that are below it, equal ones counted half; 0 to 1.
 *
 * @param values finite numbers, at least one
 */
export function rankShares(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const shares = new Float64Array(n);
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  for (let from = 0; from < n;) {
    let end = from + 1;
    while (end < n && values[order[end]] === values[order[from]]) end += 1;
    const share = n === 1 ? 0.5 : (from + end - 1) / 2 / (n - 1);
    for (let i = from; i < end; i += 1) shares[order[i]] = share;
    from = end;
  }
  return shares;
}

/**
 * How well a space is arranged by a value: the share of the value's variance that the mean of each point's nearest
 * neighbours explains, 1 − Σ (v − v̄ₙ)² / Σ (v − v̄)².
 *
 * At most 1, higher is better: 1 when neighbours are alike; about 0 or just below when the value is scattered over
 * the space at random. Undefined, hence an error, when all values are equal.
 *
 * @param points rows × columns
 * @param measures values of each row, such as {@link rankShares}, several at once
 * @param k neighbours; default 15, or as many as there are
 */
export function arrangedBy(
  points: Matrix,
  measures: readonly ArrayLike<number>[],
  k = Math.min(15, points.rows - 1),
): number[] {
  const { indices } = nearestNeighbours(points, k);
  return measures.map((values, m) => {
    const n = checkNumber(`length of measure ${m}`, values.length, { min: points.rows, max: points.rows });
    // Said of the values themselves: the sum of squares of equal ones may be a rounding above zero.
    if (points.rows > 0 && Array.from(values).every((value) => value === values[0]))
      throw new RangeError(`measure ${m} must vary, received ${values[0]} throughout`);
    let mean = 0;
    for (let i = 0; i < n; i += 1) mean += values[i] / n;
    let left = 0;
    let whole = 0;
    for (let i = 0; i < n; i += 1) {
      let around = 0;
      for (let at = i * k; at < (i + 1) * k; at += 1) around += values[indices[at]] / k;
      left += (values[i] - around) ** 2;
      whole += (values[i] - mean) ** 2;
    }
    return 1 - left / whole;
  });
}
