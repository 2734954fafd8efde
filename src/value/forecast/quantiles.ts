/** An expectation with its intervals. */
export interface Estimate {
  readonly expected: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

/** The probabilities of low95, low80, high80 and high95. */
export const BOUNDS: readonly number[] = [0.025, 0.1, 0.9, 0.975];

/**
 * Quantiles of so many zeros and of sorted positive numbers, interpolated (R's type 7), written to `out` from `offset`
 * in the order of `BOUNDS`.
 */
export function interpolatedBounds(
  sorted: Float64Array,
  zeros: number,
  out: Float64Array,
  offset: number,
): void {
  const last = zeros + sorted.length - 1;
  for (let k = 0; k < BOUNDS.length; k += 1) {
    const at = BOUNDS[k] * last;
    const below = Math.floor(at);
    const low = below < zeros ? 0 : sorted[below - zeros];
    const high = below + 1 < zeros ? 0 : below + 1 > last ? low : sorted[below + 1 - zeros];
    out[offset + k] = low + (at - below) * (high - low);
  }
}

/**
 * Bounds of whole numbers: the smallest number that at least the share of the draws does not exceed (R's type 1), so
 * that a bound is a number of purchases that can happen. `tally` is scratch of the largest number + 1, all zero before
 * and after.
 */
export function countBounds(draws: Int32Array, tally: Int32Array, out: Float64Array, offset: number): void {
  let most = 0;
  for (let d = 0; d < draws.length; d += 1) {
    tally[draws[d]] += 1;
    if (draws[d] > most) most = draws[d];
  }
  let k = 0;
  let reached = 0;
  for (let count = 0; count <= most; count += 1) {
    reached += tally[count];
    tally[count] = 0;
    while (k < BOUNDS.length && reached >= BOUNDS[k] * draws.length) {
      out[offset + k] = count;
      k += 1;
    }
  }
}
