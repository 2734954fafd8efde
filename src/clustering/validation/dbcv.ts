import { type Matrix } from 'ml-matrix';
import { flatten, type FlatMatrix } from '../../numeric';
import { separablePartition, type Partition } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';
import { reachabilityTree } from '../density/spanning-tree';

/** A cluster seen by its densities. */
interface Dense {
  readonly points: FlatMatrix;
  readonly cores: Float64Array;
  /** Rows with at least two edges in the cluster's spanning tree; all rows when there are none. */
  readonly inner: number[];
  /** The longest edge between inner rows: the sparsest place within. */
  readonly sparseness: number;
}

/**
 * Density-based clustering validation: for each cluster (separation − sparseness) ÷ the larger of them, where
 * sparseness is the longest inner edge of its spanning tree under mutual reachability and separation the least mutual
 * reachability to another cluster's inner rows; weighted by the clusters' shares of all rows, noise included.
 *
 * Range −1 to 1, higher is better. Noise rows belong to no cluster, but lower the sum by their share. Clusters of one
 * row count as noise. Rows that coincide have infinite density, that is a core distance of 0. Of several
 * spanning trees of equal length the one over the nearer rows is taken. Undefined, hence an
 * error, with fewer than 2 clusters. O(n²) in time.
 *
 * @throws RangeError when it is undefined or the lengths differ
 *
 * Reference: Moulavi, Jaskowiak, Campello, Zimek and Sander 2014 (SDM), definitions 1 to 8.
 */
export function dbcv(matrix: Matrix, labels: ArrayLike<number>): number {
  const points = flatten(matrix);
  const parts = separablePartition('DBCV', labels, points.rows);
  const clusters = Array.from(parts.names, (_, code) => code)
    .filter((code) => parts.sizes[code] > 1)
    .map((code) => densityOf(points, parts, code));
  if (clusters.length < 2) throw new RangeError('DBCV needs at least 2 clusters of more than one row');
  let sum = 0;
  for (const cluster of clusters) {
    const separation = Math.min(
      ...clusters.filter((other) => other !== cluster).map((other) => gap(cluster, other)),
    );
    const larger = Math.max(separation, cluster.sparseness);
    if (larger > 0) sum += (cluster.points.rows * (separation - cluster.sparseness)) / larger;
  }
  return sum / points.rows;
}

function densityOf(all: FlatMatrix, parts: Partition, code: number): Dense {
  const { columns } = all;
  const rows = parts.sizes[code];
  const values = new Float64Array(rows * columns);
  for (let i = 0, at = 0; i < all.rows; i += 1) {
    if (parts.codes[i] !== code) continue;
    for (let j = 0; j < columns; j += 1) values[at++] = all.values[i * columns + j];
  }
  const points = { values, rows, columns };
  const cores = coreDistances(points);
  const { from, to, weights } = reachabilityTree(points, cores);
  const degrees = new Int32Array(rows);
  for (let edge = 0; edge < rows - 1; edge += 1) {
    degrees[from[edge]] += 1;
    degrees[to[edge]] += 1;
  }
  const inner = Array.from(degrees.keys()).filter((row) => degrees[row] > 1);
  const isInner = (edge: number) => degrees[from[edge]] > 1 && degrees[to[edge]] > 1;
  const edges = Array.from(weights.keys()).filter(isInner);
  const sparseness = (edges.length > 0 ? edges : Array.from(weights.keys())).reduce(
    (most, edge) => Math.max(most, weights[edge]),
    0,
  );
  return { points, cores, inner: inner.length > 0 ? inner : Array.from(degrees.keys()), sparseness };
}

/** ((Σ distance^−d) ÷ (n − 1))^(−1 ÷ d) over a row's distances to the other rows of its cluster, d the columns. */
function coreDistances({ values, rows, columns }: FlatMatrix): Float64Array {
  const distances = new Float64Array(rows);
  return distances.map((_, i) => {
    for (let other = 0; other < rows; other += 1) {
      distances[other] = Math.sqrt(squaredTo(values, i * columns, values, other * columns, columns));
    }
    let least = Infinity;
    for (let other = 0; other < rows; other += 1) if (other !== i) least = Math.min(least, distances[other]);
    if (least === 0) return 0;
    // Relative to the least distance, so that no power overflows.
    let sum = 0;
    for (let other = 0; other < rows; other += 1)
      if (other !== i) sum += (least / distances[other]) ** columns;
    return least * Math.pow(sum / (rows - 1), -1 / columns);
  });
}

/** The least mutual reachability between inner rows of two clusters. */
function gap(a: Dense, b: Dense): number {
  const { columns } = a.points;
  let least = Infinity;
  for (const p of a.inner) {
    if (a.cores[p] >= least) continue;
    for (const q of b.inner) {
      if (b.cores[q] >= least) continue;
      const distance = Math.sqrt(
        squaredTo(a.points.values, p * columns, b.points.values, q * columns, columns),
      );
      least = Math.min(least, Math.max(a.cores[p], b.cores[q], distance));
    }
  }
  return least;
}
