import { type FlatMatrix } from '../../numeric';
import { type RawMerges } from './dendrogram';
import { joinClusters, nearestCluster, plantClusters, replant, type NearestCluster } from './ward-clusters';

/**
 * Ward's merges by a chain of nearest neighbours.
 *
 * The distance of two clusters needs but their centres and sizes, √(2 |A||B| ÷ (|A| + |B|)) · ‖centre A − centre B‖,
 * so that no table of distances is kept. Centres lie in a tree of boxes, few of which are opened where there are few
 * columns; at worst it is O(n²) in time, O(n) in memory. Ties go as in SciPy: to the cluster before in the chain, then
 * to the lower row.
 *
 * Reference: Murtagh 1983; Müllner 2011, arXiv:1109.2378, figure 3.
 */
export function wardChain(points: FlatMatrix): RawMerges {
  const { rows } = points;
  const first = new Int32Array(rows - 1);
  const second = new Int32Array(rows - 1);
  const heights = new Float64Array(rows - 1);
  const chain = new Int32Array(rows);
  const gone = new Uint8Array(rows);
  const found: NearestCluster = { row: 0, squared: 0 };
  let clusters = plantClusters(
    points,
    Int32Array.from({ length: rows }, (_, row) => row),
    new Float64Array(rows).fill(1),
  );
  let lowest = 0;
  let length = 0;
  for (let m = 0, left = rows; m < rows - 1; m += 1, left -= 1) {
    // The boxes were drawn around more clusters than are left.
    if (left < 0.6 * clusters.rowAt.length) clusters = replant(clusters, left);
    if (length === 0) {
      while (gone[lowest] === 1) lowest += 1;
      chain[length++] = lowest;
    }
    for (;;) {
      const before = length > 1 ? chain[length - 2] : -1;
      nearestCluster(clusters, chain[length - 1], before, found);
      if (found.row === before) break;
      chain[length++] = found.row;
    }
    const a = Math.min(chain[length - 1], chain[length - 2]);
    const b = Math.max(chain[length - 1], chain[length - 2]);
    length -= 2;
    first[m] = a;
    second[m] = b;
    heights[m] = Math.sqrt(found.squared);
    joinClusters(clusters, a, b);
    gone[a] = 1;
  }
  return { first, second, heights };
}
