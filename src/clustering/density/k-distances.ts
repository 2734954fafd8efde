import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';
import { buildBoxTree, searchTree, type Search } from '../box-tree';

/**
 * Each row's distance to its k-th nearest other row, in the order of the rows: in a tree of boxes, at worst O(n²) in
 * time, O(n) in memory.
 *
 * @param k from 1 to the number of other rows
 */
export function neighbourDistances(points: FlatMatrix, k: number): Float64Array {
  const tree = buildBoxTree(points);
  const nearest = new Float64Array(k);
  const distances = new Float64Array(points.rows);
  let own = 0;
  const search: Search = {
    limit: Infinity,
    meet(place, squared) {
      if (place === own) return;
      insert(nearest, squared);
      search.limit = nearest[k - 1];
    },
  };
  for (; own < points.rows; own += 1) {
    nearest.fill(Infinity);
    search.limit = Infinity;
    searchTree(tree, tree.points, own * tree.columns, search);
    distances[tree.rows[own]] = Math.sqrt(nearest[k - 1]);
  }
  return distances;
}

/** Puts a value into an ascending list from which the largest falls out. */
function insert(ascending: Float64Array, value: number): void {
  let place = ascending.length - 1;
  if (value >= ascending[place]) return;
  for (; place > 0 && ascending[place - 1] > value; place -= 1) ascending[place] = ascending[place - 1];
  ascending[place] = value;
}

/**
 * The k-distance curve for choosing DBSCAN's eps: every row's distance to its k-th nearest other row, ascending.
 *
 * With `minPoints` counting the row itself, k = minPoints − 1.
 *
 * @param k from 1 to rows − 1
 * @throws RangeError when k is out of range
 *
 * Reference: Ester et al. 1996, section 4.2.
 */
export function kDistances(matrix: Matrix, k: number): Float64Array {
  const points = flatten(matrix);
  checkNumber('k', k, { integer: true, min: 1, max: points.rows - 1 });
  return neighbourDistances(points, k).sort();
}

/** Where a k-distance curve begins to climb. */
export interface DistanceKnee {
  /** The distance there: a proposal for eps. */
  readonly eps: number;
  /** How many rows lie below it. */
  readonly index: number;
  /** Depth below the chord when both axes run from 0 to 1: 0 is a straight line, 1 a right angle. */
  readonly strength: number;
}

/**
 * The knee of an ascending k-distance curve: its point deepest below the straight line from first to last.
 *
 * One far row stretches the whole curve, so its last rows may be left out.
 *
 * @param curve ascending distances, as from {@link kDistances}
 * @param options `trim`: share of the largest distances that is left out, from 0 to below 1; default 0.01
 * @throws RangeError when the curve does not ascend or has fewer than three points or no knee
 *
 * Reference: Satopää et al. 2011, without its smoothing.
 */
export function distanceKnee(
  curve: ArrayLike<number>,
  options: { readonly trim?: number } = {},
): DistanceKnee {
  const { trim = 0.01 } = options;
  checkNumber('trim', trim, { min: 0, max: 0.99 });
  const count = Math.floor(curve.length * (1 - trim));
  checkNumber('points of the curve', count, { min: 3 });
  const rise = curve[count - 1] - curve[0];
  if (!(rise > 0)) throw new RangeError(`the curve must ascend, received a rise of ${rise}`);
  let index = 0;
  let strength = 0;
  for (let i = 1; i < count; i += 1) {
    checkNumber(`curve[${i}]`, curve[i], { min: curve[i - 1], max: Number.MAX_VALUE });
    const depth = i / (count - 1) - (curve[i] - curve[0]) / rise;
    if (depth > strength) {
      strength = depth;
      index = i;
    }
  }
  if (!(strength > 1e-12)) throw new RangeError('the curve has no knee: it lies on or above its chord');
  return { eps: curve[index], index, strength };
}
