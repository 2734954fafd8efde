import { kmeans } from 'ml-kmeans';
import { Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, flatten, type FlatMatrix, type Random } from '../../numeric';
import { exchangeRows } from './exchange';
import { startCentres } from './start';
import { standingOf, swapCentre, type Standing } from './swap';
import { clusterSizes } from '../labels';
import { lloyd, type LloydRun } from './lloyd';
import { squaredTo, type WarmStart } from './lloyd-assign';

/** Options of {@link fitKMeans}. */
export interface KMeansOptions {
  /** Independent k-means++ starts, of which the one with the least inertia is kept; default 10. */
  readonly restarts?: number;
  /**
   * Times at most that a centre of each of the two best starts is moved elsewhere, which is kept when it helps; of
   * more than 2,000 rows no longer than until ten in a row were in vain. Default eight times `restarts`, at most 40.
   */
  readonly swaps?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Passes over the rows in one start; default 300. */
  readonly maxIterations?: number;
}

/** A start is over when the squared moves of the centres sum to less than this share of a column's variance. */
const STILLNESS = 1e-4;

/** Up to so many rows every start and swap goes to its end, and single rows are exchanged after each. */
const FEW = 2000;

/** Of more rows starts are compared after so many passes, where swaps are to mend the best of them. */
const HEAT_PASSES = 3;

/** Of more rows no more swaps are tried after so many in a row that helped by less than this share. */
const PATIENCE = { swaps: 10, share: 1e-4 };

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
  /** Whether the centres stood still at the end; if not, raise `maxIterations`. */
  readonly converged: boolean;
  readonly restarts: number;
  readonly seed: number;
}

/**
 * k-means: the k centres that make the sum of squared distances to the nearest centre small.
 *
 * Each restart is greedy k-means++ followed by Lloyd's algorithm; the best two, found after a few passes where rows are
 * many, go on until the centres nearly stand still, and are improved by swaps of centres and by moving single rows.
 * Without swaps every start goes on. This race runs on flat arrays. Its winner is handed to ml-kmeans, which takes it to
 * a point where the centres do stand still, and whose labels and centres are the result: ml-kmeans by itself has neither
 * restarts nor a mend for empty clusters, and a start takes it some ten times longer.
 *
 * @param matrix rows × columns, finite
 * @param k number of clusters, at least 1 and at most the number of distinct rows
 * @throws RangeError when k or an option is out of range, or fewer than k rows are distinct
 *
 * Reference: Lloyd 1982; Arthur and Vassilvitskii 2007; Fränti 2018 for the swaps;
 * Hartigan 1975 for the single rows.
 */
export function fitKMeans(matrix: Matrix, k: number, options: KMeansOptions = {}): KMeansFit {
  const { restarts = 10, swaps = Math.min(40, 8 * restarts), seed = 0, maxIterations = 300 } = options;
  const points = flatten(matrix);
  checkNumber('k', k, { integer: true, min: 1, max: points.rows });
  checkNumber('restarts', restarts, { integer: true, min: 1 });
  checkNumber('swaps', swaps, { integer: true, min: 0 });
  checkNumber('maxIterations', maxIterations, { integer: true, min: 1 });
  const winner = race(points, k, { restarts, swaps, seed, maxIterations });
  return { model: 'k-means', k, restarts, seed, ...finish(matrix, winner, maxIterations) };
}

/** The best of all starts and swaps, run until no row changes its cluster. */
function race(points: FlatMatrix, k: number, options: Required<KMeansOptions>): LloydRun {
  const { restarts, swaps, seed, maxIterations } = options;
  const rough = { maxIterations, stillness: STILLNESS * meanVariance(points) };
  const few = points.rows <= FEW;
  const runFrom = (start: Float64Array | WarmStart, rival?: number): LloydRun => {
    const run = lloyd(points, start, k, { ...rough, rival });
    return few && run.converged ? exchangeRows(points, run) : run;
  };
  const mended = swaps > 0 && k > 1;
  const heat = { ...rough, maxIterations: Math.min(HEAT_PASSES, maxIterations) };
  const starts: LloydRun[] = [];
  for (let restart = 0; restart < restarts; restart += 1) {
    const start = startCentres(points, k, createRandom(childSeed(seed, restart)));
    if (!start) throw new RangeError(`k must be at most the number of distinct rows, received ${k}`);
    starts.push(mended && !few ? lloyd(points, start, k, heat) : runFrom(start));
  }
  starts.sort((a, b) => a.inertia - b.inertia);
  const random = createRandom(childSeed(seed, restarts));
  // Two, since the best start may lie where no single swap leads out.
  const improved = mended
    ? starts.slice(0, 2).map(({ centres }) => swapped(points, runFrom(centres), runFrom, { swaps, random }))
    : starts.slice(0, 1);
  const best = improved.reduce((kept, run) => (run.inertia < kept.inertia ? run : kept));
  const last = lloyd(points, best.centres, k, { maxIterations, stillness: 0 });
  const iterations = best.iterations + last.iterations;
  return { ...(last.converged ? exchangeRows(points, last) : last), iterations };
}

/** A run improved by swaps of its centres. */
function swapped(
  points: FlatMatrix,
  run: LloydRun,
  runFrom: (start: WarmStart, rival: number) => LloydRun,
  { swaps, random }: { readonly swaps: number; readonly random: Random },
): LloydRun {
  let best = run;
  let standing: Standing | undefined;
  const patience = points.rows <= FEW ? swaps : PATIENCE.swaps;
  for (let swap = 0, vain = 0; swap < swaps && vain < patience && best.inertia > 0; swap += 1) {
    standing ??= standingOf(points, best.centres);
    const next = runFrom(swapCentre(points, standing, random, swap % 2 === 1), best.inertia);
    vain = next.inertia < best.inertia * (1 - PATIENCE.share) ? 0 : vain + 1;
    if (next.inertia < best.inertia) {
      best = next;
      standing = undefined;
    }
  }
  return best;
}

/** Mean over the columns of their variance, the unit in which a centre's move is small. */
function meanVariance({ values, rows, columns }: FlatMatrix): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) {
    let mean = 0;
    for (let at = j; at < values.length; at += columns) mean += values[at] / rows;
    for (let at = j; at < values.length; at += columns) sum += (values[at] - mean) ** 2;
  }
  return sum / (rows * columns);
}

/** Lets ml-kmeans take a run to its end. */
function finish(matrix: Matrix, run: LloydRun, maxIterations: number) {
  const rows = matrix.to2DArray();
  const k = run.centres.length / matrix.columns;
  const initialization = Array.from({ length: k }, (_, c) =>
    Array.from(run.centres.subarray(c * matrix.columns, (c + 1) * matrix.columns)),
  );
  const end = kmeans(rows, k, { initialization, tolerance: 0, maxIterations });
  const labels = Int32Array.from(end.clusters);
  // A run that was cut off short of its end may lose a cluster here, where nothing mends it.
  if (clusterSizes(labels).length < k) {
    return { ...run, centres: Matrix.from1DArray(k, matrix.columns, run.centres) };
  }
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
