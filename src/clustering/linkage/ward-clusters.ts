import { type FlatMatrix } from '../../numeric';
import { buildBoxTree, squaredToBox, type BoxTree } from '../box-tree';

/**
 * Clusters by their centres and sizes, in a tree of boxes. As clusters are joined, leaves hold fewer and boxes widen, so
 * that the tree is worth planting anew when many have gone.
 */
export interface WardClusters {
  /** The centres are its points. */
  readonly tree: BoxTree;
  /** The row by which the cluster at each place goes. */
  readonly rowAt: Int32Array;
  /** Its rows. */
  readonly sizes: Float64Array;
  /** The place of the cluster that goes by a row. */
  readonly placeOf: Int32Array;
  /** The leaf of each place. */
  readonly leafOf: Int32Array;
  /** For each node what no cluster in it is smaller than. */
  readonly leastSizes: Float64Array;
}

/**
 * Plants clusters.
 *
 * @param names the row by which each goes
 */
export function plantClusters(centres: FlatMatrix, names: Int32Array, sizes: Float64Array): WardClusters {
  const tree = buildBoxTree(centres);
  const { rows, starts, ends, leaves } = tree;
  const rowAt = rows.map((row) => names[row]);
  const sizesAt = Float64Array.from(rows, (row) => sizes[row]);
  const placeOf = new Int32Array(1 + names.reduce((most, row) => Math.max(most, row), 0));
  const leafOf = new Int32Array(rows.length);
  const leastSizes = new Float64Array(starts.length).fill(Infinity);
  rowAt.forEach((row, place) => (placeOf[row] = place));
  for (let node = starts.length - 1; node >= leaves; node -= 1) {
    leafOf.fill(node, starts[node], ends[node]);
    for (let p = starts[node]; p < ends[node]; p += 1) {
      if (sizesAt[p] < leastSizes[node]) leastSizes[node] = sizesAt[p];
    }
  }
  for (let node = leaves - 1; node >= 0; node -= 1) {
    leastSizes[node] = Math.min(leastSizes[2 * node + 1], leastSizes[2 * node + 2]);
  }
  return { tree, rowAt, sizes: sizesAt, placeOf, leafOf, leastSizes };
}

/** Plants the clusters that are left anew. */
export function replant(clusters: WardClusters, left: number): WardClusters {
  const { tree, rowAt, sizes } = clusters;
  const { columns, points, starts, ends, leaves } = tree;
  const centres = new Float64Array(left * columns);
  const names = new Int32Array(left);
  const rows = new Float64Array(left);
  let at = 0;
  for (let leaf = leaves; leaf < starts.length; leaf += 1) {
    for (let p = starts[leaf]; p < ends[leaf]; p += 1, at += 1) {
      names[at] = rowAt[p];
      rows[at] = sizes[p];
      for (let j = 0; j < columns; j += 1) centres[at * columns + j] = points[p * columns + j];
    }
  }
  return plantClusters({ values: centres, rows: left, columns }, names, rows);
}

/** The cluster that was found, and the squared height at which it would be joined. */
export interface NearestCluster {
  row: number;
  squared: number;
}

/**
 * Finds the cluster nearest to that of the row `tip`; `before` wins ties where it is one, then the lower row.
 *
 * A box is not opened when even a cluster of the least size at its near side would be farther than the nearest so far.
 */
export function nearestCluster(
  clusters: WardClusters,
  tip: number,
  before: number,
  found: NearestCluster,
): void {
  const { tree, rowAt, sizes, placeOf, leastSizes } = clusters;
  const { points, columns, leaves, starts, ends, waiting, bounds } = tree;
  const place = placeOf[tip];
  const from = place * columns;
  const size = sizes[place];
  let row = before;
  let least = before < 0 ? Infinity : squaredWard(clusters, place, placeOf[before]);
  // Nothing is nearer than what coincides.
  let count = least > 0 ? 1 : 0;
  waiting[0] = 0;
  bounds[0] = 0;
  while (count > 0) {
    count -= 1;
    if (bounds[count] > least) continue;
    const node = waiting[count];
    if (node < leaves) {
      let near = 2 * node + 1;
      let far = near + 1;
      let nearBound = squaredToBox(tree, near, points, from) * factor(size, leastSizes[near]);
      let farBound = squaredToBox(tree, far, points, from) * factor(size, leastSizes[far]);
      if (farBound < nearBound) {
        [near, far] = [far, near];
        [nearBound, farBound] = [farBound, nearBound];
      }
      if (farBound <= least) {
        waiting[count] = far;
        bounds[count++] = farBound;
      }
      if (nearBound <= least) {
        waiting[count] = near;
        bounds[count++] = nearBound;
      }
      continue;
    }
    for (let p = starts[node]; p < ends[node]; p += 1) {
      let squared = 0;
      for (let j = 0, at = p * columns; j < columns; j += 1, at += 1) {
        const difference = points[from + j] - points[at];
        squared += difference * difference;
      }
      squared *= factor(size, sizes[p]);
      if (squared > least || p === place) continue;
      if (squared < least || (squared === least && row !== before && rowAt[p] < row)) {
        least = squared;
        row = rowAt[p];
      }
    }
  }
  found.row = row;
  found.squared = least;
}

function factor(a: number, b: number): number {
  return (2 * a * b) / (a + b);
}

/** The squared height at which the clusters at two places would be joined. */
function squaredWard({ tree, sizes }: WardClusters, a: number, b: number): number {
  const { points, columns } = tree;
  let squared = 0;
  for (let j = 0; j < columns; j += 1) {
    const difference = points[a * columns + j] - points[b * columns + j];
    squared += difference * difference;
  }
  return squared * factor(sizes[a], sizes[b]);
}

/** Joins cluster a to cluster b. */
export function joinClusters(
  { tree, rowAt, sizes, placeOf, leafOf }: WardClusters,
  a: number,
  b: number,
): void {
  const { points, columns, boxes, ends } = tree;
  const [from, to] = [placeOf[a], placeOf[b]];
  const share = sizes[from] / (sizes[from] + sizes[to]);
  sizes[to] += sizes[from];
  for (let j = 0; j < columns; j += 1) {
    // In this form the centre of equal points is exactly that point.
    points[to * columns + j] += (points[from * columns + j] - points[to * columns + j]) * share;
  }
  for (let node = leafOf[to]; ; node = (node - 1) >> 1) {
    for (let j = 0, at = node * 2 * columns; j < columns; j += 1, at += 1) {
      const value = points[to * columns + j];
      if (value < boxes[at]) boxes[at] = value;
      if (value > boxes[at + columns]) boxes[at + columns] = value;
    }
    if (node === 0) break;
  }
  const last = (ends[leafOf[from]] -= 1);
  rowAt[from] = rowAt[last];
  sizes[from] = sizes[last];
  placeOf[rowAt[from]] = from;
  points.copyWithin(from * columns, last * columns, (last + 1) * columns);
}
