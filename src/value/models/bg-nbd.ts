import {
  countReaches,
  expectedWhileActive,
  logBeta,
  logCountProbability,
  probabilityAgainst,
} from '../maths';
import { betaGeometricLikelihood } from './beta-geometric';
import { type Parameters, type PurchaseModel } from './model';

/** Drop-out guesses (a, b) that fits start from: from many who leave soon to almost nobody. */
export const DROP_OUT_STARTS: readonly (readonly [number, number])[] = [
  [0.8, 2.5],
  [0.3, 10],
  [3, 3],
  [0.1, 100],
];

/**
 * BG/NBD: as the NBD, and after every repeat purchase the customer drops out for good with a probability of his own,
 * beta(a, b) across customers. Who has not bought again is alive by construction.
 *
 * Reference: Fader, Hardie and Lee 2005, Marketing Science 24(2): likelihood (6), expectations (9) and (10), which are
 * computed here by a sum of positive terms (see `expectedWhileActive`).
 */
export const bgNbd: PurchaseModel = {
  name: 'bg-nbd',
  title: 'BG/NBD',
  parameterNames: ['r', 'alpha', 'a', 'b'],
  upperBounds: [1e4, 1e6, 1e4, 1e4],
  starts: (r, alpha) => DROP_OUT_STARTS.map(([a, b]) => [r, alpha, a, b]),
  logLikelihood: (rows) => betaGeometricLikelihood(rows, 0),
  expected: (p, weeks) => expectedWhileActive(p[0], p[1], p[2], p[3], weeks),
  expectedNext: (p, x, tx, T, weeks) =>
    alive(p, x, tx, T) * expectedWhileActive(p[0] + x, p[1] + T, p[2], p[3] + x, weeks),
  alive,
  probability,
};

function alive(p: Parameters, x: number, tx: number, T: number): number {
  if (x === 0) return 1;
  return probabilityAgainst(
    Math.log(p[2] / (p[3] + x - 1)) + (p[0] + x) * Math.log((p[1] + T) / (p[1] + tx)),
  );
}

function probability(p: Parameters, count: number, weeks: number): number {
  if (weeks === 0) return Number(count === 0);
  const [r, alpha, a, b] = [p[0], p[1], p[2], p[3]];
  const stayed = Math.exp(
    logBeta(a, b + count) - logBeta(a, b) + logCountProbability(count, r, alpha, weeks),
  );
  if (count === 0) return stayed;
  return (
    stayed + Math.exp(logBeta(a + 1, b + count - 1) - logBeta(a, b)) * countReaches(count, r, alpha, weeks)
  );
}
