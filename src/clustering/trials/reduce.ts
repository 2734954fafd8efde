import { Matrix } from 'ml-matrix';
import { type FlatMatrix } from '../../numeric';
import { stratifiedSample } from '../stratified';

/** The rows on which the methods of all pairs work, beside all rows. */
export interface Reduction {
  readonly all: Matrix;
  /** The sample, or all rows when they are few enough. */
  readonly sample: Matrix;
  /** The sample's row numbers, ascending. */
  readonly rows: Int32Array;
  /** Whether the sample is fewer than all. */
  readonly reduced: boolean;
}

/** A stratified sample of at most so many rows. */
export function reduceRows(all: Matrix, maxRows: number, seed: number): Reduction {
  const rows = stratifiedSample(all, maxRows, { seed });
  return { all, rows, sample: takeRows(all, rows), reduced: rows.length < all.rows };
}

/** Those rows of a matrix; itself when they are all. */
export function takeRows(matrix: Matrix, rows: Int32Array): Matrix {
  if (rows.length === matrix.rows) return matrix;
  return matrix.selection(
    [...rows],
    Array.from({ length: matrix.columns }, (_, column) => column),
  );
}

/** Points as they pass between threads, as a matrix. */
export function toMatrix({ rows, columns, values }: FlatMatrix): Matrix {
  return Matrix.from1DArray(rows, columns, values);
}
