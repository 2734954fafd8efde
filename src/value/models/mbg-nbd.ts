import {
  countReaches,
  expectedWhileActive,
  logBeta,
  logCountProbability,
  logGamma,
  probabilityAgainst,
} from '../maths';
import { DROP_OUT_STARTS } from './bg-nbd';
import { type Parameters, type PurchaseModel } from './model';
import { type PurchaseRows } from './rows';

/**
 * MBG/NBD: as the BG/NBD, and the customer may drop out after the first purchase too.
 *
 * Likelihood of a customer, for all x >= 0: Γ(r + x) α^r / Γ(r) B(a, b + x + 1) / B(a, b)
 * [(α + T)^−(r + x) + a / (b + x) (α + t_x)^−(r + x)].
 *
 * Reference: Batislam, Denizel and Filiztekin 2007, International Journal of Research in Marketing 24(3); Hoppe and
 * Wagner 2007 (the CBG/NBD, the same model).
 */
export const mbgNbd: PurchaseModel = {
  name: 'mbg-nbd',
  title: 'MBG/NBD',
  parameterNames: ['r', 'alpha', 'a', 'b'],
  upperBounds: [1e4, 1e6, 1e4, 1e4],
  starts: (r, alpha) => DROP_OUT_STARTS.map(([a, b]) => [r, alpha, a, b]),
  logLikelihood,
  expected: (p, weeks) => (p[3] / (p[2] + p[3])) * expectedWhileActive(p[0], p[1], p[2], p[3] + 1, weeks),
  expectedNext: (p, x, tx, T, weeks) =>
    alive(p, x, tx, T) * expectedWhileActive(p[0] + x, p[1] + T, p[2], p[3] + x + 1, weeks),
  alive,
  probability,
};

function logLikelihood(rows: PurchaseRows): (p: Parameters, weights: Float64Array) => number {
  const { repeatDays, countIndex, lastIndex, observedIndex, counts, times } = rows;
  const constants = new Float64Array(counts.length);
  const logTimes = new Float64Array(times.length);
  return (p, weights) => {
    const [r, alpha, a, b] = [p[0], p[1], p[2], p[3]];
    const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
    for (let k = 0; k < counts.length; k += 1) {
      constants[k] = constant + logGamma(r + counts[k]) + logBeta(a, b + counts[k] + 1);
    }
    for (let k = 0; k < times.length; k += 1) logTimes[k] = Math.log(alpha + times[k]);
    let sum = 0;
    for (let i = 0; i < repeatDays.length; i += 1) {
      const x = repeatDays[i];
      const stayed = -(r + x) * logTimes[observedIndex[i]];
      const left = Math.log(a / (b + x)) - (r + x) * logTimes[lastIndex[i]];
      const high = stayed > left ? stayed : left;
      const term = high + Math.log1p(Math.exp((stayed > left ? left : stayed) - high));
      sum += weights[i] * (constants[countIndex[i]] + term);
    }
    return sum;
  };
}

function alive(p: Parameters, x: number, tx: number, T: number): number {
  return probabilityAgainst(Math.log(p[2] / (p[3] + x)) + (p[0] + x) * Math.log((p[1] + T) / (p[1] + tx)));
}

function probability(p: Parameters, count: number, weeks: number): number {
  const [r, alpha, a, b] = [p[0], p[1], p[2], p[3]];
  if (weeks === 0) return Number(count === 0);
  const stayed = Math.exp(
    logBeta(a, b + count + 1) - logBeta(a, b) + logCountProbability(count, r, alpha, weeks),
  );
  return stayed + Math.exp(logBeta(a + 1, b + count) - logBeta(a, b)) * countReaches(count, r, alpha, weeks);
}
