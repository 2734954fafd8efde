import { type Neighbours } from '../neighbours/nearest';

/** The symmetric affinities P of t-SNE: each pair i < j once, sorted by i, all pairs together summing to 1/2. */
export interface Affinities {
  readonly points: number;
  /** Pairs of row i are those from `start[i]` to `start[i + 1]`. */
  readonly start: Int32Array;
  /** The other row of each pair. */
  readonly other: Int32Array;
  /** p_ij; since p_ij = p_ji, twice their sum is 1. */
  readonly weight: Float64Array;
}

const STEPS = 100;
const TOLERANCE = 1e-5;

/**
 * Affinities from nearest neighbours: p_j|i falls off as a Gaussian whose width gives row i the wanted perplexity,
 * and p_ij = (p_j|i + p_i|j) / 2n.
 *
 * Reference: Van der Maaten 2014, JMLR 15, equations 5 to 8 (about 3 × perplexity neighbours instead of all).
 */
export function affinitiesOf(neighbours: Neighbours, perplexity: number): Affinities {
  return symmetrise(neighbours, conditional(neighbours, perplexity));
}

/** p_j|i beside the neighbours: bisection of the precision β_i until the entropy is log(perplexity). */
function conditional(neighbours: Neighbours, perplexity: number): Float64Array {
  const { distances, queries, k } = neighbours;
  const result = new Float64Array(queries * k);
  const wanted = Math.log(perplexity);
  for (let i = 0; i < queries; i += 1) {
    const from = i * k;
    // Distances count from the nearest: p does not change, and exp() cannot vanish for all of them at once.
    const nearest = distances[from] ** 2;
    let mean = 0;
    for (let j = 0; j < k; j += 1) mean += distances[from + j] ** 2 - nearest;
    mean /= k;
    let beta = mean > 0 ? 1 / mean : 1;
    let low = 0;
    let high = Infinity;
    for (let step = 0; step < STEPS; step += 1) {
      let sum = 0;
      let weighted = 0;
      for (let j = 0; j < k; j += 1) {
        const squared = distances[from + j] ** 2 - nearest;
        const p = Math.exp(-squared * beta);
        result[from + j] = p;
        sum += p;
        weighted += squared * p;
      }
      for (let j = 0; j < k; j += 1) result[from + j] /= sum;
      const excess = Math.log(sum) + (beta * weighted) / sum - wanted;
      if (Math.abs(excess) <= TOLERANCE) break;
      if (excess > 0) {
        low = beta;
        beta = high === Infinity ? beta * 2 : (beta + high) / 2;
      } else {
        high = beta;
        beta = (beta + low) / 2;
      }
    }
  }
  return result;
}

function symmetrise(neighbours: Neighbours, p: Float64Array): Affinities {
  const { indices, queries: n, k } = neighbours;
  // Who has row i among its neighbours, and with which weight: the transposed lists.
  const incoming = new Int32Array(n + 1);
  for (let e = 0; e < indices.length; e += 1) incoming[indices[e] + 1] += 1;
  for (let i = 0; i < n; i += 1) incoming[i + 1] += incoming[i];
  const edge = new Int32Array(indices.length);
  const fill = incoming.slice(0, n);
  for (let e = 0; e < indices.length; e += 1) edge[fill[indices[e]]++] = e;

  const start = new Int32Array(n + 1);
  const other = new Int32Array(indices.length);
  const weight = new Float64Array(indices.length);
  const slot = new Int32Array(n).fill(-1);
  let count = 0;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    start[i] = count;
    for (let e = i * k; e < (i + 1) * k; e += 1) {
      total += p[e];
      if (indices[e] < i) continue;
      slot[indices[e]] = count;
      other[count] = indices[e];
      weight[count++] = p[e];
    }
    for (let at = incoming[i]; at < incoming[i + 1]; at += 1) {
      const from = Math.floor(edge[at] / k);
      if (from < i) continue;
      if (slot[from] >= start[i]) weight[slot[from]] += p[edge[at]];
      else {
        other[count] = from;
        weight[count++] = p[edge[at]];
      }
    }
  }
  start[n] = count;
  for (let e = 0; e < count; e += 1) weight[e] /= 2 * total;
  return { points: n, start, other: other.slice(0, count), weight: weight.slice(0, count) };
}
