import { checkNumber } from '../../numeric';

/** Where a falling curve bends most. */
export interface Elbow {
  /** The number of clusters at the bend; null when the curve has no bend (it lies on or above its chord). */
  readonly k: number | null;
  /** How far the bend lies below the chord when both axes run from 0 to 1: 0 is a straight line, 1 a right angle. */
  readonly strength: number;
  /** That distance for each k. */
  readonly depths: Float64Array;
}

/**
 * The elbow of the within-cluster sum of squares: the k whose point lies deepest below the straight line from the
 * first point to the last, both axes scaled to 0 to 1; the smaller k among equals.
 *
 * It depends on the range of k shown: report it with that range, beside other criteria.
 *
 * @param ks ascending numbers of clusters, at least three
 * @param inertias the sum of squares at each k
 * @throws RangeError when there are fewer than three points, the ks do not ascend, or the curve does not fall
 *
 * Reference: Satopää et al. 2011, "Finding a kneedle in a haystack", without its smoothing.
 */
export function elbow(ks: ArrayLike<number>, inertias: ArrayLike<number>): Elbow {
  const n = ks.length;
  checkNumber('points of the curve', n, { min: 3 });
  if (inertias.length !== n)
    throw new RangeError(`inertias must have one entry a k: ${n}, received ${inertias.length}`);
  for (let i = 0; i < n; i += 1) {
    checkNumber(`ks[${i}]`, ks[i], { integer: true, above: i ? ks[i - 1] : 0 });
    checkNumber(`inertias[${i}]`, inertias[i], { min: 0, max: Number.MAX_VALUE });
  }
  const fall = inertias[0] - inertias[n - 1];
  if (!(fall > 0))
    throw new RangeError(`inertias must fall from the first k to the last, received a fall of ${fall}`);
  const depths = Float64Array.from({ length: n }, (_, i) => {
    const x = (ks[i] - ks[0]) / (ks[n - 1] - ks[0]);
    const y = (inertias[i] - inertias[n - 1]) / fall;
    return 1 - x - y;
  });
  let at = 0;
  for (let i = 1; i < n - 1; i += 1) if (depths[i] > depths[at]) at = i;
  // Rounding makes a straight line bend by some 1e-16.
  const strength = depths[at] > 1e-12 ? depths[at] : 0;
  return { k: strength > 0 ? ks[at] : null, strength, depths };
}
