import { checkNumber } from '../../numeric';

const TERM_TOLERANCE = 1e-16;
const MAX_TERMS = 5_000_000;
const RESCALE = 1e250;
const LOG_RESCALE = Math.log(RESCALE);

/**
 * The logarithm of Gauss's hypergeometric function, ln 2F1(a, b; c; z), where 2F1 is a sum of positive terms.
 *
 * Value models need it at arguments where the function itself overflows (a customer with 300 purchases), so that all
 * is done on the log scale. In order:
 * - z < 0 goes to z / (z − 1) in (0, 1) by Pfaff's transformation, 2F1 = (1 − z)^−a 2F1(a, c − b; c; z / (z − 1));
 * - 0 < z < 1 with c < a + b, where the series grows without bound as z goes to 1, goes through Euler's transformation,
 *   2F1 = (1 − z)^(c − a − b) 2F1(c − a, c − b; c; z), if c − a and c − b are not negative;
 * - 2F1(1, b; c; z) is Gauss's continued fraction, quick even where z is close to 1;
 * - the rest is the power series, rescaled when it grows: all terms are positive, so that nothing cancels.
 *
 * The library function at hand (@stdlib/math-base-special-hyp2f1 0.1.1) is on the natural scale: of 400 arguments of a
 * Pareto/NBD likelihood it returned Infinity for 27.
 *
 * Agrees with mpmath to 1e-11 relative over the tested range (tests/fixtures/value).
 *
 * @param a at least 0
 * @param b at least 0
 * @param c above 0; for z < 0 at least a or at least b
 * @param z below 1; up to 1 − 1e-6, beyond which the series would take too long
 * @throws RangeError when a parameter is out of range
 *
 * Reference: Abramowitz and Stegun 15.1.1, 15.3.3 to 15.3.5; Cuyt et al. 2008, Handbook of Continued Fractions,
 * 15.3.
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  checkNumber('a', a, { min: 0, max: Number.MAX_VALUE });
  checkNumber('b', b, { min: 0, max: Number.MAX_VALUE });
  checkNumber('c', c, { above: 0, max: Number.MAX_VALUE });
  checkNumber('z', z, { min: -Number.MAX_VALUE, max: 1 - 1e-6 });
  if (z < 0) {
    if (c >= b) return -a * Math.log1p(-z) + positive(a, c - b, c, z / (z - 1));
    if (c >= a) return -b * Math.log1p(-z) + positive(c - a, b, c, z / (z - 1));
    throw new RangeError(
      `c must be at least a or b where z is negative, received a ${a}, b ${b}, c ${c}, z ${z}`,
    );
  }
  return positive(a, b, c, z);
}

function positive(a: number, b: number, c: number, z: number): number {
  if (a === 0 || b === 0 || z === 0) return 0;
  const excess = c - a - b;
  if (excess < 0 && c >= a && c >= b) return excess * Math.log1p(-z) + direct(c - a, c - b, c, z);
  return direct(a, b, c, z);
}

function direct(a: number, b: number, c: number, z: number): number {
  if (a === 0 || b === 0) return 0;
  if (a === 1) return Math.log(hypergeometricOne(b, c, z));
  if (b === 1) return Math.log(hypergeometricOne(a, c, z));
  return logSeries(a, b, c, z);
}

/**
 * 2F1(1, b; c; z) by Gauss's continued fraction (modified Lentz), for b >= 0, c > 1 and z < 1. A kernel: checks nothing.
 *
 * It converges geometrically with ((1 − √(1 − z)) / (1 + √(1 − z)))², where the series converges with z.
 */
export function hypergeometricOne(b: number, c: number, z: number): number {
  const base = c - 1;
  let fraction = 1;
  let upper = 1;
  let lower = 0;
  for (let m = 0; m < 100_000; m += 1) {
    const c2 = base + 2 * m;
    const odd = (-z * (b + m) * (base + m)) / (c2 * (c2 + 1));
    lower = 1 / (1 + odd * lower);
    upper = 1 + odd / upper;
    fraction *= upper * lower;
    const even = (-z * (m + 1) * (base - b + m + 1)) / ((c2 + 1) * (c2 + 2));
    lower = 1 / (1 + even * lower);
    upper = 1 + even / upper;
    const change = upper * lower;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return 1 / fraction;
}

function logSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let logScale = 0;
  for (let n = 0; n < MAX_TERMS; n += 1) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    // Once the ratio falls, what is left is at most a geometric series.
    if (ratio < 1 && term <= TERM_TOLERANCE * sum * (1 - Math.max(ratio, z))) return logScale + Math.log(sum);
    if (sum > RESCALE) {
      sum /= RESCALE;
      term /= RESCALE;
      logScale += LOG_RESCALE;
    }
  }
  throw new RangeError(
    `2F1(${a}, ${b}; ${c}; ${z}) did not settle in ${MAX_TERMS} terms: z is too close to 1`,
  );
}
