import { Matrix } from 'ml-matrix';
import { checkNumber, createRandom, flatten, type FlatMatrix } from '../../numeric';
import { findNeighbours } from '../neighbours/nearest';
import { principalStart } from '../pca/start';
import { affinitiesOf, type Affinities } from './affinities';
import { divergenceGiven } from './attraction';
import { descend } from './descent';
import { descendExactly } from './exact';
import { readTsneOptions, type TsneOptions, type TsneParameters } from './options';
import { RepulsionTree } from './tree';

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
  const n = points.rows;
  const parameters = readTsneOptions(n, options);
  const { perplexity, seed, engine } = parameters;
  const { onProgress } = options;
  const affinities = tsneAffinities(points, perplexity, engine === 'exact');
  onProgress?.({ stage: 'neighbours', done: 1, of: 1 });
  const start = principalStart(points, 2, 'deviation', 1e-4, createRandom(seed), 1e-3);
  const run = engine === 'exact' ? descendExactly : descend;
  const {
    embedding,
    iterations: done,
    converged,
  } = run(affinities, start, {
    ...parameters,
    onProgress,
  });
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
