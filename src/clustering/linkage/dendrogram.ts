import { checkNumber } from '../../numeric';

/**
 * A tree of merges. Rows are nodes 0 to rows − 1; merge m joins nodes left[m] and right[m] at heights[m] into node
 * rows + m of sizes[m] rows. Heights ascend.
 */
export interface Dendrogram {
  readonly rows: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly heights: Float64Array;
  readonly sizes: Int32Array;
}

/** Merges in the order in which a chain found them; each names two clusters by one row of theirs. */
export interface RawMerges {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly heights: Float64Array;
}

/** Sorts merges by height (equal ones keep their order) and numbers the nodes, the smaller number left. */
export function buildDendrogram(rows: number, merges: RawMerges): Dendrogram {
  const count = rows - 1;
  const order = Int32Array.from({ length: count }, (_, m) => m);
  order.sort((a, b) => merges.heights[a] - merges.heights[b] || a - b);
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  const sizes = new Int32Array(count);
  const parent = Int32Array.from({ length: rows + count }, (_, node) => node);
  for (let m = 0; m < count; m += 1) {
    const a = rootOf(parent, merges.first[order[m]]);
    const b = rootOf(parent, merges.second[order[m]]);
    left[m] = Math.min(a, b);
    right[m] = Math.max(a, b);
    sizes[m] = (a < rows ? 1 : sizes[a - rows]) + (b < rows ? 1 : sizes[b - rows]);
    parent[a] = parent[b] = rows + m;
  }
  return { rows, left, right, heights: Float64Array.from(order, (m) => merges.heights[m]), sizes };
}

/** The root of a node's tree; the path to it is halved on the way. */
function rootOf(parent: Int32Array, node: number): number {
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

/**
 * Cuts a dendrogram into exactly k clusters: the k − 1 highest merges are undone.
 *
 * Merges at one height are undone in the order of the tree, so a cut through equal heights is still of k clusters.
 *
 * @param k from 1 to the number of rows
 * @returns one label a row, 0 to k − 1 in the order of the clusters' first rows
 */
export function cutDendrogram(tree: Dendrogram, k: number): Int32Array {
  const { rows, left, right } = tree;
  checkNumber('k', k, { integer: true, min: 1, max: rows });
  const parent = Int32Array.from({ length: 2 * rows - 1 }, (_, node) => node);
  for (let m = 0; m < rows - k; m += 1) parent[left[m]] = parent[right[m]] = rows + m;
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: rows }, (_, row) => {
    const root = rootOf(parent, row);
    let label = numbers.get(root);
    if (label === undefined) numbers.set(root, (label = numbers.size));
    return label;
  });
}

/** The top of a dendrogram, of a size that can be drawn. */
export interface DendrogramTop {
  /** Its merges, numbered as if the `leafSizes.length` branches were its rows. */
  readonly tree: Dendrogram;
  /** Rows below each leaf, which are the clusters of the cut into as many. */
  readonly leafSizes: Int32Array;
}

/**
 * The last merges of a dendrogram, over the clusters of its cut into `leaves`.
 *
 * @param leaves from 2 to the number of rows
 */
export function dendrogramTop(tree: Dendrogram, leaves: number): DendrogramTop {
  checkNumber('leaves', leaves, { integer: true, min: 2, max: tree.rows });
  const labels = cutDendrogram(tree, leaves);
  const leafSizes = new Int32Array(leaves);
  for (const label of labels) leafSizes[label] += 1;
  const undone = tree.rows - leaves;
  const firstRow = lowestRows(tree);
  const nodeOf = (node: number) =>
    node >= tree.rows + undone ? node - tree.rows - undone + leaves : labels[firstRow[node]];
  return {
    leafSizes,
    tree: {
      rows: leaves,
      left: tree.left.slice(undone).map(nodeOf),
      right: tree.right.slice(undone).map(nodeOf),
      heights: tree.heights.slice(undone),
      sizes: tree.sizes.slice(undone),
    },
  };
}

/** For every node the lowest row below it. */
function lowestRows(tree: Dendrogram): Int32Array {
  const lowest = Int32Array.from({ length: 2 * tree.rows - 1 }, (_, node) => node);
  for (let m = 0; m < tree.rows - 1; m += 1) {
    lowest[tree.rows + m] = Math.min(lowest[tree.left[m]], lowest[tree.right[m]]);
  }
  return lowest;
}
