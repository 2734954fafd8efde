import { Matrix, SVD } from 'ml-matrix';
import { type FlatMatrix } from '../../numeric';

/** The principal axes of centred rows. */
export interface PrincipalAxes {
  readonly mean: Float64Array;
  /** axes × d, each of length 1, its largest entry positive. */
  readonly axes: Matrix;
  /** Variance along each axis, divisor n − 1, descending; as many as min(n, d). */
  readonly variances: Float64Array;
}

/** Singular value decomposition of the centred rows; the sign of an axis makes its largest entry positive. */
export function principalAxes(points: FlatMatrix): PrincipalAxes {
  const { values, rows, columns } = points;
  const mean = new Float64Array(columns);
  for (let at = 0; at < values.length; at += 1) mean[at % columns] += values[at];
  for (let c = 0; c < columns; c += 1) mean[c] /= rows;
  const centred = new Matrix(rows, columns);
  for (let i = 0; i < rows; i += 1) {
    for (let c = 0; c < columns; c += 1) centred.set(i, c, values[i * columns + c] - mean[c]);
  }
  const svd = new SVD(centred, { computeLeftSingularVectors: false, autoTranspose: true });
  const right = svd.rightSingularVectors;
  const count = Math.min(rows, columns);
  const axes = new Matrix(count, columns);
  const variances = new Float64Array(count);
  for (let a = 0; a < count; a += 1) {
    variances[a] = svd.diagonal[a] ** 2 / Math.max(rows - 1, 1);
    let largest = 0;
    for (let c = 0; c < columns; c += 1) {
      if (Math.abs(right.get(c, a)) > Math.abs(largest) + 1e-12) largest = right.get(c, a);
    }
    const sign = largest < 0 ? -1 : 1;
    for (let c = 0; c < columns; c += 1) axes.set(a, c, sign * right.get(c, a));
  }
  return { mean, axes, variances };
}

/** Coordinates of rows along the first `count` axes, rows × count. */
export function project(
  points: FlatMatrix,
  { mean, axes }: Pick<PrincipalAxes, 'mean' | 'axes'>,
  count: number,
): FlatMatrix {
  const { values, rows, columns } = points;
  const result = new Float64Array(rows * count);
  for (let a = 0; a < count; a += 1) {
    const axis = axes.getRow(a);
    for (let i = 0; i < rows; i += 1) {
      let sum = 0;
      for (let c = 0; c < columns; c += 1) sum += (values[i * columns + c] - mean[c]) * axis[c];
      result[i * count + a] = sum;
    }
  }
  return { values: result, rows, columns: count };
}
