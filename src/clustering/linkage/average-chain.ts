import { type FlatMatrix } from '../../numeric';
import { type RawMerges } from './dendrogram';
import { squaredTo } from '../kmeans/lloyd-assign';

/**
 * Merges by average linkage (UPGMA): the distance of two clusters is the mean distance of their rows.
 *
 * A chain of nearest neighbours over the upper triangle of distances: O(n²) in time, 4 n² bytes of memory. Ties go
 * as in SciPy.
 *
 * Reference: Sokal and Michener 1958; Müllner 2011, arXiv:1109.2378.
 */
export function averageChain(points: FlatMatrix): RawMerges {
  const { rows } = points;
  const distances = upperTriangle(points);
  const sizes = new Float64Array(rows).fill(1);
  const active = Int32Array.from({ length: rows }, (_, row) => row);
  const first = new Int32Array(rows - 1);
  const second = new Int32Array(rows - 1);
  const heights = new Float64Array(rows - 1);
  const chain = new Int32Array(rows);
  let length = 0;
  for (let m = 0, left = rows; m < rows - 1; m += 1, left -= 1) {
    if (length === 0) chain[length++] = active[0];
    let least: number;
    for (;;) {
      const tip = chain[length - 1];
      const before = length > 1 ? chain[length - 2] : -1;
      let row = before;
      least = before < 0 ? Infinity : distances[place(rows, tip, before)];
      for (let p = 0; p < left; p += 1) {
        const other = active[p];
        if (other === tip) continue;
        const distance = distances[place(rows, tip, other)];
        if (distance < least) {
          least = distance;
          row = other;
        }
      }
      if (row === before) break;
      chain[length++] = row;
    }
    const a = Math.min(chain[length - 1], chain[length - 2]);
    const b = Math.max(chain[length - 1], chain[length - 2]);
    length -= 2;
    first[m] = a;
    second[m] = b;
    heights[m] = least;
    remove(active, left, a);
    const size = sizes[a] + sizes[b];
    for (let p = 0; p < left - 1; p += 1) {
      const other = active[p];
      if (other === b) continue;
      const at = place(rows, b, other);
      distances[at] = (sizes[a] * distances[place(rows, a, other)] + sizes[b] * distances[at]) / size;
    }
    sizes[b] = size;
  }
  return { first, second, heights };
}

/** Where the distance of two rows stands in the upper triangle, row after row. */
function place(rows: number, a: number, b: number): number {
  return a < b ? a * rows - (a * (a + 1)) / 2 + b - a - 1 : b * rows - (b * (b + 1)) / 2 + a - b - 1;
}

/** Euclidean distances of all pairs. */
function upperTriangle({ values, rows, columns }: FlatMatrix): Float64Array {
  const distances = new Float64Array((rows * (rows - 1)) / 2);
  let at = 0;
  for (let i = 0; i < rows; i += 1) {
    for (let j = i + 1; j < rows; j += 1) {
      distances[at++] = Math.sqrt(squaredTo(values, i * columns, values, j * columns, columns));
    }
  }
  return distances;
}

/** Removes a row from the ascending list of active ones. */
function remove(active: Int32Array, count: number, row: number): void {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (active[middle] < row) low = middle + 1;
    else high = middle;
  }
  active.copyWithin(low, low + 1, count);
}
