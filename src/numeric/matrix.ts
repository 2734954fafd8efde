import { type Matrix } from 'ml-matrix';

/** The form in which kernels take a matrix: row after row in one flat array. */
export interface FlatMatrix {
  /** rows × columns numbers, row after row. */
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Copies a matrix to the flat form.
 *
 * @throws RangeError when the matrix is empty or holds a value that is not finite (row and column are named)
 */
export function flatten(matrix: Matrix, name = 'matrix'): FlatMatrix {
  const { rows, columns } = matrix;
  if (rows === 0 || columns === 0) throw new RangeError(`${name} is empty: ${rows} rows, ${columns} columns`);
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const value = matrix.get(i, j);
      if (!Number.isFinite(value)) {
        throw new RangeError(`${name} must hold finite numbers, received ${value} in row ${i}, column ${j}`);
      }
      values[i * columns + j] = value;
    }
  }
  return { values, rows, columns };
}
