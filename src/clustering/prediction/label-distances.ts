import { Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { squaredTo } from '../kmeans/lloyd-assign';
import { NOISE } from '../labels';

/** The labels of clusters, ascending, each once. */
export function distinctLabels(labels: readonly number[]): number[] {
  return [...new Set(labels)].filter((label) => label !== NOISE).sort((a, b) => a - b);
}

/**
 * The distance from each row to the nearest saved row of each label: rows × labels.
 *
 * @param saved points with one label each
 * @param labels those that are asked for
 * @param least a distance below which a row and a saved row never come; default 0
 */
export function distancesToLabels(
  saved: { readonly points: number[][]; readonly labels: readonly number[] },
  labels: readonly number[],
  matrix: Matrix,
  least: (row: number, saved: number) => number = () => 0,
): Matrix {
  if (saved.points.length === 0) return new Matrix(matrix.rows, 0);
  const points = flatten(matrix);
  const known = flatten(new Matrix(saved.points));
  const { columns } = points;
  const column = new Map(labels.map((label, c) => [label, c]));
  const values = new Matrix(points.rows, labels.length).fill(Infinity);
  for (let i = 0; i < points.rows; i += 1) {
    for (let row = 0; row < known.rows; row += 1) {
      const c = column.get(saved.labels[row]);
      if (c === undefined) continue;
      const squared = squaredTo(points.values, i * columns, known.values, row * columns, columns);
      const distance = Math.max(Math.sqrt(squared), least(i, row));
      if (distance < values.get(i, c)) values.set(i, c, distance);
    }
  }
  return values;
}
