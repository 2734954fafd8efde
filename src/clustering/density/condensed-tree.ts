import { type Dendrogram } from '../linkage/dendrogram';

/** A cluster of a condensed tree. */
export interface CondensedCluster {
  /** The cluster that it split from, −1 for the root. */
  readonly parent: number;
  /** The clusters that it splits into: none or two. */
  readonly children: readonly number[];
  /** 1 ÷ the distance at which it splits off; 0 for the root. */
  readonly birth: number;
  /** Rows in it at its birth. */
  readonly size: number;
  /** Σ over its rows of (1 ÷ the distance at which the row leaves − birth). */
  readonly stability: number;
}

/** A tree of merges with the splits left out that only shed fewer than `minClusterSize` rows. */
export interface CondensedTree {
  /** The root first, parents before their children. */
  readonly clusters: readonly CondensedCluster[];
  /** For each row the last cluster that it was in. */
  readonly clusterOf: Int32Array;
  /** For each row 1 ÷ the distance at which it left that cluster. */
  readonly leaves: Float64Array;
}

interface Growing {
  parent: number;
  children: number[];
  birth: number;
  size: number;
  stability: number;
}

/**
 * Condenses a single-linkage tree.
 *
 * Deviation from the paper: rows that coincide merge at distance 0, where density is infinite and would swallow every
 * comparison; the smallest positive distance of the tree stands for it.
 *
 * Reference: Campello, Moulavi and Sander 2013; McInnes and Healy 2017, section 2.3.
 */
export function condense(tree: Dendrogram, minClusterSize: number): CondensedTree {
  const { rows, left, right, heights, sizes } = tree;
  const least = heights.find((height) => height > 0) ?? 1;
  const sizeOf = (node: number) => (node < rows ? 1 : sizes[node - rows]);
  const clusters: Growing[] = [{ parent: -1, children: [], birth: 0, size: rows, stability: 0 }];
  const clusterOf = new Int32Array(rows);
  const leaves = new Float64Array(rows);
  const nodes = [2 * rows - 2];
  const owners = [0];
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    const owner = owners.pop()!;
    const cluster = clusters[owner];
    const merge = node - rows;
    const density = 1 / Math.max(heights[merge], least);
    const branches = [left[merge], right[merge]];
    const large = branches.filter((branch) => sizeOf(branch) >= minClusterSize);
    for (const branch of branches) {
      if (!large.includes(branch)) {
        cluster.stability += sizeOf(branch) * (density - cluster.birth);
        shed(tree, branch, (row) => {
          clusterOf[row] = owner;
          leaves[row] = density;
        });
      } else if (large.length === 2) {
        cluster.stability += sizeOf(branch) * (density - cluster.birth);
        cluster.children.push(clusters.length);
        nodes.push(branch);
        owners.push(clusters.length);
        clusters.push({ parent: owner, children: [], birth: density, size: sizeOf(branch), stability: 0 });
      } else {
        nodes.push(branch);
        owners.push(owner);
      }
    }
  }
  return { clusters, clusterOf, leaves };
}

/** Visits the rows below a node. */
function shed({ rows, left, right }: Dendrogram, node: number, visit: (row: number) => void): void {
  const stack = [node];
  while (stack.length > 0) {
    const next = stack.pop()!;
    if (next < rows) visit(next);
    else stack.push(left[next - rows], right[next - rows]);
  }
}

/**
 * The clusters whose stability exceeds that of all they split into: excess of mass. The root is no choice.
 *
 * @returns positions in `tree.clusters`, ascending
 */
export function mostStable(tree: CondensedTree): number[] {
  const { clusters } = tree;
  const value = Float64Array.from(clusters, (cluster) => cluster.stability);
  const chosen = new Uint8Array(clusters.length);
  for (let c = clusters.length - 1; c > 0; c -= 1) {
    const below = clusters[c].children.reduce((sum, child) => sum + value[child], 0);
    if (clusters[c].children.length === 0 || value[c] >= below) chosen[c] = 1;
    else value[c] = below;
  }
  const covered = new Uint8Array(clusters.length);
  const result: number[] = [];
  for (let c = 1; c < clusters.length; c += 1) {
    covered[c] = covered[clusters[c].parent];
    if (!chosen[c] || covered[c]) continue;
    covered[c] = 1;
    result.push(c);
  }
  return result;
}
