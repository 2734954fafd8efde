import { Matrix } from 'ml-matrix';
import { type FlatMatrix } from '../numeric';

/** A matrix as plain JSON: row after row. */
export interface SavedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}

export function saveMatrix({ values, rows, columns }: FlatMatrix): SavedMatrix {
  return { rows, columns, values: Array.from(values) };
}

/** @throws RangeError when the number of values is not rows × columns */
export function loadMatrix({ rows, columns, values }: SavedMatrix): FlatMatrix {
  if (values.length !== rows * columns) {
    throw new RangeError(
      `a saved ${rows} × ${columns} matrix must hold ${rows * columns} values, received ${values.length}`,
    );
  }
  return { rows, columns, values: Float64Array.from(values) };
}

/** The flat form as an ml-matrix. */
export function toMatrix({ values, rows, columns }: FlatMatrix): Matrix {
  return Matrix.from1DArray(rows, columns, values);
}
