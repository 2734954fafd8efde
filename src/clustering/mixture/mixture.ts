import { Matrix } from 'ml-matrix';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';
import { expectationMaximisation, type CovarianceKind, type EmRun } from './em';
import { expectation } from './expectation';
import { factorise } from './factors';
import { promisingStarts } from './starts';

/** Options of {@link fitMixture}. */
export interface MixtureOptions {
  /** `full`: each component its own ellipsoid; `diagonal`: along the axes; `tied`: all the same; default `full`. */
  readonly covariance?: CovarianceKind;
  /** Added to the covariances' diagonals, in squared units of the columns; default 1e-6. */
  readonly regularisation?: number;
  /**
   * Runs to the end, of which the one with the highest likelihood is kept; default 5. They set out from the best of six
   * times as many starts.
   */
  readonly restarts?: number;
  /** Whole number from 0 to 2^32 − 1; default 0. */
  readonly seed?: number;
  /** Steps of expectation-maximisation in one start; default 200. */
  readonly maxIterations?: number;
  /** A step that raises the mean log-likelihood by less ends the run; default 1e-3. */
  readonly tolerance?: number;
}

/** A Gaussian mixture's parameters, all that placing a new row needs. */
export interface MixtureComponents {
  readonly covariance: CovarianceKind;
  /** k shares, summing to 1. */
  readonly weights: Float64Array;
  /** k × columns. */
  readonly means: Matrix;
  /** One columns × columns matrix a component; tied ones are equal. */
  readonly covariances: readonly Matrix[];
}

/** A fitted Gaussian mixture. */
export interface MixtureFit extends MixtureComponents {
  readonly model: 'gaussian-mixture';
  readonly k: number;
  /** The most likely component of each row, the first among equals. A component may be the most likely of no row. */
  readonly labels: Int32Array;
  /** rows × k: the posterior probability of each component; rows sum to 1. */
  readonly memberships: Matrix;
  /** Mean log-likelihood of a row, in nats; higher is better. */
  readonly lowerBound: number;
  /** Bayesian information criterion; lower is better. */
  readonly bic: number;
  /** Akaike's information criterion; lower is better. */
  readonly aic: number;
  readonly iterations: number;
  /** Whether the last step gained less than `tolerance`; if not, raise `maxIterations`. */
  readonly converged: boolean;
  readonly restarts: number;
  readonly seed: number;
}

/**
 * Gaussian mixture by expectation-maximisation.
 *
 * The likelihood has many local maxima, so the starts are many, see {@link promisingStarts}: a few steps tell which of
 * them are worth going on with. Likelihoods are summed in logarithms. A start in which a component loses all its rows is
 * dropped.
 *
 * @param matrix rows × columns, finite
 * @param k number of components, at least 1 and at most the number of distinct rows
 * @throws RangeError when k or an option is out of range, or when no start could be finished
 *
 * Reference: Dempster, Laird and Rubin 1977; Schwarz 1978 for BIC; Akaike 1974 for AIC; Biernacki, Celeux and Govaert
 * 2003 for the short runs.
 */
export function fitMixture(matrix: Matrix, k: number, options: MixtureOptions = {}): MixtureFit {
  const { covariance = 'full', regularisation = 1e-6, restarts = 5, seed = 0 } = options;
  const { maxIterations = 200, tolerance = 1e-3 } = options;
  const points = flatten(matrix);
  checkNumber('k', k, { integer: true, min: 1, max: points.rows });
  checkNumber('restarts', restarts, { integer: true, min: 1 });
  checkNumber('maxIterations', maxIterations, { integer: true, min: 1 });
  checkNumber('tolerance', tolerance, { min: 0, max: Number.MAX_VALUE });
  checkNumber('regularisation', regularisation, { min: 0, max: Number.MAX_VALUE });
  const free = freeParameters(k, points.columns, covariance);
  const settings = { covariance, regularisation, tolerance, maxIterations };
  const starts = promisingStarts(points, k, settings, { restarts, seed });
  if (!starts) throw new RangeError(`k must be at most the number of distinct rows, received ${k}`);
  let best: EmRun | undefined;
  let runs = 0;
  for (const parameters of starts) {
    if (runs === restarts) break;
    const run = expectationMaximisation(points, parameters, k, settings);
    if (run === undefined) continue;
    runs += 1;
    if (!best || run.lowerBound > best.lowerBound) best = run;
  }
  if (!best) {
    throw new RangeError(
      `no start of a mixture of ${k} components could be finished: a component lost its rows or became flat; ` +
        `lower k or raise regularisation (received ${regularisation})`,
    );
  }
  return describe(points, best, free, { k, covariance, restarts, seed });
}

