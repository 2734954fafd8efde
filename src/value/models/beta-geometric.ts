import { digamma, logBeta, logGamma } from '../maths';
import { type Likelihood } from './model';
import { type PurchaseRows } from './rows';

/**
 * The likelihood of BG/NBD and MBG/NBD, whose customers may drop out after the first purchase too:
 * Γ(r + x) α^r / Γ(r) · B(a, b + m) / B(a, b) · [(α + T)^−(r + x) + a / (b + m − 1) (α + t_x)^−(r + x)], where m counts
 * the purchases after which a customer may have left, x or x + 1. Without any the second summand is not there.
 *
 * @param more 0 for BG/NBD, 1 for MBG/NBD: m is x + more
 */
export function betaGeometricLikelihood(rows: PurchaseRows, more: number): Likelihood {
  const { repeatDays, countIndex, lastIndex, observedIndex, counts, times } = rows;
  const byCount = (): Float64Array => new Float64Array(counts.length);
  const [constants, slopesR, slopesA, slopesB] = [byCount(), byCount(), byCount(), byCount()];
  const logTimes = new Float64Array(times.length);
  return (p, weights, gradient) => {
    const [r, alpha, a, b] = [p[0], p[1], p[2], p[3]];
    const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
    const slopeR = Math.log(alpha) - digamma(r);
    const [slopeA, slopeB] = [digamma(a + b), digamma(a + b) - digamma(b)];
    for (let k = 0; k < counts.length; k += 1) {
      const chances = counts[k] + more;
      const both = digamma(a + b + chances);
      constants[k] = constant + logGamma(r + counts[k]) + logBeta(a, b + chances);
      slopesR[k] = slopeR + digamma(r + counts[k]);
      slopesA[k] = slopeA - both;
      slopesB[k] = slopeB + digamma(b + chances) - both;
    }
    for (let k = 0; k < times.length; k += 1) logTimes[k] = Math.log(alpha + times[k]);
    let [sum, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
    for (let i = 0; i < repeatDays.length; i += 1) {
      const [weight, k] = [weights[i], countIndex[i]];
      const [shape, chances] = [r + repeatDays[i], repeatDays[i] + more];
      const [observed, last] = [observedIndex[i], lastIndex[i]];
      const stayed = -shape * logTimes[observed];
      let term = stayed;
      // The probability of having left, given all that is seen.
      let gone = 0;
      if (chances > 0) {
        const left = Math.log(a / (b + chances - 1)) - shape * logTimes[last];
        const low = Math.exp(stayed > left ? left - stayed : stayed - left);
        term = (stayed > left ? stayed : left) + Math.log1p(low);
        gone = (stayed > left ? low : 1) / (1 + low);
        byA += (weight * gone) / a;
        byB -= (weight * gone) / (b + chances - 1);
      }
      sum += weight * (constants[k] + term);
      byR += weight * (slopesR[k] - (1 - gone) * logTimes[observed] - gone * logTimes[last]);
      byAlpha +=
        weight *
        (r / alpha - shape * ((1 - gone) / (alpha + times[observed]) + gone / (alpha + times[last])));
      byA += weight * slopesA[k];
      byB += weight * slopesB[k];
    }
    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byA;
    gradient[3] = byB;
    return sum;
  };
}
