import { checkNumber } from '../../numeric';
import { hypergeometricOne } from './hypergeometric';
import { logBeta } from './log-gamma';

/**
 * The quantile t with P(|T| <= t) = coverage of Student's distribution, by bisection on the incomplete beta function.
 *
 * @param coverage above 0 and below 1
 * @param degrees degrees of freedom, at least 1
 */
export function studentQuantile(coverage: number, degrees: number): number {
  checkNumber('coverage', coverage, { above: 0, max: 0.999999 });
  checkNumber('degrees', degrees, { min: 1, max: 1e6 });
  let [low, high] = [0, 1];
  while (beyond(high, degrees) > 1 - coverage) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    if (beyond(middle, degrees) > 1 - coverage) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|T| > t) = I_x(ν / 2, 1 / 2) with x = ν / (ν + t²). */
function beyond(t: number, degrees: number): number {
  if (t === 0) return 1;
  const x = degrees / (degrees + t * t);
  const a = degrees / 2;
  const front = a * Math.log(x) + 0.5 * Math.log1p(-x) - Math.log(a) - logBeta(a, 0.5);
  return Math.exp(front) * hypergeometricOne(a + 0.5, a + 1, x);
}