function describe(
  points: FlatMatrix,
  run: EmRun,
  free: number,
  asked: Pick<MixtureFit, 'k' | 'covariance' | 'restarts' | 'seed'>,
): MixtureFit {
  const { rows, columns } = points;
  const { k } = asked;
  const memberships = new Float64Array(rows * k);
  expectation(points, run.parameters.means, run.factors, { memberships });
  const deviance = -2 * run.lowerBound * rows;
  return {
    model: 'gaussian-mixture',
    ...asked,
    weights: run.parameters.weights,
    means: Matrix.from1DArray(k, columns, run.parameters.means),
    covariances: Array.from({ length: k }, (_, c) =>
      Matrix.from1DArray(
        columns,
        columns,
        run.parameters.covariances.subarray(c * columns * columns, (c + 1) * columns * columns),
      ),
    ),
    labels: mostLikely(memberships, k),
    memberships: Matrix.from1DArray(rows, k, memberships),
    lowerBound: run.lowerBound,
    bic: deviance + free * Math.log(rows),
    aic: deviance + 2 * free,
    iterations: run.iterations,
    converged: run.converged,
  };
}

/** Numbers that the data sets freely: weights less one, means, covariances. */
function freeParameters(k: number, d: number, covariance: CovarianceKind): number {
  const common = k - 1 + k * d;
  switch (covariance) {
    case 'full':
      return common + (k * d * (d + 1)) / 2;
    case 'diagonal':
      return common + k * d;
    case 'tied':
      return common + (d * (d + 1)) / 2;
    default: {
      const unknown: never = covariance;
      throw new RangeError(`covariance must be full, diagonal or tied, received ${String(unknown)}`);
    }
  }
}

function mostLikely(memberships: Float64Array, k: number): Int32Array {
  const labels = new Int32Array(memberships.length / k);
  for (let i = 0; i < labels.length; i += 1) {
    for (let c = 1; c < k; c += 1) {
      if (memberships[i * k + c] > memberships[i * k + labels[i]]) labels[i] = c;
    }
  }
  return labels;
}

/**
 * Posterior probabilities of the components for new rows, rows × k; each row sums to 1.
 *
 * @throws RangeError when the matrix has other columns than the mixture
 */
export function mixtureMemberships(fit: MixtureComponents, matrix: Matrix): Matrix {
  const points = flatten(matrix);
  const { values: means, rows: k, columns } = flatten(fit.means, 'means');
  checkNumber('matrix columns', points.columns, { min: columns, max: columns });
  const covariances = Float64Array.from(fit.covariances.flatMap((each) => each.to1DArray()));
  const factors = factorise(covariances, fit.weights, columns);
  if (!factors) throw new RangeError('covariances must be positive definite');
  const memberships = new Float64Array(points.rows * k);
  expectation(points, means, factors, { memberships });
  return Matrix.from1DArray(points.rows, k, memberships);
}

/** The component with the highest posterior for each row. */
export function predictMixture(fit: MixtureComponents, matrix: Matrix): Int32Array {
  return mostLikely(Float64Array.from(mixtureMemberships(fit, matrix).to1DArray()), fit.weights.length);
}
