import { type FlatMatrix } from '../../numeric';
import { partition } from '../labels';
import { clusterMeans } from '../validation/within';
import { expectation } from './expectation';
import { factorise, type Factors } from './factors';
import { emptyMoments, gather, roomFor, type Moments } from './moments';

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
  let before = -Infinity;
  for (let iterations = 1; parameters && factors; iterations += 1) {
    const moments = emptyMoments(k, d);
    const lowerBound = expectation(points, parameters.means, factors, { moments }) / rows;
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
  const diagonal = settings.covariance === 'diagonal';
  let packed = 0;
  for (let c = 0; c < k; c += 1) {
    if (!(mass[c] > 1e-8)) return undefined;
    weights[c] = mass[c] / rows;
    for (let j = 0; j < d; j += 1) moved[c * d + j] += shifts[c * d + j] / mass[c];
    for (let i = 0; i < d; i += 1) {
      for (let j = 0; j <= i; j += 1, packed += 1) {
        if (diagonal && j < i) continue;
        const shift = (shifts[c * d + i] / mass[c]) * (shifts[c * d + j] / mass[c]);
        const value = products[packed] / mass[c] - shift + (i === j ? settings.regularisation : 0);
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
  const { rows, columns: d } = points;
  const means = clusterMeans(points, partition(labels));
  const k = means.length / d;
  const moments = emptyMoments(k, d);
  const members = roomFor(rows);
  members.shares.fill(1);
  for (let c = 0; c < k; c += 1) {
    members.count = 0;
    for (let i = 0; i < rows; i += 1) if (labels[i] === c) members.rows[members.count++] = i;
    gather(moments, points, means, c, members);
  }
  return maximise(moments, means, rows, settings);
}
