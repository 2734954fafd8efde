import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../../numeric';
import { buildBoxTree, searchTree, type Search } from '../box-tree';
import { NOISE } from '../labels';

/** The two settings of DBSCAN. */
export interface DbscanSettings {
  /** Radius of a neighbourhood, in units of the columns, above 0; see {@link kDistances}. */
  readonly eps: number;
  /** Rows in the neighbourhood of a core row, itself among them, from 1. */
  readonly minPoints: number;
}

/** A clustering by DBSCAN. */
export interface DbscanFit extends DbscanSettings {
  readonly model: 'dbscan';
  /** One a row: clusters 0, 1, … in the order of their first core rows; −1 for noise. */
  readonly labels: Int32Array;
  /** 1 for core rows, 0 for others. */
  readonly core: Uint8Array;
  /** Number of clusters; may be 0, when every row is noise. */
  readonly k: number;
}

/**
 * DBSCAN: core rows have at least `minPoints` rows within `eps`; core rows within `eps` of each other share a cluster;
 * other rows within `eps` of a core row join the first such cluster; the rest is noise.
 *
 * Distances are Euclidean. Neighbours are looked for in a tree of boxes: time grows with the pairs within eps, at worst
 * n²; memory is linear.
 *
 * @param matrix rows × columns, finite
 * @throws RangeError when a setting is out of range
 *
 * Reference: Ester, Kriegel, Sander and Xu 1996 (KDD).
 */
export function fitDbscan(matrix: Matrix, settings: DbscanSettings): DbscanFit {
  const { eps, minPoints } = settings;
  const points = flatten(matrix);
  checkNumber('eps', eps, { above: 0, max: Number.MAX_VALUE });
  checkNumber('minPoints', minPoints, { integer: true, min: 1 });
  const { rows } = points;
  const tree = buildBoxTree(points);
  const core = new Uint8Array(rows);
  const parent = Int32Array.from({ length: rows }, (_, row) => row);
  // A border row has fewer than minPoints neighbours, so these lists stay short.
  const borders: number[] = [];
  const reachedFrom: number[] = [];
  let counting = true;
  let own = 0;
  let neighbours = 0;
  const search: Search = {
    limit: 0,
    meet(place, squared) {
      if (Math.sqrt(squared) > eps) return;
      if (counting) {
        neighbours += 1;
        // That is enough for a core row.
        if (neighbours === minPoints) search.limit = -1;
      } else if (core[tree.rows[place]] === 0) {
        borders.push(tree.rows[place]);
        reachedFrom.push(tree.rows[own]);
      } else if (place > own) join(parent, tree.rows[own], tree.rows[place]);
    },
  };
  // The distance itself is to be at most the radius, to the last digit, so the root is compared above.
  const limit = eps * eps * (1 + 1e-9);
  for (; own < rows; own += 1) {
    neighbours = 0;
    search.limit = limit;
    searchTree(tree, tree.points, own * tree.columns, search);
    core[tree.rows[own]] = Number(neighbours >= minPoints);
  }
  counting = false;
  search.limit = limit;
  for (own = 0; own < rows; own += 1) {
    if (core[tree.rows[own]] === 1) searchTree(tree, tree.points, own * tree.columns, search);
  }
  const labels = new Int32Array(rows).fill(NOISE);
  let k = 0;
  for (let row = 0; row < rows; row += 1) {
    // A root is the first row of its cluster, since the lower of two roots wins.
    if (core[row]) labels[row] = root(parent, row) === row ? k++ : labels[root(parent, row)];
  }
  borders.forEach((row, i) => {
    const label = labels[reachedFrom[i]];
    if (labels[row] === NOISE || label < labels[row]) labels[row] = label;
  });
  return { model: 'dbscan', eps, minPoints, labels, core, k };
}

function root(parent: Int32Array, row: number): number {
  while (parent[row] !== row) {
    parent[row] = parent[parent[row]];
    row = parent[row];
  }
  return row;
}

function join(parent: Int32Array, a: number, b: number): void {
  const first = root(parent, a);
  const second = root(parent, b);
  if (first < second) parent[second] = first;
  else parent[first] = second;
}
