import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { minimise, secondDerivatives, type Minimum, type SmoothFunction } from '../maths';

/** A log-likelihood of positive parameters, to be maximised on their logarithms. */
export interface LikelihoodProblem {
  readonly parameterNames: readonly string[];
  /** Log-likelihood of all customers at natural-scale parameters, and its derivatives by them. */
  readonly logLikelihood: SmoothFunction;
  /** Customers, to bring the likelihood to a mean of size around 1. */
  readonly customers: number;
  /** Natural-scale starts. */
  readonly starts: readonly (readonly number[])[];
  readonly upperBounds: readonly number[];
}

/** Options of a fit. */
export interface FitOptions {
  /** Most steps from each start; default 200. */
  readonly maxIterations?: number;
  /** Fits to every so-manieth customer where there are more than these; default 12,000. */
  readonly maxCustomers?: number;
}

/** What every fit by maximum likelihood returns. */
export interface LikelihoodFit {
  readonly parameterNames: readonly string[];
  /** Estimates, natural scale, in the order of the names. */
  readonly parameters: Float64Array;
  /**
   * Standard errors by the delta method, natural scale: the estimate times the standard error of its logarithm, from
   * the Hessian of the log-likelihood over the parameters that are not at a bound. `null` for a parameter at a bound,
   * and for all when the Hessian is not that of a maximum.
   */
  readonly standardErrors: readonly (number | null)[];
  /** 95% intervals of Wald, made on the log scale so that they stay positive; `null` as the standard errors. */
  readonly intervals: readonly (readonly [number, number] | null)[];
  /** Inverse Hessian of minus the mean log-likelihood, log scale, row after row; rows of parameters at a bound are 0. */
  readonly inverseHessian: Float64Array;
  readonly logLikelihood: number;
  readonly customers: number;
  /** Names of the parameters that ended at their bound. */
  readonly atBound: readonly string[];
  /** Steps and evaluations over all starts. */
  readonly iterations: number;
  readonly evaluations: number;
  readonly starts: number;
  /** Starts that reached the best log-likelihood within 0.01. */
  readonly startsAgreeing: number;
  readonly converged: boolean;
  /** What to do when it did not converge; empty otherwise. */
  readonly advice: string;
}

/** The least a parameter may be, natural scale. */
const LOWER_BOUND = 1e-6;

/** Maximises a likelihood from several starts, and measures how sharp the maximum is. A kernel: checks nothing. */
export function maximise(problem: LikelihoodProblem, options: FitOptions = {}): LikelihoodFit {
  const { customers, starts, parameterNames } = problem;
  const objective = meanObjective(problem);
  const bounds = logBounds(problem.upperBounds);
  const minima: Minimum[] = starts.map((start) =>
    minimise(objective, start.map(Math.log), { ...bounds, maxIterations: options.maxIterations }),
  );
  const best = minima.reduce((a, b) => (b.value < a.value ? b : a));
  const bound = [...best.point].map((x, i) => x <= bounds.lower[i] + 1e-9 || x >= bounds.upper[i] - 1e-9);
  const inverseHessian = invert(objective, best.point, bound);
  // The exponential of a bound's logarithm is off by a rounding.
  const parameters = best.point.map((x, i) => Math.min(Math.exp(x), problem.upperBounds[i]));
  const errors = [...parameters].map((_, i) => {
    const variance = inverseHessian === null ? 0 : inverseHessian[i * bound.length + i] / customers;
    return variance > 0 ? Math.sqrt(variance) : null;
  });
  return {
    parameterNames,
    parameters,
    standardErrors: errors.map((error, i) => (error === null ? null : error * parameters[i])),
    intervals: errors.map((error, i) =>
      error === null ? null : [parameters[i] * Math.exp(-Z95 * error), parameters[i] * Math.exp(Z95 * error)],
    ),
    inverseHessian: inverseHessian ?? new Float64Array(bound.length ** 2),
    logLikelihood: -best.value * customers,
    customers,
    atBound: parameterNames.filter((_, i) => bound[i]),
    iterations: minima.reduce((sum, m) => sum + m.iterations, 0),
    evaluations: minima.reduce((sum, m) => sum + m.evaluations, 0),
    starts: starts.length,
    startsAgreeing: minima.filter((m) => (m.value - best.value) * customers < 0.01).length,
    converged: best.converged,
    advice: best.converged
      ? ''
      : `not converged after ${best.iterations} steps: raise maxIterations, or fit a simpler model`,
  };
}

/** Φ^-1(0.975). */
const Z95 = 1.959963984540054;

/** Minus the mean log-likelihood at logarithms of parameters; the arguments are not kept. */
export function meanObjective(
  problem: Pick<LikelihoodProblem, 'logLikelihood' | 'customers' | 'upperBounds'>,
): SmoothFunction {
  const natural = new Float64Array(problem.upperBounds.length);
  return (point, gradient) => {
    for (let i = 0; i < natural.length; i += 1) natural[i] = Math.exp(point[i]);
    const value = -problem.logLikelihood(natural, gradient) / problem.customers;
    for (let i = 0; i < natural.length; i += 1) gradient[i] *= -natural[i] / problem.customers;
    return value;
  };
}

/** The box that fits stay in, log scale. */
export function logBounds(upperBounds: readonly number[]): { lower: number[]; upper: number[] } {
  return { lower: upperBounds.map(() => Math.log(LOWER_BOUND)), upper: upperBounds.map(Math.log) };
}

/** Inverse Hessian over the free parameters, or null when it is not positive definite. */
function invert(
  objective: SmoothFunction,
  point: Float64Array,
  bound: readonly boolean[],
): Float64Array | null {
  const n = point.length;
  const free = bound.flatMap((isBound, i) => (isBound ? [] : [i]));
  if (free.length === 0) return null;
  const hessian = secondDerivatives(objective, point);
  const part = new Matrix(free.map((i) => free.map((j) => hessian[i * n + j])));
  const cholesky = new CholeskyDecomposition(part);
  if (!cholesky.isPositiveDefinite()) return null;
  const inverse = cholesky.solve(Matrix.eye(free.length));
  const whole = new Float64Array(n * n);
  free.forEach((i, a) => free.forEach((j, b) => (whole[i * n + j] = inverse.get(a, b))));
  return whole.every(Number.isFinite) ? whole : null;
}
