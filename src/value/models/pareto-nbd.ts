import { digamma, logAddExp, logGamma, probabilityAgainst } from '../maths';
import { type Likelihood, type Parameters, type PurchaseModel } from './model';
import { logOddsOfHavingLeft } from './pareto-nbd-odds';
import { paretoProbability } from './pareto-nbd-probability';
import { type PurchaseRows } from './rows';

/**
 * Pareto/NBD: as the NBD, and the customer drops out after a time that is exponential at a rate of his own; those
 * rates are gamma with shape s and rate beta across customers.
 *
 * Reference: Schmittlein, Morrison and Colombo 1987, Management Science 33(1); the likelihood and the expectations
 * as in Fader and Hardie 2005, "A note on deriving the Pareto/NBD model and related expressions".
 */
export const paretoNbd: PurchaseModel = {
  name: 'pareto-nbd',
  title: 'Pareto/NBD',
  parameterNames: ['r', 'alpha', 's', 'beta'],
  upperBounds: [1e4, 1e6, 1e4, 1e6],
  starts: (r, alpha) => [
    [r, alpha, 0.6, 12],
    [r, alpha, 0.2, 50],
    [r, alpha, 3, 50],
    [r, alpha, 0.1, 500],
  ],
  logLikelihood,
  expected: (p, weeks) => (p[0] / p[1]) * expectedActiveWeeks(p[2], p[3], weeks),
  expectedNext: (p, x, tx, T, weeks) =>
    alive(p, x, tx, T) * ((p[0] + x) / (p[1] + T)) * expectedActiveWeeks(p[2], p[3] + T, weeks),
  alive,
  probability: paretoProbability,
};

function logLikelihood(rows: PurchaseRows): Likelihood {
  const { repeatDays, lastPurchaseWeeks, observedWeeks, countIndex, observedIndex, counts, times } = rows;
  const [logGammas, slopesR] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const [logAlphas, logBetas] = [new Float64Array(times.length), new Float64Array(times.length)];
  const slopes = new Float64Array(4);
  return (p, weights, gradient) => {
    const [r, alpha, s, beta] = [p[0], p[1], p[2], p[3]];
    const constant = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
    const [slopeR, slopeS] = [Math.log(alpha) - digamma(r), Math.log(beta)];
    for (let k = 0; k < counts.length; k += 1) {
      logGammas[k] = constant + logGamma(r + counts[k]);
      slopesR[k] = slopeR + digamma(r + counts[k]);
    }
    for (let k = 0; k < times.length; k += 1) {
      logAlphas[k] = Math.log(alpha + times[k]);
      logBetas[k] = Math.log(beta + times[k]);
    }
    let [sum, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0];
    for (let i = 0; i < repeatDays.length; i += 1) {
      const [weight, x, at] = [weights[i], repeatDays[i], observedIndex[i]];
      const odds = logOddsOfHavingLeft(r, alpha, s, beta, x, lastPurchaseWeeks[i], observedWeeks[i], slopes);
      const stayed = -(r + x) * logAlphas[at] - s * logBetas[at];
      sum += weight * (logGammas[countIndex[i]] + stayed + logAddExp(0, odds));
      const gone = 1 - probabilityAgainst(odds);
      byR += weight * (slopesR[countIndex[i]] - logAlphas[at] + gone * slopes[0]);
      byAlpha += weight * (r / alpha - (r + x) / (alpha + times[at]) + gone * slopes[1]);
      byS += weight * (slopeS - logBetas[at] + gone * slopes[2]);
      byBeta += weight * (s / beta - s / (beta + times[at]) + gone * slopes[3]);
    }
    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byS;
    gradient[3] = byBeta;
    return sum;
  };
}

function alive(p: Parameters, x: number, tx: number, T: number): number {
  return probabilityAgainst(logOddsOfHavingLeft(p[0], p[1], p[2], p[3], x, tx, T));
}

/** ∫_0^t (β / (β + u))^s du: expected weeks of activity among the next t, with its limit at s = 1. */
function expectedActiveWeeks(s: number, beta: number, weeks: number): number {
  const log = Math.log1p(weeks / beta);
  const exponent = (1 - s) * log;
  return beta * log * (Math.abs(exponent) < 1e-12 ? 1 : Math.expm1(exponent) / exponent);
}
