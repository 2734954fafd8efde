import { Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { partition } from '../labels';
import { distancesToLabels, distinctLabels } from './label-distances';
import { nearestRows, voteOfNearest } from './nearest-rows';
import { sameColumns, type Predictor, type SavedClustering } from './predictor';

/** Rows of a saved clustering that vote for a new one, where there are as many. */
export const VOTERS = 5;

/** Labelled rows. */
export interface SavedRows extends SavedClustering {
  readonly kind: 'nearest-labelled';
  readonly version: 1;
  readonly neighbours: number;
  readonly points: number[][];
  readonly labels: number[];
}

/**
 * Saves any labelled rows, such as a cut of a tree: a new row goes where its nearest labelled rows are.
 *
 * They vote with weight 1 ÷ distance, so that a row that was among them keeps its label.
 *
 * @param options `neighbours`: how many vote, from 1 to the number of rows; default 5 (or all, when there are fewer)
 */
export function saveLabelled(
  matrix: Matrix,
  labels: ArrayLike<number>,
  options: { readonly neighbours?: number } = {},
): SavedRows {
  const { neighbours = Math.min(VOTERS, matrix.rows) } = options;
  checkNumber('neighbours', neighbours, { integer: true, min: 1, max: matrix.rows });
  partition(labels, matrix.rows);
  return {
    kind: 'nearest-labelled',
    version: 1,
    neighbours,
    points: matrix.to2DArray(),
    labels: Array.from(labels),
  };
}

/** The vote of the nearest labelled rows, as shares of all votes; one at distance 0 has the whole vote. */
export const nearestLabelled: Predictor<SavedRows> = {
  kind: 'nearest-labelled',
  measure: 'vote',
  predict(saved, rows) {
    const { points, known } = sameColumns(rows, saved.points);
    return voteOfNearest(nearestRows(points, known, saved.neighbours), saved.labels);
  },
  scores(saved, rows) {
    const labels = distinctLabels(saved.labels);
    return { labels, values: votes(saved, labels, rows), distances: distancesToLabels(saved, labels, rows) };
  },
  words: {
    en: (space) => `where the nearest five customers are in ${space}, the nearer ones counting more`,
    pt: (space) =>
      `para onde estão os cinco clientes mais próximos, com peso maior para os mais próximos (espaço: ${space})`,
  },
};

function votes(saved: SavedRows, labels: readonly number[], matrix: Matrix): Matrix {
  const { points, known } = sameColumns(matrix, saved.points);
  const { count, rows, distances } = nearestRows(points, known, saved.neighbours);
  const values = Matrix.zeros(points.rows, labels.length);
  for (let i = 0; i < points.rows; i += 1) {
    // The nearest row stands where this one does: it decides alone.
    const voters = distances[i * count] === 0 ? 1 : count;
    let sum = 0;
    for (let p = i * count; p < i * count + voters; p += 1) {
      const weight = voters === 1 ? 1 : 1 / distances[p];
      const column = labels.indexOf(saved.labels[rows[p]]);
      sum += weight;
      if (column >= 0) values.set(i, column, values.get(i, column) + weight);
    }
    for (let c = 0; c < labels.length; c += 1) values.set(i, c, values.get(i, c) / sum);
  }
  return values;
}
