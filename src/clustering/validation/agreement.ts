import { partition, type Partition } from '../labels';

/**
 * Adjusted Rand index of two labellings of the same rows: the share of pairs on which they agree, corrected for chance.
 *
 * Range −0.5 to 1; higher is more alike, 1 the same clusters under whatever numbers, 0 what chance gives. Noise is
 * taken as one more cluster. When both labellings are one cluster, or both a cluster for each row, it is 1.
 *
 * @throws RangeError when the lengths differ or are below 2
 *
 * Reference: Hubert and Arabie 1985, equation 5.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length < 2) throw new RangeError(`adjusted Rand index needs at least 2 rows, received ${a.length}`);
  const first = withNoise(partition(a));
  const second = withNoise(partition(b, a.length));
  const cells = new Map<number, number>();
  for (let i = 0; i < a.length; i += 1) {
    const key = first.codes[i] * second.sizes.length + second.codes[i];
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>) => {
    let sum = 0;
    for (const count of counts) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const together = pairs(cells.values());
  const inFirst = pairs(first.sizes);
  const inSecond = pairs(second.sizes);
  const expected = (inFirst * inSecond) / pairs([a.length]);
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Codes and sizes with noise as the last cluster. */
function withNoise({ names, sizes, codes, noise }: Partition): { sizes: number[]; codes: Int32Array } {
  return {
    sizes: noise > 0 ? [...sizes, noise] : [...sizes],
    codes: codes.map((code) => (code < 0 ? names.length : code)),
  };
}

/** How much several labellings of the same rows agree. */
export interface Consensus {
  /** Mean adjusted Rand index over all pairs; higher is more alike. */
  readonly mean: number;
  /** The least of them. */
  readonly least: number;
  /** One for each pair (0, 1), (0, 2), … (1, 2), … */
  readonly pairs: Float64Array;
}

/**
 * Consensus of labellings that should be the same, such as fits from several seeds: their adjusted Rand indices.
 *
 * @throws RangeError when there are fewer than two labellings or the lengths differ
 */
export function consensus(labellings: readonly ArrayLike<number>[]): Consensus {
  if (labellings.length < 2) {
    throw new RangeError(`consensus needs at least 2 labellings, received ${labellings.length}`);
  }
  const pairs: number[] = [];
  for (let a = 0; a < labellings.length; a += 1) {
    for (let b = a + 1; b < labellings.length; b += 1) pairs.push(adjustedRand(labellings[a], labellings[b]));
  }
  return {
    mean: pairs.reduce((sum, value) => sum + value, 0) / pairs.length,
    least: Math.min(...pairs),
    pairs: Float64Array.from(pairs),
  };
}
