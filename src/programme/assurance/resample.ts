import { createRandom, randomIndex } from '../../numeric';
import { type Interval } from '../selection';

/**
 * How often each customer comes in each bootstrap sample, one sample after the other: customers are drawn with
 * replacement, as many as there are. The same array is handed out each time.
 */
export function* bootstrapWeights(n: number, replicates: number, seed: number): Generator<Int32Array> {
  const random = createRandom(seed);
  const weights = new Int32Array(n);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    weights.fill(0);
    for (let i = 0; i < n; i += 1) weights[randomIndex(random, n)] += 1;
    yield weights;
  }
}

/**
 * The middle 95% of the draws (percentile bootstrap, R-7 quantiles); draws in which the measure is undefined are left
 * out.
 *
 * @returns null where fewer than half of the draws are defined
 *
 * Reference: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
 */
export function percentileInterval(draws: ArrayLike<number>): Interval | null {
  const sorted = Float64Array.from(draws)
    .filter((value) => Number.isFinite(value))
    .sort();
  if (sorted.length === 0 || sorted.length < draws.length / 2) return null;
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** The R-7 quantile of values in ascending order, at least one. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
