import { type Matrix } from 'ml-matrix';
import { type FlatMatrix } from '../numeric';

/**
 * Checks that a matrix has one distinct name for each column, and copies it to the flat form.
 *
 * @throws RangeError when names and columns differ in number, a name comes twice, the matrix is empty, or a value
 *   is not finite (its column is named)
 */
export function readColumns(matrix: Matrix, columns: readonly string[]): FlatMatrix {
  if (matrix.columns !== columns.length) {
    throw new RangeError(
      `columns must name the ${matrix.columns} columns of the matrix, received ${columns.length}`,
    );
  }
  if (matrix.rows === 0 || matrix.columns === 0) {
    throw new RangeError(`matrix is empty: ${matrix.rows} rows, ${matrix.columns} columns`);
  }
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column)) throw new RangeError(`columns must be distinct, received "${column}" twice`);
    seen.add(column);
  }
  const values = new Float64Array(matrix.rows * matrix.columns);
  for (let i = 0, at = 0; i < matrix.rows; i += 1) {
    for (let j = 0; j < matrix.columns; j += 1, at += 1) {
      const value = matrix.get(i, j);
      if (!Number.isFinite(value)) {
        throw new RangeError(
          `column "${columns[j]}" must hold finite numbers, received ${value} in row ${i}`,
        );
      }
      values[at] = value;
    }
  }
  return { values, rows: matrix.rows, columns: matrix.columns };
}

/**
 * Reads a matrix for something that was fitted on `known` columns: the same names in any order come back in the
 * fitted order.
 *
 * @throws RangeError when a column is unknown or missing (it is named), or as {@link readColumns} does
 */
export function readKnownColumns(
  matrix: Matrix,
  columns: readonly string[],
  known: readonly string[],
  fitted: string,
): FlatMatrix {
  const flat = readColumns(matrix, columns);
  for (const column of columns) {
    if (!known.includes(column)) {
      throw new RangeError(`unknown column "${column}": the ${fitted} was fitted on ${known.join(', ')}`);
    }
  }
  const place = known.map((column) => {
    const at = columns.indexOf(column);
    if (at < 0)
      throw new RangeError(`missing column "${column}": the ${fitted} was fitted on ${known.join(', ')}`);
    return at;
  });
  if (place.every((at, index) => at === index)) return flat;
  const values = new Float64Array(flat.values.length);
  for (let i = 0; i < flat.rows; i += 1) {
    for (let j = 0; j < place.length; j += 1)
      values[i * place.length + j] = flat.values[i * place.length + place[j]];
  }
  return { values, rows: flat.rows, columns: flat.columns };
}
