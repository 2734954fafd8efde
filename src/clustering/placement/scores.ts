import { Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { NOISE } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';
import { mixtureMemberships } from '../mixture/mixture';
import { nearestRows } from './nearest-rows';
import { placeRows, sameColumns } from './place';
import { type SavedClustering } from './saved';

/**
 * What a placement goes by: the `distance` to each centre (or dense row), lower is nearer; the `posterior` probability
 * of each component, or the `vote` of the nearest labelled rows, higher is surer, each summing to 1 over the labels.
 */
export type PlacementMeasure = 'distance' | 'posterior' | 'vote';

/** How well every label fits every row. */
export interface PlacementScores {
  readonly measure: PlacementMeasure;
  /** The labels of the columns, ascending; noise is none of them. */
  readonly labels: readonly number[];
  /** rows × labels. */
  readonly values: Matrix;
  /**
   * rows × labels: how far away each label is. To its centre, its nearest dense row, or its nearest labelled row; null
   * for a mixture, whose components have no one distance.
   */
  readonly distances: Matrix | null;
  /** One label a row, as `placeRows` gives it. */
  readonly placed: Int32Array;
}

/** What a saved clustering places by. */
export function placementMeasure({ kind }: Pick<SavedClustering, 'kind'>): PlacementMeasure {
  if (kind === 'gaussian-mixture') return 'posterior';
  return kind === 'nearest-labelled' ? 'vote' : 'distance';
}

/**
 * Places rows by a saved clustering, and says how near or how probable each of its labels is for them.
 *
 * A tree's rows vote with weight 1 ÷ distance, as a share of all votes; one at distance 0 has the whole vote. For
 * density models a label's distance is that to its nearest dense row: Euclidean for DBSCAN, of mutual reachability for
 * HDBSCAN.
 *
 * @param saved as `placeRows` takes it
 * @param matrix rows × columns
 * @throws RangeError as `placeRows` does
 */
export function placementScores(saved: SavedClustering, matrix: Matrix): PlacementScores {
  const measure = placementMeasure(saved);
  const placed = placeRows(saved, matrix);
  const by = (
    labels: readonly number[],
    values: Matrix,
    distances: Matrix | null = measure === 'distance' ? values : null,
  ): PlacementScores => ({ measure, labels, values, distances, placed });
  switch (saved.kind) {
    case 'nearest-centre':
      return by(Array.from(saved.centres.keys()), toCentres(saved.centres, matrix));
    case 'gaussian-mixture': {
      const components = {
        covariance: saved.covariance,
        weights: Float64Array.from(saved.weights),
        means: new Matrix(saved.means),
        covariances: saved.covariances.map((covariance) => new Matrix(covariance)),
      };
      return by(Array.from(saved.weights.keys()), mixtureMemberships(components, matrix));
    }
    case 'nearest-labelled': {
      const labels = distinct(saved.labels);
      const distances = toNearest(saved.points, saved.labels, labels, matrix, () => 0);
      return by(labels, votes(saved, labels, matrix), distances);
    }
    case 'density': {
      const labels = distinct(saved.labels);
      return by(
        labels,
        toNearest(saved.points, saved.labels, labels, matrix, () => 0),
      );
    }
    case 'reachability': {
      const labels = distinct(saved.labels);
      const { points, known } = sameColumns(matrix, saved.points);
      const around = nearestRows(points, known, saved.minPoints - 1);
      const core = (i: number, row: number): number =>
        Math.max(around.distances[(i + 1) * around.count - 1], saved.coreDistances[row]);
      return by(labels, toNearest(saved.points, saved.labels, labels, matrix, core));
    }
    default: {
      const unknown: never = saved;
      throw new RangeError(`kind of the saved clustering is unknown: ${(unknown as { kind: string }).kind}`);
    }
  }
}

function distinct(labels: readonly number[]): number[] {
  return [...new Set(labels)].filter((label) => label !== NOISE).sort((a, b) => a - b);
}

function toCentres(centres: number[][], matrix: Matrix): Matrix {
  const { points, known } = sameColumns(matrix, centres);
  const { columns } = points;
  const values = new Matrix(points.rows, known.rows);
  for (let i = 0; i < points.rows; i += 1) {
    for (let c = 0; c < known.rows; c += 1) {
      values.set(i, c, Math.sqrt(squaredTo(points.values, i * columns, known.values, c * columns, columns)));
    }
  }
  return values;
}

function votes(
  saved: SavedClustering & { kind: 'nearest-labelled' },
  labels: readonly number[],
  matrix: Matrix,
): Matrix {
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

/** The distance to the nearest saved row of each label, at least as far as `core` of the two says. */
function toNearest(
  saved: number[][],
  savedLabels: readonly number[],
  labels: readonly number[],
  matrix: Matrix,
  core: (row: number, saved: number) => number,
): Matrix {
  if (saved.length === 0) return new Matrix(matrix.rows, 0);
  const points = flatten(matrix);
  const known = flatten(new Matrix(saved));
  const { columns } = points;
  const column = new Map(labels.map((label, c) => [label, c]));
  const values = new Matrix(points.rows, labels.length).fill(Infinity);
  for (let i = 0; i < points.rows; i += 1) {
    for (let row = 0; row < known.rows; row += 1) {
      const c = column.get(savedLabels[row]);
      if (c === undefined) continue;
      const squared = squaredTo(points.values, i * columns, known.values, row * columns, columns);
      const distance = Math.max(Math.sqrt(squared), core(i, row));
      if (distance < values.get(i, c)) values.set(i, c, distance);
    }
  }
  return values;
}
