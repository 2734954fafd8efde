import { createRandom } from './random';

/**
 * How often each of n rows comes in each bootstrap sample, one sample after the other: rows are drawn with replacement,
 * as many as there are. The same array is handed out each time.
 *
 * @param n rows, at least 1
 */
export function* bootstrapWeights(n: number, replicates: number, seed: number): Generator<Int32Array> {
  const random = createRandom(seed);
  const weights = new Int32Array(n);
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    weights.fill(0);
    for (let i = 0; i < n; i += 1) weights[Math.floor(random() * n)] += 1;
    yield weights;
  }
}

/** Means of bootstrap samples of the values, at least one: the samples of {@link bootstrapWeights}. */
export function bootstrapMeans(values: Float64Array, replicates: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const n = values.length;
  return new Float64Array(replicates).map(() => {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += values[Math.floor(random() * n)];
    return sum / n;
  });
}

/** The mean of values, at least one. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i];
  return sum / values.length;
}
