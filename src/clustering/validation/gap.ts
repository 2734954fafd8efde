import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, flatten } from '../../numeric';
import { fitKMeans } from '../kmeans/kmeans';
import { partition } from '../labels';
import { clusterMeans, sumWithin } from './within';

/** Options of {@link gapStatistic}. */
export interface GapOptions {
  /** Reference data sets; default 20. */
  readonly references?: number;
  /**
   * `principal`: even over the box along the principal axes of the data; `box`: along its columns; default `principal`.
   */
  readonly reference?: 'principal' | 'box';
  /** Clusters rows into k; default k-means with 3 restarts and no swaps. */
  readonly cluster?: (rows: Matrix, k: number, seed: number) => ArrayLike<number>;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
}

/** The gap statistic over a range of k. */
export interface GapStatistic {
  readonly ks: readonly number[];
  /** How much ln W lies below that of data without clusters; higher is better. */
  readonly gaps: Float64Array;
  /** Standard error of each gap, with the factor √(1 + 1 ÷ references) of the simulation. */
  readonly errors: Float64Array;
  /** ln of the within-cluster sum of squares of the data. */
  readonly logWithin: Float64Array;
  /** Mean of it over the reference data sets. */
  readonly logReference: Float64Array;
  /** The least k whose gap is within one standard error of the next; null when the gaps rise to the end. */
  readonly k: number | null;
}

/**
 * The gap statistic: how much tighter the clusters are than those of data spread evenly over the same box.
 *
 * The k chosen is the least with gap(k) ≥ gap(k + 1) − s(k + 1); k = 1 is allowed, and then says that there are no
 * clusters. Undefined, hence an error, when the within-cluster sum of squares is 0 at some k.
 *
 * @param ks ascending by one, from 1 up
 * @throws RangeError when ks or an option is out of range, or it is undefined
 *
 * Reference: Tibshirani, Walther and Hastie 2001, J. R. Stat. Soc. B 63; W is their pooled sum of squares.
 */
export function gapStatistic(matrix: Matrix, ks: readonly number[], options: GapOptions = {}): GapStatistic {
  const { references = 20, reference = 'principal', cluster = byKMeans, seed = 0 } = options;
  checkNumber('references', references, { integer: true, min: 2 });
  checkNumber('number of ks', ks.length, { min: 1 });
  ks.forEach((k, i) => {
    const least = i === 0 ? 1 : ks[i - 1] + 1;
    checkNumber(`ks[${i}]`, k, { integer: true, min: least, max: i === 0 ? matrix.rows : least });
  });
  const draw = referenceSampler(matrix, reference);
  const curve = (rows: Matrix, part: number) =>
    ks.map((k) => logWithinOf(rows, cluster(rows, k, childSeed(part, k)), k));
  const logWithin = Float64Array.from(curve(matrix, seed));
  const curves = Array.from({ length: references }, (_, r) => {
    const part = childSeed(seed, r);
    return curve(draw(part), part);
  });
  const logReference = Float64Array.from(
    ks,
    (_, i) => curves.reduce((sum, each) => sum + each[i], 0) / references,
  );
  const gaps = logReference.map((mean, i) => mean - logWithin[i]);
  const errors = logReference.map((mean, i) => {
    const variance = curves.reduce((sum, each) => sum + (each[i] - mean) ** 2, 0) / references;
    return Math.sqrt(variance * (1 + 1 / references));
  });
  const at = ks.findIndex((_, i) => i + 1 < ks.length && gaps[i] >= gaps[i + 1] - errors[i + 1]);
  return { ks, gaps, errors, logWithin, logReference, k: at < 0 ? null : ks[at] };
}

function byKMeans(rows: Matrix, k: number, seed: number): Int32Array {
  return fitKMeans(rows, k, { restarts: 3, swaps: 0, seed }).labels;
}

function logWithinOf(rows: Matrix, labels: ArrayLike<number>, k: number): number {
  const points = flatten(rows);
  const parts = partition(labels, points.rows);
  const within = sumWithin(points, parts, clusterMeans(points, parts));
  if (!(within > 0)) throw new RangeError(`the gap statistic is undefined: no spread within ${k} clusters`);
  return Math.log(within);
}

/** Draws data sets of the same size, even over the box of the data along its columns or its principal axes. */
function referenceSampler(matrix: Matrix, kind: 'principal' | 'box'): (seed: number) => Matrix {
  const means = matrix.mean('column');
  const centred = matrix.clone().subRowVector(means);
  const axes = kind === 'box' ? Matrix.eye(matrix.columns) : principalAxes(centred);
  const turned = centred.mmul(axes);
  const least = turned.min('column');
  const greatest = turned.max('column');
  return (seed) => {
    const random = createRandom(seed);
    const drawn = new Matrix(matrix.rows, matrix.columns);
    for (let i = 0; i < drawn.rows; i += 1) {
      for (let j = 0; j < drawn.columns; j += 1)
        drawn.set(i, j, least[j] + (greatest[j] - least[j]) * random());
    }
    return drawn.mmul(axes.transpose()).addRowVector(means);
  };
}

function principalAxes(centred: Matrix): Matrix {
  return new EigenvalueDecomposition(centred.transpose().mmul(centred), { assumeSymmetric: true })
    .eigenvectorMatrix;
}
