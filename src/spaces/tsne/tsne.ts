import { Matrix } from 'ml-matrix';
import { checkNumber, createRandom, flatten, type FlatMatrix } from '../../numeric';
import { findNeighbours } from '../neighbours/nearest';
import { principalStart } from '../pca/start';
import { type ReportProgress } from '../progress';
import { affinitiesOf, type Affinities } from './affinities';
import { divergenceGiven } from './attraction';
import { descend } from './descent';
import { descendExactly } from './exact';
import { RepulsionTree } from './tree';

/** Options of {@link fitTsne}. */
export interface TsneOptions {
  /** Effective number of neighbours, from 1 to below the rows; default 30, less where there are few rows. */
  readonly perplexity?: number;
  /** Iterations in all, default 1000. */
  readonly iterations?: number;
  /** Iterations with exaggerated attraction, default a quarter of all. */
  readonly earlyIterations?: number;
  /** Factor of the attraction in those, at least 1, default 12 (exact engine: 4). */
  readonly exaggeration?: number;
  /**
   * Step length; default n / 4 / exaggeration in the early iterations and n / 4 in the later ones, at least 50
   * (exact engine: 200).
   */
  readonly learningRate?: number;
  /** How coarsely far points are taken together, 0 (exact) to 1; default 0.4. */
  readonly theta?: number;
  /** Default 1. */
  readonly seed?: number;
  /** `exact` is the library tsne-js, for up to {@link EXACT_ROWS} rows; default `barnes-hut`. */
  readonly engine?: 'barnes-hut' | 'exact';
  readonly onProgress?: ReportProgress;
}

/** A fitted t-SNE; there is no transform: a new row has no place in it without a new fit. */
export interface TsneFit {
  /** n × 2. */
  readonly points: Matrix;
  /** The Kullback-Leibler divergence of the embedding from the data; lower is better. */
  readonly divergence: number;
  readonly iterations: number;
  /** Whether the last 50 iterations lowered the divergence by less than 1% of it; if not, raise `iterations`. */
  readonly converged: boolean;
  readonly parameters: TsneParameters;
}

/** All that a t-SNE was fitted with, defaults filled in. */
export interface TsneParameters {
  readonly perplexity: number;
  readonly iterations: number;
  readonly earlyIterations: number;
  readonly exaggeration: number;
  readonly earlyRate: number;
  readonly lateRate: number;
  readonly theta: number;
  readonly seed: number;
  readonly engine: 'barnes-hut' | 'exact';
}

/** The exact engine needs about n² × 0.3 microseconds an iteration. */
export const EXACT_ROWS = 600;

/**
 * t-SNE in two dimensions.
 *
 * Barnes-Hut in O(n log n), started from the first two principal components with standard deviation 0.0001.
 * Deviations from the reference, and from scikit-learn's defaults: the learning rate of the later phase is n / 4,
 * not that of the early one (Belkina et al. 2019 scale it with n / exaggeration, and the exaggeration is then 1),
 * which brings the divergence lower in as many iterations; the tree is binary, and its θ = 0.4 is finer than the
 * usual 0.5 (see RepulsionTree). The same seed gives the same bytes.
 *
 * @param rows n × d, scaled; at least 4 rows
 * @throws RangeError when an option is out of range, there are too few rows, or a value is not finite
 *
 * Reference: Van der Maaten 2014, JMLR 15; Kobak and Berens 2019, Nature Communications 10, for start and rates.
 */
export function fitTsne(rows: Matrix, options: TsneOptions = {}): TsneFit {
  const points = flatten(rows, 'rows');
  const n = checkNumber('rows', points.rows, { min: 4 });
  const {
    perplexity = Math.min(30, (n - 1) / 3),
    iterations = 1000,
    seed = 1,
    engine = 'barnes-hut',
  } = options;
  const {
    earlyIterations = Math.floor(iterations / 4),
    exaggeration = engine === 'exact' ? 4 : 12,
    theta = 0.4,
    onProgress,
  } = options;
  checkNumber('perplexity', perplexity, { min: 1, max: n - 1 });
  checkNumber('iterations', iterations, { integer: true, min: 1 });
  checkNumber('earlyIterations', earlyIterations, { integer: true, min: 0, max: iterations });
  checkNumber('exaggeration', exaggeration, { min: 1 });
  checkNumber('theta', theta, { min: 0, max: 1 });
  const rate = (factor: number): number =>
    options.learningRate ?? (engine === 'exact' ? 200 : Math.max(n / 4 / factor, 50));
  checkNumber('learningRate', rate(1), { above: 0 });
  if (engine === 'exact') checkNumber('rows for the exact engine', n, { max: EXACT_ROWS });

  const earlyRate = rate(exaggeration);
  const lateRate = rate(1);
  const phases = { iterations, earlyIterations, exaggeration, earlyRate, lateRate, theta };
  const parameters: TsneParameters = { perplexity, ...phases, seed, engine };

  const affinities = tsneAffinities(points, perplexity, engine === 'exact');
  onProgress?.({ stage: 'neighbours', done: 1, of: 1 });
  const start = principalStart(points, 2, 'deviation', 1e-4, createRandom(seed), 1e-3);
  const run = engine === 'exact' ? descendExactly : descend;
  const { embedding, iterations: done, converged } = run(affinities, start, { ...phases, onProgress });
  return {
    points: Matrix.from1DArray(n, 2, embedding),
    divergence: divergenceOf(affinities, embedding),
    iterations: done,
    converged,
    parameters,
  };
}

/**
 * The divergence Σ p_ij log(p_ij / q_ij) of any embedding, its normaliser exact up to 20,000 rows; lower is better, and 0 is perfect.
 *
 * @param rows n × d
 * @param embedding n × 2
 * @param perplexity default 30
 */
export function tsneDivergence(rows: Matrix, embedding: Matrix, perplexity = 30): number {
  const points = flatten(rows, 'rows');
  const placed = flatten(embedding, 'embedding');
  if (placed.columns !== 2 || placed.rows !== points.rows) {
    throw new RangeError(`embedding must be ${points.rows} × 2, received ${placed.rows} × ${placed.columns}`);
  }
  checkNumber('perplexity', perplexity, { min: 1, max: points.rows - 1 });
  return divergenceOf(tsneAffinities(points, perplexity, false), placed.values);
}

function tsneAffinities(points: FlatMatrix, perplexity: number, all: boolean): Affinities {
  const most = points.rows - 1;
  const k = all ? most : Math.min(most, Math.floor(3 * perplexity + 1));
  return affinitiesOf(findNeighbours(points, k), perplexity);
}

/** The normaliser is summed over all pairs up to 20,000 rows, beyond by the tree to within about 0.1%. */
function divergenceOf(affinities: Affinities, embedding: Float64Array): number {
  const theta = affinities.points <= 20_000 ? 0 : 0.2;
  const z = new RepulsionTree(affinities.points).repel(embedding, theta, new Float64Array(embedding.length));
  return divergenceGiven(affinities, embedding, z);
}
