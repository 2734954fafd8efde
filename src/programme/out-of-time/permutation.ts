import { createRandom, randomIndex } from '../../numeric';

/**
 * Sums over random groups: what a group of so many customers, drawn without looking, would have.
 *
 * All values are summed over the same groups, so one set of draws serves every measure, and every selection of that
 * size.
 *
 * @param columns values a customer, all of one length
 * @param size customers of a group
 * @returns for each column the sum of each group, in the order of the draws
 */
export function randomGroupSums(
  columns: readonly Float64Array[],
  size: number,
  permutations: number,
  seed: number,
): Float64Array[] {
  const n = columns[0].length;
  const random = createRandom(seed);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const sums = columns.map(() => new Float64Array(permutations));
  for (let draw = 0; draw < permutations; draw += 1) {
    // The first `size` places of Fisher and Yates's shuffle; it may go on from any order.
    for (let i = 0; i < size; i += 1) {
      const j = i + randomIndex(random, n - i);
      const kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    columns.forEach((values, column) => {
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += values[order[i]];
      sums[column][draw] = sum;
    });
  }
  return sums;
}

/**
 * The p of a one-sided permutation test: how often a random group has as much, the observed one counted among them, so
 * that p is never 0.
 *
 * Reference: Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9(1).
 */
export function permutationP(observed: number, random: Float64Array): number {
  // The same customers summed in another order differ in the last digits.
  const from = observed - 1e-9 * Math.max(1, Math.abs(observed));
  const asMuch = random.reduce((count, sum) => count + Number(sum >= from), 0);
  return (1 + asMuch) / (1 + random.length);
}
