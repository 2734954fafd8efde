import { type Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { separablePartition, type Partition } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';
import { clusterMeans, sumWithin } from './within';

/**
 * Calinski-Harabasz index: the sum of squares between clusters over that within them, each per degree of freedom,
 * (B ÷ (k − 1)) ÷ (W ÷ (n − k)).
 *
 * Range 0 to infinity; higher is better. Noise rows are left out, of n and of the overall mean too. Undefined, hence an
 * error, with fewer than 2 clusters, as many clusters as rows, or no spread within any cluster.
 *
 * @throws RangeError when it is undefined or the lengths differ
 *
 * Reference: Calinski and Harabasz 1974.
 */
export function calinskiHarabasz(matrix: Matrix, labels: ArrayLike<number>): number {
  const points = flatten(matrix);
  const parts = separablePartition('Calinski-Harabasz index', labels, points.rows);
  const means = clusterMeans(points, parts);
  const within = sumWithin(points, parts, means);
  if (!(within > 0)) throw new RangeError('Calinski-Harabasz index is undefined: no cluster has any spread');
  const k = parts.names.length;
  const n = points.rows - parts.noise;
  return (sumBetween(parts, means, points.columns, n) * (n - k)) / (within * (k - 1));
}

/** Squared distances of the clusters' means to the mean of all clustered rows, each as often as it has rows. */
function sumBetween(parts: Partition, means: Float64Array, columns: number, n: number): number {
  const centre = new Float64Array(columns);
  parts.sizes.forEach((size, c) => {
    for (let j = 0; j < columns; j += 1) centre[j] += (means[c * columns + j] * size) / n;
  });
  let sum = 0;
  parts.sizes.forEach((size, c) => {
    sum += size * squaredTo(means, c * columns, centre, 0, columns);
  });
  return sum;
}
