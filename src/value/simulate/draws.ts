import { fastGamma, type Random } from '../../numeric';

/**
 * One Poisson number: by adding up probabilities for a small mean; a large one is the sum of two halves.
 * A kernel: checks nothing.
 */
export function randomPoisson(random: Random, mean: number): number {
  if (mean > 16) return randomPoisson(random, mean / 2) + randomPoisson(random, mean / 2);
  let term = Math.exp(-mean);
  let left = random() - term;
  let count = 0;
  while (left >= 0 && term > 0) {
    count += 1;
    term *= mean / count;
    left -= term;
  }
  return count;
}

/** One beta number as a ratio of gammas; 0 or 1 where both are too small for floating point. */
export function randomBeta(random: Random, a: number, b: number): number {
  const first = fastGamma(random, a);
  const second = fastGamma(random, b);
  if (first + second > 0) return first / (first + second);
  return random() * (a + b) < a ? 1 : 0;
}

/** The number of trials up to and with the first success of probability p; Infinity where p is 0. */
export function randomGeometric(random: Random, p: number): number {
  if (p >= 1) return 1;
  return Math.max(1, Math.ceil(Math.log(1 - random()) / Math.log1p(-p)));
}

/** One exponential number of the given rate; Infinity where the rate is 0. */
export function randomExponential(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate;
}
