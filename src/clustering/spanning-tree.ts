import { type FlatMatrix } from '../numeric';
import { squaredTo } from './lloyd-assign';

/** The edges of a spanning tree, in the order in which it grew. */
export interface SpanningTree {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/**
 * The minimum spanning tree under mutual reachability, max(core a, core b, ‖a − b‖), by Prim's algorithm.
 *
 * O(n²) in time, O(n) in memory: distances are computed as the tree grows.
 *
 * @param cores each row's core distance
 *
 * Reference: Prim 1957; Campello, Moulavi and Sander 2013, definition 4.
 */
export function reachabilityTree(points: FlatMatrix, cores: Float64Array): SpanningTree {
  const { values, rows, columns } = points;
  const from = new Int32Array(rows - 1);
  const to = new Int32Array(rows - 1);
  const weights = new Float64Array(rows - 1);
  const best = new Float64Array(rows).fill(Infinity);
  const via = new Int32Array(rows);
  const outside = Int32Array.from({ length: rows - 1 }, (_, i) => i + 1);
  let tip = 0;
  for (let edge = 0, left = rows - 1; left > 0; edge += 1, left -= 1) {
    let next = 0;
    let least = Infinity;
    for (let p = 0; p < left; p += 1) {
      const row = outside[p];
      let reach = Math.max(cores[tip], cores[row]);
      if (reach < best[row]) {
        const distance = Math.sqrt(squaredTo(values, tip * columns, values, row * columns, columns));
        if (distance > reach) reach = distance;
        if (reach < best[row]) {
          best[row] = reach;
          via[row] = tip;
        }
      }
      if (best[row] < least) {
        least = best[row];
        next = p;
      }
    }
    tip = outside[next];
    from[edge] = via[tip];
    to[edge] = tip;
    weights[edge] = least;
    outside[next] = outside[left - 1];
  }
  return { from, to, weights };
}
