import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { checkNumber } from '../../numeric';

/** What a test of two means is asked for. */
export interface TestDemand {
  /** Two-sided probability of a false alarm, above 0 and below 0.5. */
  readonly alpha: number;
  /** Probability of finding an effect of the detectable size, from 0.5 and below 1. */
  readonly power: number;
}

/**
 * The smallest difference of two means that a two-sided z-test finds with the asked power:
 * δ = (z(1 − α/2) + z(power)) · σ · √(1/n₁ + 1/n₂).
 *
 * Means of some hundreds of skewed amounts are near enough to normal for planning; the analysis itself should use a
 * bootstrap or a permutation test.
 *
 * @param sd standard deviation of the outcome, the same in both groups, at least 0
 * @param sizes customers of either group, each at least 1
 * @throws RangeError that names the number outside its range
 *
 * Reference: Cohen 1988, "Statistical Power Analysis for the Behavioral Sciences", chapter 2; List, Sadoff and Wagner
 * 2011, Experimental Economics 14(4), equation 4.
 */
export function detectableDifference(
  sd: number,
  sizes: readonly [number, number],
  demand: TestDemand,
): number {
  checkNumber('sd', sd, { min: 0, max: Number.MAX_VALUE });
  sizes.forEach((size, i) => checkNumber(`sizes[${i}]`, size, { min: 1 }));
  return quantiles(demand) * sd * Math.sqrt(1 / sizes[0] + 1 / sizes[1]);
}

/**
 * The customers, both groups together, that a test takes to find a difference with the asked power:
 * N = (z(1 − α/2) + z(power))² · σ² ÷ (h · (1 − h) · δ²), where h is the share that is held out.
 *
 * @param difference of the means, above 0
 * @returns a whole number, rounded up
 * @throws RangeError that names the number outside its range
 *
 * Reference: as {@link detectableDifference}.
 */
export function customersNeeded(
  sd: number,
  difference: number,
  heldOutShare: number,
  demand: TestDemand,
): number {
  checkNumber('sd', sd, { min: 0, max: Number.MAX_VALUE });
  checkNumber('difference', difference, { above: 0 });
  checkShare(heldOutShare);
  const per = (quantiles(demand) * sd) / difference;
  return Math.ceil((per * per) / (heldOutShare * (1 - heldOutShare)));
}

/** Checks the share of members who are held out. */
export function checkShare(heldOutShare: number): number {
  return checkNumber('heldOutShare', heldOutShare, { above: 0, max: 0.999 });
}

function quantiles({ alpha, power }: TestDemand): number {
  checkNumber('alpha', alpha, { above: 0, max: 0.5 });
  checkNumber('power', power, { min: 0.5, max: 0.9999 });
  return normalQuantile(1 - alpha / 2, 0, 1) + normalQuantile(power, 0, 1);
}
