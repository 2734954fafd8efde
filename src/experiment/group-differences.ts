import { partition } from '../clustering';
import { bootstrapWeights } from '../numeric';

/**
 * By how much the mean of some groups is above that of all other customers, for each of several measures: in the
 * customers as they are first, then in each bootstrap sample of them; NaN where a sample holds none of either.
 */
export type GroupDifferences = (groups: readonly number[], measure: number) => Float64Array;

/**
 * Sums bootstrap samples up by group once, for whatever groups are then asked for: the samples are the same for all, so
 * that they can be compared.
 *
 * @param labels one a customer, −1 for none
 * @param measures one value a customer each
 */
export function groupDifferences(
  labels: ArrayLike<number>,
  measures: readonly Float64Array[],
  replicates: number,
  seed: number,
): GroupDifferences {
  const { names, codes } = partition(labels);
  const n = codes.length;
  const width = 1 + measures.length;
  // Who is in no group comes after the last one.
  const size = (names.length + 1) * width;
  const places = codes.map((code) => (code < 0 ? names.length : code) * width);
  const sums = new Float64Array((1 + replicates) * size);
  const sumUp = (weights: ArrayLike<number>, at: number): void => {
    for (let i = 0; i < n; i += 1) sums[at + places[i]] += weights[i];
    measures.forEach((values, m) => {
      for (let i = 0; i < n; i += 1) sums[at + 1 + m + places[i]] += weights[i] * values[i];
    });
  };
  sumUp(new Int32Array(n).fill(1), 0);
  let at = size;
  for (const weights of bootstrapWeights(n, replicates, seed)) {
    sumUp(weights, at);
    at += size;
  }
  return (groups, measure) =>
    Float64Array.from({ length: 1 + replicates }, (_, sample) => {
      let [own, other, ownSum, otherSum] = [0, 0, 0, 0];
      for (let code = 0; code <= names.length; code += 1) {
        const from = sample * size + code * width;
        if (code < names.length && groups.includes(names[code])) {
          own += sums[from];
          ownSum += sums[from + 1 + measure];
        } else {
          other += sums[from];
          otherSum += sums[from + 1 + measure];
        }
      }
      return ownSum / own - otherSum / other;
    });
}
