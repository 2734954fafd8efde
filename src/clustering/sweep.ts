import { type FlatMatrix } from '../numeric';
import { squaredTo } from './kmeans/lloyd-assign';

/** Rows in the order of one column. */
export interface SortedRows {
  /** The rows' numbers, by ascending value in the column. */
  readonly order: Int32Array;
  /** The rows in that order, flat. */
  readonly sorted: Float64Array;
  readonly column: number;
}

/** Sorts rows along their widest column, where near rows are soonest told from far ones. */
export function sortAlongWidest(points: FlatMatrix): SortedRows {
  const { values, rows, columns } = points;
  const column = widestColumn(points);
  const along = Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]);
  const order = Int32Array.from(along.keys()).sort((a, b) => along[a] - along[b] || a - b);
  const sorted = new Float64Array(values.length);
  for (let s = 0; s < rows; s += 1) {
    for (let j = 0; j < columns; j += 1) sorted[s * columns + j] = values[order[s] * columns + j];
  }
  return { order, sorted, column };
}

/** Calls back for each pair of rows within a distance, once a pair. */
export function sweepPairs(points: FlatMatrix, radius: number, pair: (a: number, b: number) => void): void {
  const { rows, columns } = points;
  const { order, sorted, column } = sortAlongWidest(points);
  for (let s = 0; s < rows; s += 1) {
    const from = s * columns;
    for (let t = s + 1; t < rows; t += 1) {
      if (sorted[t * columns + column] - sorted[from + column] > radius) break;
      // The root is compared, not the square: the distance itself is to be at most the radius.
      if (Math.sqrt(squaredTo(sorted, from, sorted, t * columns, columns)) <= radius)
        pair(order[s], order[t]);
    }
  }
}

/** The column whose values span the most. */
function widestColumn({ values, rows, columns }: FlatMatrix): number {
  let widest = 0;
  let most = -1;
  for (let j = 0; j < columns; j += 1) {
    let least = Infinity;
    let greatest = -Infinity;
    for (let i = 0; i < rows; i += 1) {
      const value = values[i * columns + j];
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    if (greatest - least > most) {
      most = greatest - least;
      widest = j;
    }
  }
  return widest;
}
