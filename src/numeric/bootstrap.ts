import { createRandom, randomIndex } from './random';

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
    for (let i = 0; i < n; i += 1) weights[randomIndex(random, n)] += 1;
    yield weights;
  }
}
