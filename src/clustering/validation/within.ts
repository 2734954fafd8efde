import { type Matrix } from 'ml-matrix';
import { flatten, type FlatMatrix } from '../../numeric';
import { partition, type Partition } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';

/** Means of the clusters, k × columns values in the order of the partition's names. */
export function clusterMeans(points: FlatMatrix, parts: Partition): Float64Array {
  const { values, rows, columns } = points;
  const means = new Float64Array(parts.names.length * columns);
  for (let i = 0; i < rows; i += 1) {
    const code = parts.codes[i];
    if (code < 0) continue;
    for (let j = 0; j < columns; j += 1) means[code * columns + j] += values[i * columns + j];
  }
  for (let c = 0; c < parts.names.length; c += 1) {
    for (let j = 0; j < columns; j += 1) means[c * columns + j] /= parts.sizes[c];
  }
  return means;
}

/** Sum of squared distances of the clustered rows to their means. */
export function sumWithin(points: FlatMatrix, parts: Partition, means: Float64Array): number {
  const { values, rows, columns } = points;
  let sum = 0;
  for (let i = 0; i < rows; i += 1) {
    const code = parts.codes[i];
    if (code >= 0) sum += squaredTo(values, i * columns, means, code * columns, columns);
  }
  return sum;
}

/**
 * Within-cluster sum of squares: squared distances of the rows to the mean of their cluster, summed.
 *
 * Range 0 to infinity in squared units of the columns; lower is tighter, and it falls with every further cluster, so
 * it chooses no k by itself (see {@link elbow}). Noise rows are left out. Undefined without a clustered row.
 *
 * @throws RangeError when every row is noise or the lengths differ
 */
export function withinSumOfSquares(matrix: Matrix, labels: ArrayLike<number>): number {
  const points = flatten(matrix);
  const parts = partition(labels, points.rows);
  if (parts.names.length === 0) throw new RangeError('within-cluster sum of squares needs a clustered row');
  return sumWithin(points, parts, clusterMeans(points, parts));
}
