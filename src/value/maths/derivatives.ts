/** A smooth function of a few variables: its value, and its derivatives written to `gradient`. */
export type SmoothFunction = (point: Float64Array, gradient: Float64Array) => number;

/** The cube root of the rounding error balances rounding against curvature in a central difference. */
const STEP = 6e-6;

/**
 * Matrix of second derivatives by central differences of the gradient, row after row.
 *
 * Relative error around 1e-9 for functions of size 1 whose coordinates are logarithms.
 */
export function secondDerivatives(f: SmoothFunction, point: Float64Array): Float64Array {
  const n = point.length;
  const moved = Float64Array.from(point);
  const [up, down] = [new Float64Array(n), new Float64Array(n)];
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    moved[i] = point[i] + STEP;
    f(moved, up);
    moved[i] = point[i] - STEP;
    f(moved, down);
    moved[i] = point[i];
    // Half of each of the two halves, which differ by rounding only.
    for (let j = 0; j < n; j += 1) {
      const half = (up[j] - down[j]) / (4 * STEP);
      matrix[i * n + j] += half;
      matrix[j * n + i] += half;
    }
  }
  return matrix;
}
