import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten } from '../../numeric';
import { condense, mostStable, type CondensedTree } from './condensed-tree';
import { buildDendrogram } from '../linkage/dendrogram';
import { neighbourDistances } from './k-distances';
import { NOISE } from '../labels';
import { reachabilityTree } from './spanning-tree';

/** Settings of {@link fitHdbscan}. */
export interface HdbscanSettings {
  /** The fewest rows that are a cluster, from 2. */
  readonly minClusterSize: number;
  /** Rows in a core neighbourhood, the row itself among them, from 2; default `minClusterSize`. */
  readonly minPoints?: number;
  /** The most rows taken, since time grows as n²; default 30,000. */
  readonly maxRows?: number;
}

/** A clustering by HDBSCAN. */
export interface HdbscanFit {
  readonly model: 'hdbscan';
  readonly minClusterSize: number;
  readonly minPoints: number;
  /** One a row: clusters 0, 1, … in the order of the tree; −1 for noise. */
  readonly labels: Int32Array;
  /** 0 to 1: how deep in its cluster a row lies; 0 for noise. */
  readonly memberships: Float64Array;
  /** Number of clusters; may be 0, when the data never splits in two and every row is noise. */
  readonly k: number;
  /** Each cluster's stability, higher is better. */
  readonly stabilities: Float64Array;
  /** The distance up to which each cluster reaches: where it splits from the rest. */
  readonly radii: Float64Array;
  /** Each row's distance to its (minPoints − 1)-th nearest other row. */
  readonly coreDistances: Float64Array;
  readonly tree: CondensedTree;
}

/**
 * HDBSCAN: the clusters that persist longest as the distance at which rows are held together shrinks.
 *
 * Mutual reachability, minimum spanning tree (Prim), condensed tree, excess of mass. Distances are Euclidean. O(n²) in
 * time, O(n) in memory. The whole base is never one cluster.
 *
 * @param matrix rows × columns, finite
 * @throws RangeError when a setting is out of range or there are more than `maxRows` rows
 *
 * Reference: Campello, Moulavi and Sander 2013 (PAKDD); McInnes and Healy 2017.
 */
export function fitHdbscan(matrix: Matrix, settings: HdbscanSettings): HdbscanFit {
  const { minClusterSize, minPoints = minClusterSize, maxRows } = settings;
  return fitHdbscanMany(matrix, [minClusterSize], { minPoints, maxRows })[0];
}

/**
 * HDBSCAN for several least cluster sizes, which share the tree that takes the time.
 *
 * @param options `minPoints` and `maxRows` as in {@link fitHdbscan}; minPoints has no default here
 * @throws RangeError as {@link fitHdbscan}
 */
export function fitHdbscanMany(
  matrix: Matrix,
  minClusterSizes: readonly number[],
  options: { readonly minPoints: number; readonly maxRows?: number },
): HdbscanFit[] {
  const { minPoints, maxRows = 30_000 } = options;
  const points = flatten(matrix);
  checkNumber('matrix rows', points.rows, { min: 2 });
  for (const size of minClusterSizes) {
    checkNumber('minClusterSize', size, { integer: true, min: 2, max: points.rows });
  }
  checkNumber('minPoints', minPoints, { integer: true, min: 2, max: points.rows });
  if (!(points.rows <= maxRows)) {
    throw new RangeError(
      `hdbscan is quadratic in the rows: ${points.rows} are more than maxRows = ${maxRows}`,
    );
  }
  const coreDistances = neighbourDistances(points, minPoints - 1);
  const { from, to, weights } = reachabilityTree(points, coreDistances);
  const dendrogram = buildDendrogram(points.rows, { first: from, second: to, heights: weights });
  return minClusterSizes.map((minClusterSize) => ({
    model: 'hdbscan',
    minClusterSize,
    minPoints,
    coreDistances,
    ...flatClustering(condense(dendrogram, minClusterSize)),
  }));
}

function flatClustering(tree: CondensedTree) {
  const chosen = mostStable(tree);
  const labelOf = labelsBelow(tree, chosen);
  const labels = tree.clusterOf.map((cluster) => labelOf[cluster]);
  return {
    labels,
    memberships: depths(tree, labels, chosen.length),
    k: chosen.length,
    stabilities: Float64Array.from(chosen, (cluster) => tree.clusters[cluster].stability),
    radii: Float64Array.from(chosen, (cluster) => 1 / tree.clusters[cluster].birth),
    tree,
  };
}

/** For every cluster of the tree the label of the chosen cluster that it is in, or noise. */
function labelsBelow(tree: CondensedTree, chosen: readonly number[]): Int32Array {
  const labels = new Int32Array(tree.clusters.length).fill(NOISE);
  chosen.forEach((cluster, label) => {
    labels[cluster] = label;
  });
  tree.clusters.forEach(({ parent }, cluster) => {
    if (parent >= 0 && labels[parent] !== NOISE) labels[cluster] = labels[parent];
  });
  return labels;
}

/** Each row's density when it leaves, as a share of the highest in its cluster. */
function depths({ leaves }: CondensedTree, labels: Int32Array, k: number): Float64Array {
  const highest = new Float64Array(k);
  labels.forEach((label, row) => {
    if (label !== NOISE) highest[label] = Math.max(highest[label], leaves[row]);
  });
  return Float64Array.from(labels, (label, row) => (label === NOISE ? 0 : leaves[row] / highest[label]));
}
