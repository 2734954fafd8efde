import { type Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { separablePartition } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';
import { clusterMeans } from './within';

/**
 * Davies-Bouldin index: for each cluster the worst ratio of the two clusters' mean distances to their centres to the
 * distance of the centres, and the mean of these.
 *
 * Range 0 to infinity; lower is better. Noise rows are left out. Undefined, hence an error, with fewer than 2 clusters,
 * as many clusters as rows, or two clusters with the same centre of which one has spread.
 *
 * @throws RangeError when it is undefined or the lengths differ
 *
 * Reference: Davies and Bouldin 1979, with q = 1 and p = 2.
 */
export function daviesBouldin(matrix: Matrix, labels: ArrayLike<number>): number {
  const points = flatten(matrix);
  const { rows, columns, values } = points;
  const parts = separablePartition('Davies-Bouldin index', labels, rows);
  const k = parts.names.length;
  const means = clusterMeans(points, parts);
  const spreads = new Float64Array(k);
  for (let i = 0; i < rows; i += 1) {
    const code = parts.codes[i];
    if (code >= 0) {
      spreads[code] +=
        Math.sqrt(squaredTo(values, i * columns, means, code * columns, columns)) / parts.sizes[code];
    }
  }
  let sum = 0;
  for (let a = 0; a < k; a += 1) {
    let worst = 0;
    for (let b = 0; b < k; b += 1) {
      if (a === b) continue;
      const gap = Math.sqrt(squaredTo(means, a * columns, means, b * columns, columns));
      const spread = spreads[a] + spreads[b];
      if (gap === 0 && spread > 0) {
        throw new RangeError(
          `Davies-Bouldin index is undefined: clusters ${parts.names[a]} and ${parts.names[b]} have the same centre`,
        );
      }
      // Clusters that are points are as tight as can be, wherever they lie.
      if (spread > 0) worst = Math.max(worst, spread / gap);
    }
    sum += worst;
  }
  return sum / k;
}
