import { type Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, randomPermutation } from '../numeric';
import { fitKMeans } from './kmeans/kmeans';

/**
 * A sample of rows that keeps rare kinds: rows are put into strata by k-means, and each stratum gives rows in proportion
 * to its size, but at least one.
 *
 * This is the reduction on which methods that need all pairs work when there are too many rows.
 *
 * @param size rows to draw, from 1; at least as many as there are strata
 * @param options `strata`: default 50 (fewer when rows or size are); `seed`: default 0
 * @returns row numbers, ascending; all of them when `size` is at least their number
 * @throws RangeError when size or an option is out of range
 */
export function stratifiedSample(
  matrix: Matrix,
  size: number,
  options: { readonly strata?: number; readonly seed?: number } = {},
): Int32Array {
  const { strata = Math.min(50, matrix.rows, size), seed = 0 } = options;
  checkNumber('size', size, { integer: true, min: 1 });
  checkNumber('strata', strata, { integer: true, min: 1, max: Math.min(matrix.rows, size) });
  if (size >= matrix.rows) return Int32Array.from({ length: matrix.rows }, (_, row) => row);
  const { labels } = fitKMeans(matrix, strata, { restarts: 1, swaps: 0, maxIterations: 20, seed });
  const members = Array.from({ length: strata }, (): number[] => []);
  labels.forEach((label, row) => members[label].push(row));
  const shares = allot(
    members.map(({ length }) => length),
    size,
  );
  const drawn = members.flatMap((rows, stratum) => {
    const order = randomPermutation(createRandom(childSeed(seed, stratum)), rows.length);
    return Array.from(order.subarray(0, shares[stratum]), (position) => rows[position]);
  });
  return Int32Array.from(drawn).sort();
}

/** Parts of `total` in proportion to the sizes, at least one each, by largest remainders. */
function allot(sizes: readonly number[], total: number): number[] {
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const spare = total - sizes.length;
  const exact = sizes.map((size) => ((size - 1) * spare) / (rows - sizes.length));
  const parts = exact.map((share) => 1 + Math.floor(share));
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest);
  for (const { i } of byRemainder.slice(0, left)) parts[i] += 1;
  return parts;
}
