import { digamma, logCountProbability, logGamma } from '../maths';
import { type Likelihood, type PurchaseModel } from './model';
import { type PurchaseRows } from './rows';

/**
 * NBD: purchases are Poisson at a rate of the customer's own, rates are gamma with shape r and rate alpha across
 * customers, and nobody drops out.
 *
 * Likelihood of a customer: Γ(r + x) / Γ(r) α^r / (α + T)^(r + x). It does not depend on t_x; like that of the other
 * models it is the likelihood of the purchase times, so that log-likelihoods of all models can be compared.
 *
 * Reference: Ehrenberg 1959; Morrison and Schmittlein 1988.
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  title: 'NBD',
  parameterNames: ['r', 'alpha'],
  upperBounds: [1e4, 1e6],
  starts: (r, alpha) => [
    [r, alpha],
    [1, 10],
  ],
  logLikelihood,
  expected: (p, weeks) => (p[0] * weeks) / p[1],
  expectedNext: (p, x, _tx, T, weeks) => ((p[0] + x) * weeks) / (p[1] + T),
  alive: () => 1,
  probability: (p, count, weeks) =>
    weeks === 0 ? Number(count === 0) : Math.exp(logCountProbability(count, p[0], p[1], weeks)),
};

function logLikelihood(rows: PurchaseRows): Likelihood {
  const { repeatDays, countIndex, observedIndex, counts, times } = rows;
  const [logGammas, slopes] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const logTimes = new Float64Array(times.length);
  return (p, weights, gradient) => {
    const [r, alpha] = [p[0], p[1]];
    const [constant, slope] = [r * Math.log(alpha) - logGamma(r), Math.log(alpha) - digamma(r)];
    for (let k = 0; k < counts.length; k += 1) {
      logGammas[k] = constant + logGamma(r + counts[k]);
      slopes[k] = slope + digamma(r + counts[k]);
    }
    for (let k = 0; k < times.length; k += 1) logTimes[k] = Math.log(alpha + times[k]);
    let [sum, byR, byAlpha] = [0, 0, 0];
    for (let i = 0; i < repeatDays.length; i += 1) {
      const [weight, shape, at] = [weights[i], r + repeatDays[i], observedIndex[i]];
      sum += weight * (logGammas[countIndex[i]] - shape * logTimes[at]);
      byR += weight * (slopes[countIndex[i]] - logTimes[at]);
      byAlpha += weight * (r / alpha - shape / (alpha + times[at]));
    }
    gradient[0] = byR;
    gradient[1] = byAlpha;
    return sum;
  };
}
