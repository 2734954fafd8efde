import { type FlatMatrix } from '../../numeric';
import { partition } from '../labels';
import { factorise, type Factors } from './factors';
import { clusterMeans } from '../validation/within';

/** What the covariances of the components may be. */
export type CovarianceKind = 'full' | 'diagonal' | 'tied';

/** The parameters of a mixture, flat. */
export interface MixtureParameters {
  /** k. */
  readonly weights: Float64Array;
  /** k × d. */
  readonly means: Float64Array;
  /** k × d × d; diagonal ones have zeros, tied ones are repeated. */
  readonly covariances: Float64Array;
}

/** Sums over the rows, weighted with the memberships, around the means of before. */
interface Moments {
  readonly mass: Float64Array;
  readonly shifts: Float64Array;
  /** Lower triangles. */
  readonly products: Float64Array;
}

/** Where expectation-maximisation ended. */
export interface EmRun {
  readonly parameters: MixtureParameters;
  readonly factors: Factors;
  /** Mean log-likelihood of a row. */
  readonly lowerBound: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** How expectation-maximisation is to run. */
export interface EmSettings {
  readonly covariance: CovarianceKind;
  readonly regularisation: number;
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** e^−40 is 4e−18: beside 1 it is lost in rounding. */
const NEGLIGIBLE = 40;

/**
 * Expectation-maximisation from hard labels 0 to k − 1, or from parameters.
 *
 * The second moments are gathered around the means of before and moved to the new ones, so that one pass over the
 * rows does both steps.
 *
 * @returns undefined when a component loses its rows or a covariance is not positive definite
 */
export function expectationMaximisation(
  points: FlatMatrix,
  start: Int32Array | MixtureParameters,
  k: number,
  settings: EmSettings,
): EmRun | undefined {
  const { rows, columns: d } = points;
  let parameters = start instanceof Int32Array ? parametersOf(points, start, settings) : start;
  let factors = parameters && factorise(parameters.covariances, parameters.weights, d);
  const moments = emptyMoments(k, d);
  const guesses = start instanceof Int32Array ? start.slice() : new Int32Array(rows);
  let before = -Infinity;
  for (let iterations = 1; parameters && factors; iterations += 1) {
    const lowerBound =
      expectation(points, parameters.means, factors, settings.covariance, guesses, moments) / rows;
    const converged = Math.abs(lowerBound - before) < settings.tolerance;
    if (converged || iterations > settings.maxIterations) {
      return { parameters, factors, lowerBound, iterations: iterations - 1, converged };
    }
    before = lowerBound;
    parameters = maximise(moments, parameters.means, rows, settings);
    factors = parameters && factorise(parameters.covariances, parameters.weights, d);
  }
  return undefined;
}

/**
 * The log-likelihood of all rows; fills the moments, or the memberships (rows × k), where they are given.
 *
 * The component that was the most likely for a row in the last pass is looked at first; another one is given up as
 * soon as its density is surely e^−{@link NEGLIGIBLE} of that or less, which changes no sum in double precision.
 */
export function expectation(
  points: FlatMatrix,
  means: Float64Array,
  factors: Factors,
  kind: CovarianceKind,
  guesses: Int32Array,
  moments?: Moments,
  memberships?: Float64Array,
): number {
  const { values, rows, columns: d } = points;
  const { inverse, constants } = factors;
  const k = constants.length;
  const terms = new Float64Array(k);
  const kept = new Int32Array(k);
  const diagonal = kind === 'diagonal';
  if (moments) clear(moments);
  let total = 0;
  for (let i = 0, from = 0; i < rows; i += 1, from += d) {
    let most = -Infinity;
    let likeliest = guesses[i];
    let count = 0;
    for (let turn = -1; turn < k; turn += 1) {
      const c = turn < 0 ? guesses[i] : turn;
      if (turn === guesses[i]) continue;
      const enough = 2 * (constants[c] - most + NEGLIGIBLE);
      const squared = squaredWhitened(values, from, means, c, inverse, d, enough);
      if (!(squared < enough)) continue;
      const term = constants[c] - 0.5 * squared;
      terms[c] = term;
      kept[count++] = c;
      if (term > most || (term === most && c < likeliest)) {
        most = term;
        likeliest = c;
      }
    }
    guesses[i] = likeliest;
    let sum = 0;
    for (let p = 0; p < count; p += 1) sum += terms[kept[p]] = Math.exp(terms[kept[p]] - most);
    total += most + Math.log(sum);
    for (let p = 0; p < count; p += 1) {
      const c = kept[p];
      const share = terms[c] / sum;
      if (memberships) memberships[i * k + c] = share;
      if (moments) gather(moments, values, from, means, c, d, share, diagonal);
    }
  }
  return total;
}

/**
 * The squared length of a row's difference from a mean in units of the component's spread, or, as soon as it reaches
 * `enough`, a part of it that does. Two and three columns, which most spaces have, are written out: a third of the time.
 */
function squaredWhitened(
  values: Float64Array,
  from: number,
  means: Float64Array,
  c: number,
  inverse: Float64Array,
  d: number,
  enough: number,
): number {
  const at = c * d;
  let row = at * d;
  if (d === 2 || d === 3) {
    const x = values[from] - means[at];
    const y = values[from + 1] - means[at + 1];
    const first = inverse[row] * x;
    const second = inverse[row + d] * x + inverse[row + d + 1] * y;
    const squared = first * first + second * second;
    if (d === 2) return squared;
    const z = values[from + 2] - means[at + 2];
    const third = inverse[row + 6] * x + inverse[row + 7] * y + inverse[row + 8] * z;
    return squared + third * third;
  }
  let squared = 0;
  for (let j = 0; j < d && squared < enough; j += 1, row += d) {
    let y = 0;
    for (let m = 0; m <= j; m += 1) y += inverse[row + m] * (values[from + m] - means[at + m]);
    squared += y * y;
  }
  return squared;
}

/** Adds a row's share in a component to the moments. */
function gather(
  { mass, shifts, products }: Moments,
  values: Float64Array,
  from: number,
  means: Float64Array,
  c: number,
  d: number,
  share: number,
  diagonal: boolean,
): void {
  const at = c * d;
  mass[c] += share;
  if (d === 2 || d === 3) {
    const row = at * d;
    const x = values[from] - means[at];
    const y = values[from + 1] - means[at + 1];
    const wx = share * x;
    const wy = share * y;
    shifts[at] += wx;
    shifts[at + 1] += wy;
    products[row] += wx * x;
    products[row + d] += wy * x;
    products[row + d + 1] += wy * y;
    if (d === 2) return;
    const z = values[from + 2] - means[at + 2];
    const wz = share * z;
    shifts[at + 2] += wz;
    products[row + 6] += wz * x;
    products[row + 7] += wz * y;
    products[row + 8] += wz * z;
    return;
  }
  for (let j = 0; j < d; j += 1) {
    const weighted = share * (values[from + j] - means[at + j]);
    shifts[at + j] += weighted;
    const row = (at + j) * d;
    for (let m = diagonal ? j : 0; m <= j; m += 1) {
      products[row + m] += weighted * (values[from + m] - means[at + m]);
    }
  }
}

/** New parameters from moments around `means`; undefined when a component has lost its rows. */
function maximise(
  moments: Moments,
  means: Float64Array,
  rows: number,
  settings: EmSettings,
): MixtureParameters | undefined {
  const { mass, shifts, products } = moments;
  const k = mass.length;
  const d = shifts.length / k;
  const weights = new Float64Array(k);
  const moved = means.slice();
  const covariances = new Float64Array(k * d * d);
  for (let c = 0; c < k; c += 1) {
    if (!(mass[c] > 1e-8)) return undefined;
    weights[c] = mass[c] / rows;
    for (let j = 0; j < d; j += 1) moved[c * d + j] += shifts[c * d + j] / mass[c];
    for (let i = 0; i < d; i += 1) {
      for (let j = settings.covariance === 'diagonal' ? i : 0; j <= i; j += 1) {
        const shift = (shifts[c * d + i] / mass[c]) * (shifts[c * d + j] / mass[c]);
        const value =
          products[(c * d + i) * d + j] / mass[c] - shift + (i === j ? settings.regularisation : 0);
        covariances[(c * d + i) * d + j] = value;
        covariances[(c * d + j) * d + i] = value;
      }
    }
  }
  if (settings.covariance === 'tied') tie(covariances, weights, d);
  return { weights, means: moved, covariances };
}

/** Replaces each covariance by their weighted mean. */
function tie(covariances: Float64Array, weights: Float64Array, d: number): void {
  for (let e = 0; e < d * d; e += 1) {
    let sum = 0;
    for (let c = 0; c < weights.length; c += 1) sum += weights[c] * covariances[c * d * d + e];
    for (let c = 0; c < weights.length; c += 1) covariances[c * d * d + e] = sum;
  }
}

/** The parameters of hard labels, from their moments around the means of their clusters. */
function parametersOf(
  points: FlatMatrix,
  labels: Int32Array,
  settings: EmSettings,
): MixtureParameters | undefined {
  const { values, rows, columns: d } = points;
  const means = clusterMeans(points, partition(labels));
  const moments = emptyMoments(means.length / d, d);
  const diagonal = settings.covariance === 'diagonal';
  for (let i = 0; i < rows; i += 1) gather(moments, values, i * d, means, labels[i], d, 1, diagonal);
  return maximise(moments, means, rows, settings);
}

function emptyMoments(k: number, d: number): Moments {
  return {
    mass: new Float64Array(k),
    shifts: new Float64Array(k * d),
    products: new Float64Array(k * d * d),
  };
}

function clear(moments: Moments): void {
  moments.mass.fill(0);
  moments.shifts.fill(0);
  moments.products.fill(0);
}
