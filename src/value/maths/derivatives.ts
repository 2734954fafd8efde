/** The cube root of the rounding error balances rounding against curvature in a central difference. */
const STEP = 6e-6;
const HESSIAN_STEP = 4e-4;

/** Gradient by central differences; two evaluations a coordinate. */
export function differentiate(f: (point: Float64Array) => number, point: Float64Array): Float64Array {
  const moved = Float64Array.from(point);
  return point.map((x, i) => {
    const step = STEP * Math.max(1, Math.abs(x));
    moved[i] = x + step;
    const up = f(moved);
    moved[i] = x - step;
    const down = f(moved);
    moved[i] = x;
    return (up - down) / (2 * step);
  });
}

/**
 * Matrix of second derivatives by central differences, row after row.
 *
 * Relative error around 1e-6 for functions of size 1 whose coordinates are logarithms.
 */
export function secondDerivatives(f: (point: Float64Array) => number, point: Float64Array): Float64Array {
  const n = point.length;
  const moved = Float64Array.from(point);
  const h = HESSIAN_STEP;
  const middle = f(moved);
  const corner = (i: number, di: number, j: number, dj: number): number => {
    moved[i] += di;
    moved[j] += dj;
    const value = f(moved);
    moved[i] = point[i];
    moved[j] = point[j];
    return value;
  };
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    matrix[i * n + i] = (corner(i, h, i, 0) - 2 * middle + corner(i, -h, i, 0)) / (h * h);
    for (let j = 0; j < i; j += 1) {
      const mixed = corner(i, h, j, h) - corner(i, h, j, -h) - corner(i, -h, j, h) + corner(i, -h, j, -h);
      matrix[i * n + j] = mixed / (4 * h * h);
      matrix[j * n + i] = matrix[i * n + j];
    }
  }
  return matrix;
}
