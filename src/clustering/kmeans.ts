import { kmeans } from 'ml-kmeans';
import { Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, flatten } from '../numeric';
import { startCentres } from './kmeans-start';
import { lloyd, squaredTo, type LloydRun } from './lloyd';

/** Options of {@link fitKMeans}. */
export interface KMeansOptions {
  /** Independent k-means++ starts, of which the one with the least inertia is kept; default 10. */
  readonly restarts?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Passes over the rows in one start; default 300. */
  readonly maxIterations?: number;
}

/** A k-means clustering. */
export interface KMeansFit {
  readonly model: 'k-means';
  readonly k: number;
  /** One cluster a row, 0 to k − 1; every cluster has at least one row. */
  readonly labels: Int32Array;
  /** k × columns. */
  readonly centres: Matrix;
  /** Sum of squared distances of the rows to their centres; lower is tighter. */
  readonly inertia: number;
  /** Passes over the rows that the kept start took. */
  readonly iterations: number;
  /** Whether no row changed its cluster in the last pass; if not, raise `maxIterations`. */
  readonly converged: boolean;
  readonly restarts: number;
  readonly seed: number;
}

/**
 * k-means: the k centres that make the sum of squared distances to the nearest centre small.
 *
 * Each restart is greedy k-means++ followed by Lloyd's algorithm; the restarts race on flat arrays, and the one with
 * the least inertia is handed to ml-kmeans, which takes it to a point where the centres stand still and whose labels
 * and centres are the result. ml-kmeans alone has neither restarts nor a mend for empty clusters, and for a whole
 * race it is some ten times slower.
 *
 * @param matrix rows × columns, finite
 * @param k number of clusters, at least 1 and at most the number of distinct rows
 * @throws RangeError when k or an option is out of range, or fewer than k rows are distinct
 *
 * Reference: Lloyd 1982; Arthur and Vassilvitskii 2007; Hamerly 2010 for the bounds.
 */
export function fitKMeans(matrix: Matrix, k: number, options: KMeansOptions = {}): KMeansFit {
  const { restarts = 10, seed = 0, maxIterations = 300 } = options;
  const points = flatten(matrix);
  checkNumber('k', k, { integer: true, min: 1, max: points.rows });
  checkNumber('restarts', restarts, { integer: true, min: 1 });
  checkNumber('maxIterations', maxIterations, { integer: true, min: 1 });
  let best: LloydRun | undefined;
  for (let restart = 0; restart < restarts; restart += 1) {
    const start = startCentres(points, k, createRandom(childSeed(seed, restart)));
    if (!start) throw new RangeError(`k must be at most the number of distinct rows, received ${k}`);
    const run = lloyd(points, start, k, maxIterations);
    if (!best || run.inertia < best.inertia) best = run;
  }
  return { model: 'k-means', k, restarts, seed, ...finish(matrix, best!, maxIterations) };
}

/** Lets ml-kmeans take a run to its end. */
function finish(matrix: Matrix, run: LloydRun, maxIterations: number) {
  const rows = matrix.to2DArray();
  const k = run.centres.length / matrix.columns;
  const initialization = Array.from({ length: k }, (_, c) =>
    Array.from(run.centres.subarray(c * matrix.columns, (c + 1) * matrix.columns)),
  );
  const left = Math.max(1, maxIterations - run.iterations);
  const end = kmeans(rows, k, { initialization, tolerance: 0, maxIterations: left });
  const labels = Int32Array.from(end.clusters);
  let inertia = 0;
  for (let i = 0; i < rows.length; i += 1) inertia += end.distance(rows[i], end.centroids[labels[i]]);
  return {
    labels,
    centres: new Matrix(end.centroids),
    inertia,
    iterations: run.iterations + end.iterations - 1,
    converged: end.converged,
  };
}

/**
 * The nearest centre of each row, the first among equals.
 *
 * @throws RangeError when the matrix has other columns than the fit
 */
export function predictKMeans(fit: Pick<KMeansFit, 'centres'>, matrix: Matrix): Int32Array {
  const points = flatten(matrix);
  const { values: centres, rows: k, columns } = flatten(fit.centres, 'centres');
  checkNumber('matrix columns', points.columns, { min: columns, max: columns });
  const labels = new Int32Array(points.rows);
  for (let i = 0; i < points.rows; i += 1) {
    let nearest = Infinity;
    for (let c = 0; c < k; c += 1) {
      const distance = squaredTo(points.values, i * columns, centres, c * columns, columns);
      if (distance < nearest) {
        nearest = distance;
        labels[i] = c;
      }
    }
  }
  return labels;
}
