import {
  countReaches,
  expectedWhileActive,
  logBeta,
  logCountProbability,
  probabilityAgainst,
} from '../maths';
import { betaGeometricLikelihood } from './beta-geometric';
import { DROP_OUT_STARTS } from './bg-nbd';

import { type Parameters, type PurchaseModel } from './model';

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
  logLikelihood: (rows) => betaGeometricLikelihood(rows, 1),
  expected: (p, weeks) => (p[3] / (p[2] + p[3])) * expectedWhileActive(p[0], p[1], p[2], p[3] + 1, weeks),
  expectedNext: (p, x, tx, T, weeks) =>
    alive(p, x, tx, T) * expectedWhileActive(p[0] + x, p[1] + T, p[2], p[3] + x + 1, weeks),
  alive,
  probability,
};

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
