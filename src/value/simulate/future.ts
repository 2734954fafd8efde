import { fastGamma, type Random } from '../../numeric';
import { type Parameters, type PurchaseModel } from '../models';
import { randomBeta, randomExponential, randomGeometric, randomPoisson } from './draws';

/**
 * Draws one customer's purchases in the months ahead from the posterior, again and again.
 *
 * Given that the customer is active now, the rate is gamma(r + x, α + T), so that the purchases in all S weeks ahead, if
 * none are lost to drop-out, are negative binomial, and their times are uniform over the S weeks. Drop-out then cuts
 * off the latest: after a number of purchases that is geometric, with a probability that is beta(a, b + x) (BG/NBD) or
 * beta(a, b + x + 1) (MBG/NBD), or after a time that is exponential, at a rate that is gamma(s, β + T) (Pareto/NBD).
 * A kernel: checks nothing, and allocates nothing but room for more purchases than it has yet seen.
 */
export class FuturePurchases {
  /** Purchases in each month of the latest draw. */
  readonly counts: Int32Array;
  private readonly ends: Float64Array;
  private readonly weeks: number;
  private times = new Float64Array(64);
  private parameters: Parameters = [];
  private x = 0;
  private T = 0;
  private alive = 1;
  /** P(no purchase), and the ratio z of the negative binomial's recurrence. */
  private none = 1;
  private z = 0;

  /** @param exposureWeeks length of each month, at the model's rate */
  constructor(
    private readonly model: PurchaseModel,
    exposureWeeks: ArrayLike<number>,
  ) {
    this.counts = new Int32Array(exposureWeeks.length);
    this.ends = new Float64Array(exposureWeeks.length);
    let weeks = 0;
    for (let month = 0; month < this.ends.length; month += 1) {
      weeks += exposureWeeks[month];
      this.ends[month] = weeks;
    }
    this.weeks = weeks;
  }

  /** Sets the parameters and the customer's history that the next draws are made under. */
  given(parameters: Parameters, x: number, tx: number, T: number): void {
    this.parameters = parameters;
    this.x = x;
    this.T = T;
    this.alive = this.model.alive(parameters, x, tx, T);
    const rate = parameters[1] + T;
    this.none = Math.exp(-(parameters[0] + x) * Math.log1p(this.weeks / rate));
    this.z = this.weeks / (rate + this.weeks);
  }

  /** Draws all months into `counts`; returns the purchases in all of them. */
  draw(random: Random): number {
    this.counts.fill(0);
    if (random() >= this.alive) return 0;
    const bought = this.drawCount(random);
    if (bought === 0) return 0;
    if (this.times.length < bought) this.times = new Float64Array(2 * bought);
    const times = this.times;
    for (let k = 0; k < bought; k += 1) times[k] = random() * this.weeks;
    const made = this.cutOff(random, bought);
    for (let k = 0; k < made; k += 1) {
      let month = 0;
      while (times[k] >= this.ends[month] && month < this.ends.length - 1) month += 1;
      this.counts[month] += 1;
    }
    return made;
  }

  /** Negative binomial by adding up probabilities, or a Poisson number of a gamma rate where P(0) is too small for it. */
  private drawCount(random: Random): number {
    const shape = this.parameters[0] + this.x;
    if (this.none < 1e-250) return randomPoisson(random, (fastGamma(random, shape) * this.z) / (1 - this.z));
    let term = this.none;
    let left = random() - term;
    let count = 0;
    while (left >= 0 && term > 0) {
      term *= ((shape + count) / (count + 1)) * this.z;
      count += 1;
      left -= term;
    }
    return count;
  }

  /** Moves the purchases made before drop-out to the front of `times`; returns how many they are. */
  private cutOff(random: Random, bought: number): number {
    const [p, x, T] = [this.parameters, this.x, this.T];
    const name = this.model.name;
    switch (name) {
      case 'nbd':
        return bought;
      case 'bg-nbd':
        return this.keepFirst(bought, randomGeometric(random, randomBeta(random, p[2], p[3] + x)));
      case 'mbg-nbd':
        return this.keepFirst(bought, randomGeometric(random, randomBeta(random, p[2], p[3] + x + 1)));
      case 'pareto-nbd':
        return this.keepBefore(bought, randomExponential(random, fastGamma(random, p[2]) / (p[3] + T)));
      default:
        return never(name);
    }
  }

  private keepFirst(bought: number, most: number): number {
    if (bought <= most) return bought;
    this.times.subarray(0, bought).sort();
    return most;
  }

  private keepBefore(bought: number, weeks: number): number {
    let kept = 0;
    for (let k = 0; k < bought; k += 1) {
      if (this.times[k] >= weeks) continue;
      this.times[kept] = this.times[k];
      kept += 1;
    }
    return kept;
  }
}

function never(model: never): never {
  throw new RangeError(`model must be one of the purchase models, received ${String(model)}`);
}
