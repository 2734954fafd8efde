import { type FlatMatrix } from '../../numeric';

/** The edges of a spanning tree, in the order in which it grew. */
export interface SpanningTree {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float64Array;
}

/**
 * The minimum spanning tree under mutual reachability, max(core a, core b, ‖a − b‖), by Prim's algorithm.
 *
 * Edges as long as a core distance tie, and trees of equal length are many; of such edges the one between the nearer
 * rows is taken, so that the tree does not hang on the order of the rows. O(n²) in time, O(n) in memory: distances
 * are computed as the tree grows.
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
  const reaches = new Float64Array(rows).fill(Infinity);
  const squares = new Float64Array(rows).fill(Infinity);
  const via = new Int32Array(rows);
  const outside = Int32Array.from({ length: rows - 1 }, (_, i) => i + 1);
  let tip = 0;
  for (let edge = 0, left = rows - 1; left > 0; edge += 1, left -= 1) {
    let next = 0;
    let least = Infinity;
    let nearest = Infinity;
    for (let p = 0; p < left; p += 1) {
      const row = outside[p];
      let reach = cores[tip] > cores[row] ? cores[tip] : cores[row];
      if (reach <= reaches[row]) {
        let squared = 0;
        for (let j = 0; j < columns; j += 1) {
          const difference = values[tip * columns + j] - values[row * columns + j];
          squared += difference * difference;
        }
        const distance = Math.sqrt(squared);
        if (distance > reach) reach = distance;
        if (reach < reaches[row] || (reach === reaches[row] && squared < squares[row])) {
          reaches[row] = reach;
          squares[row] = squared;
          via[row] = tip;
        }
      }
      if (reaches[row] < least || (reaches[row] === least && squares[row] < nearest)) {
        least = reaches[row];
        nearest = squares[row];
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
