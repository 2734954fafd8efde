import { checkNumber } from '../../numeric';
import { type SmoothFunction } from './derivatives';

/** Options of {@link minimise}. */
export interface MinimiseOptions {
  /** Bounds of each coordinate; default: none. */
  readonly lower?: ArrayLike<number>;
  readonly upper?: ArrayLike<number>;
  /** Most steps; default 200. */
  readonly maxIterations?: number;
  /** The largest part of the projected gradient that counts as zero; default 1e-7. */
  readonly tolerance?: number;
  /** First guess of the inverse Hessian, n × n row after row (a warm start); default: from the first step. */
  readonly inverseHessian?: ArrayLike<number>;
}

/** What {@link minimise} returns. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly iterations: number;
  readonly evaluations: number;
  /** The projected gradient is zero, or steps no longer lower the value by what a likelihood can show. */
  readonly converged: boolean;
}

/** Two steps in a row that lower the value by less than this end the search: a ridge that runs to a bound is flat. */
const minGain = 1e-12;

/** A Newton step that promises less than this lowers nothing that the sum of a likelihood can show. */
const minPromise = 1e-11;

/**
 * Minimises a smooth function of a few variables within bounds: projected BFGS with a backtracking line search.
 *
 * Written for likelihoods of two to four logarithms of parameters, of size around 1 (a mean over customers). Where the
 * function is not finite a step is refused. The library optimisers at hand are a Nelder-Mead without bounds or tests
 * of convergence (fmin) and least squares.
 *
 * @param f the function and its gradient; must not keep its arguments
 * @param start a point, moved into the bounds if need be
 * @throws RangeError when the function is not finite at the start
 *
 * Reference: Nocedal and Wright 2006, Numerical Optimization, chapters 6 and 16.7; Bertsekas 1982 (projected Newton).
 */
export function minimise(
  f: SmoothFunction,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum {
  const { maxIterations = 200, tolerance = 1e-7 } = options;
  checkNumber('maxIterations', maxIterations, { integer: true, min: 0 });
  checkNumber('tolerance', tolerance, { above: 0 });
  const n = start.length;
  const lower = options.lower ?? new Float64Array(n).fill(-Infinity);
  const upper = options.upper ?? new Float64Array(n).fill(Infinity);
  const clamp = (value: number, i: number): number => Math.min(upper[i], Math.max(lower[i], value));
  let evaluations = 0;
  const at = (point: Float64Array): Reached => {
    evaluations += 1;
    const gradient = new Float64Array(n);
    const value = f(point, gradient);
    return { point, value: Number.isNaN(value) ? Infinity : value, gradient };
  };

  let { point, value, gradient } = at(Float64Array.from(start, clamp));
  if (!Number.isFinite(value))
    throw new RangeError(
      `the function must be finite at the start [${[...point].join(', ')}], received ${value}`,
    );
  let hessian: Float64Array | null = options.inverseHessian
    ? Float64Array.from(options.inverseHessian)
    : null;
  let iterations = 0;
  let converged = false;
  let small = 0;

  for (; iterations <= maxIterations; iterations += 1) {
    const free = gradient.map((g, i) =>
      Number(!((point[i] <= lower[i] && g > 0) || (point[i] >= upper[i] && g < 0))),
    );
    converged = small >= 2 || gradient.every((g, i) => free[i] === 0 || Math.abs(g) <= tolerance);
    if (converged || iterations === maxIterations) break;
    const direction = descend(gradient, hessian, free);
    const promise = -dot(gradient, direction);
    const step = search(at, point, value, gradient, direction, clamp);
    if (step === null) {
      if (promise < minPromise) converged = true;
      else if (hessian !== null) {
        hessian = null;
        continue;
      }
      break;
    }
    hessian = update(hessian, point, step.point, gradient, step.gradient);
    small = value - step.value < minGain ? small + 1 : 0;
    ({ point, value, gradient } = step);
  }
  return { point, value, gradient, iterations, evaluations, converged };
}

/** −H g on the free coordinates, no longer than 2 in all (parameters are logarithms: a factor of 7). */
function descend(gradient: Float64Array, hessian: Float64Array | null, free: Float64Array): Float64Array {
  const n = gradient.length;
  const direction = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    if (free[i] === 0) continue;
    if (hessian === null) direction[i] = -gradient[i];
    else for (let j = 0; j < n; j += 1) direction[i] -= free[j] === 0 ? 0 : hessian[i * n + j] * gradient[j];
  }
  const length = Math.sqrt(dot(direction, direction));
  return length > 2 ? direction.map((d) => (d * 2) / length) : direction;
}

/** A point that was looked at. */
interface Reached {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

function search(
  at: (point: Float64Array) => Reached,
  point: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  clamp: (value: number, i: number) => number,
): Reached | null {
  let size = 1;
  for (let tries = 0; tries < 40; tries += 1) {
    const next = point.map((x, i) => clamp(x + size * direction[i], i));
    const slope = next.reduce((sum, x, i) => sum + gradient[i] * (x - point[i]), 0);
    const found = at(next);
    const reached = found.value;
    if (slope < 0 && reached <= value + 1e-4 * slope && reached < value) return found;
    // The minimum of the parabola through value, slope and the value reached, kept between a tenth and a half.
    const vertex = -slope / (2 * (reached - value - slope));
    size *=
      Number.isFinite(reached) && vertex > 0.1 && vertex < 0.5
        ? vertex
        : Number.isFinite(reached) && vertex >= 0.5
          ? 0.5
          : 0.1;
  }
  return null;
}

/** The BFGS update of the inverse Hessian; left as it is where the curvature along the step is not positive. */
function update(
  hessian: Float64Array | null,
  from: Float64Array,
  to: Float64Array,
  gradientFrom: Float64Array,
  gradientTo: Float64Array,
): Float64Array | null {
  const n = from.length;
  const s = to.map((x, i) => x - from[i]);
  const y = gradientTo.map((g, i) => g - gradientFrom[i]);
  const sy = dot(s, y);
  if (!(sy > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y)))) return hessian;
  const old = hessian ?? scaledIdentity(n, sy / dot(y, y));
  const hy = new Float64Array(n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) hy[i] += old[i * n + j] * y[j];
  const factor = (1 + dot(y, hy) / sy) / sy;
  return old.map((h, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return h + factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
  });
}

function scaledIdentity(n: number, scale: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? scale : 0));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}
