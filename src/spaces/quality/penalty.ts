import { type Neighbours } from '../neighbours/nearest';

/** Distances as a space has them; squared ones serve as well, only their order counts. */
export interface DistanceRows {
  readonly rows: number;
  /** Writes the distances from row i to every row. */
  readonly fill: (i: number, out: Float64Array) => void;
}

/**
 * Σ_i Σ_j (r(i, j) − k) over the j that are among the k nearest of i in the other space but not in this one;
 * r(i, j) is the rank of j among the neighbours of i in this space.
 *
 * Ranks are needed only for such j, so a row without any costs k comparisons and no ranking. Ties take the best
 * rank: r(i, j) = 1 + the number of rows strictly nearer to i than j.
 *
 * @param here the space in which ranks are counted
 * @param near its own k nearest neighbours
 * @param other the other space's k nearest neighbours
 * @param asked how many rows i are summed over, evenly spaced
 */
export function rankPenalty(here: DistanceRows, near: Neighbours, other: Neighbours, asked: number): number {
  const { rows } = here;
  const { k } = near;
  const distances = new Float64Array(rows);
  const mark = new Int32Array(rows).fill(-1);
  const limits = new Float64Array(k);
  const nearer = new Float64Array(k);
  let penalty = 0;
  for (let a = 0; a < asked; a += 1) {
    const i = Math.floor((a * rows) / asked);
    for (let e = i * k; e < (i + 1) * k; e += 1) mark[near.indices[e]] = i;
    let strangers = 0;
    for (let e = i * k; e < (i + 1) * k; e += 1) if (mark[other.indices[e]] !== i) strangers += 1;
    if (strangers === 0) continue;
    here.fill(i, distances);
    const reach = distances[near.indices[(i + 1) * k - 1]];
    let count = 0;
    for (let e = i * k; e < (i + 1) * k; e += 1) {
      const distance = distances[other.indices[e]];
      // As near as the k-th neighbour: a tie, and its rank is at most k.
      if (distance > reach) count = insert(limits, count, distance);
    }
    if (count === 0) continue;
    nearer.fill(0, 0, count);
    for (let j = 0; j < rows; j += 1) {
      const distance = distances[j];
      for (let t = count - 1; t >= 0 && distance < limits[t]; t -= 1) nearer[t] += 1;
    }
    // The row itself, at distance 0, was counted as nearer: it stands for the 1 in the rank.
    for (let t = 0; t < count; t += 1) penalty += nearer[t] - k;
  }
  return penalty;
}

/** Puts the value in its place among the first `count`, ascending. */
function insert(sorted: Float64Array, count: number, value: number): number {
  let at = count;
  while (at > 0 && sorted[at - 1] > value) {
    sorted[at] = sorted[at - 1];
    at -= 1;
  }
  sorted[at] = value;
  return count + 1;
}
