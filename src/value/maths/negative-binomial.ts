import { logGamma } from './log-gamma';

const HUGE = 1e200;
const LOG_HUGE = Math.log(HUGE);
const MAX_TERMS = 10_000_000;

/**
 * ln P(N = n) of purchases in `weeks` when rates are gamma with shape r and rate alpha:
 * Γ(r + n) / (Γ(r) n!) (α / (α + t))^r (t / (α + t))^n. A kernel: checks nothing.
 */
export function logCountProbability(n: number, r: number, alpha: number, weeks: number): number {
  const base = logGamma(r + n) - logGamma(r) - logGamma(n + 1) - r * Math.log1p(weeks / alpha);
  return n === 0 ? base : base - n * Math.log1p(alpha / weeks);
}

/**
 * P(N >= n) of the same. Whichever tail is shorter is added up, and both are sums of positive terms.
 */
export function countReaches(n: number, r: number, alpha: number, weeks: number): number {
  if (n <= 0) return 1;
  if (weeks === 0) return 0;
  const z = weeks / (alpha + weeks);
  if (n <= (r * weeks) / alpha) {
    let term = Math.exp(logCountProbability(n - 1, r, alpha, weeks));
    let below = 0;
    for (let k = n - 1; k >= 0 && term > 0; k -= 1) {
      below += term;
      term *= k / ((r + k - 1) * z);
    }
    return Math.max(0, 1 - below);
  }
  let term = Math.exp(logCountProbability(n, r, alpha, weeks));
  let above = 0;
  for (let k = n; term > above * 1e-17; k += 1) {
    above += term;
    term *= ((r + k) / (k + 1)) * z;
  }
  return Math.min(1, above);
}

/**
 * Expected purchases in the next `weeks` of a customer who is active now, whose rate is gamma(r, alpha), and who drops
 * out after any purchase with a probability that is beta(a, b). A kernel: checks nothing.
 *
 * With N purchases if nobody dropped out (negative binomial), E = Σ_k P(N = k) W_k where W_k = Σ_{n=1..k} E[(1 − p)^(n−1)]
 * is what is left of k purchases. This equals the closed form with 2F1 (Fader, Hardie and Lee 2005, equations 9 and
 * 10), whose factor 1 / (a − 1) is singular at a = 1 and whose bracket cancels as b grows; here every term is positive,
 * so that a = 1 is no special case and b may go to its bound.
 */
export function expectedWhileActive(r: number, alpha: number, a: number, b: number, weeks: number): number {
  if (weeks === 0) return 0;
  const z = weeks / (alpha + weeks);
  const mean = (r * weeks) / alpha;
  let logScale = -r * Math.log1p(weeks / alpha);
  let scale = Math.exp(logScale);
  let mass = 1;
  let stays = 1;
  let left = 0;
  let sum = 0;
  for (let k = 1; k <= MAX_TERMS; k += 1) {
    mass *= ((r + k - 1) / k) * z;
    if (mass > HUGE) {
      mass /= HUGE;
      logScale += LOG_HUGE;
      scale = Math.exp(logScale);
    }
    left += stays;
    stays *= (b + k - 1) / (a + b + k - 1);
    const term = mass * scale * left;
    sum += term;
    // Beyond the mean the terms fall at least as fast as ratio^k.
    if (k > mean) {
      const ratio = z * Math.max(1, (r + k) / (k + 1)) * (1 + 1 / k);
      if (ratio < 1 && term * ratio <= 1e-14 * sum * (1 - ratio)) return sum;
    }
  }
  throw new RangeError(
    `weeks of ${weeks} are too many for a rate parameter alpha of ${alpha} (r ${r}, a ${a}, b ${b})`,
  );
}
