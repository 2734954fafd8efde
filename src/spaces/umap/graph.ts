import { type Neighbours } from '../neighbours/nearest';

/** A weighted graph, each edge in both directions, row after row. */
export interface FuzzyGraph {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Above 0, at most 1. */
  readonly weights: Float64Array;
}

/** What a row's distances are measured with. */
const TOLERANCE = 1e-5;
const minBandwidthShare = 1e-3;
const BISECTIONS = 64;

/**
 * UMAP's graph: row i holds its neighbour j by exp(−(d − ρ) / σ), where ρ is its least distance above 0 and σ makes
 * the memberships sum to log2(k + 1); an edge is held from both ends by a + b − ab.
 *
 * The same as umap-js makes of the same neighbours, on flat arrays.
 *
 * @param neighbours k nearest of each row, without the row itself; an index of -1 stands for none
 * @param least edges of less than this share of the strongest are left out, as no epoch would sample them
 *
 * Reference: McInnes, Healy and Melville 2018, arXiv:1802.03426, algorithms 2 and 3.
 */
export function fuzzyGraph(neighbours: Neighbours, least: number): FuzzyGraph {
  const { indices, queries: n, k } = neighbours;
  const held = memberships(neighbours);
  // The same from the other end: who holds row i, in ascending order.
  const start = new Int32Array(n + 1);
  for (const j of indices) if (j >= 0) start[j + 1] += 1;
  for (let i = 0; i < n; i += 1) start[i + 1] += start[i];
  const holder = new Int32Array(start[n]);
  const holding = new Float64Array(start[n]);
  const next = start.slice(0, n);
  for (let e = 0; e < indices.length; e += 1) {
    const j = indices[e];
    if (j < 0) continue;
    holder[next[j]] = Math.floor(e / k);
    holding[next[j]] = held[e];
    next[j] += 1;
  }
  const edges = new EdgeList(2 * indices.length);
  const own = new Float64Array(n).fill(-1);
  for (let i = 0; i < n; i += 1) {
    for (let e = i * k; e < (i + 1) * k; e += 1) if (indices[e] >= 0) own[indices[e]] = held[e];
    for (let e = start[i]; e < start[i + 1]; e += 1) {
      const a = Math.max(own[holder[e]], 0);
      edges.add(i, holder[e], a + holding[e] - a * holding[e]);
      own[holder[e]] = -1;
    }
    for (let e = i * k; e < (i + 1) * k; e += 1) {
      const j = indices[e];
      if (j < 0 || own[j] < 0) continue;
      edges.add(i, j, own[j]);
      own[j] = -1;
    }
  }
  return edges.atLeast(least);
}

/** How strongly each row holds each of its neighbours, row after row. */
function memberships({ indices, distances, queries: n, k }: Neighbours): Float64Array {
  let all = 0;
  for (const distance of distances) all += distance;
  // The library counts a row as its own first neighbour, at distance 0.
  const meanOfAll = all / (n * (k + 1));
  const target = Math.log2(k + 1);
  const result = new Float64Array(n * k);
  for (let i = 0; i < n; i += 1) {
    const from = i * k;
    let nearest = 0;
    let sum = 0;
    for (let e = from + k - 1; e >= from; e -= 1) {
      if (distances[e] > 0) nearest = distances[e];
      sum += distances[e];
    }
    const mean = nearest > 0 ? sum / (k + 1) : meanOfAll;
    const width = Math.max(bandwidth(distances, from, k, nearest, target), minBandwidthShare * mean);
    for (let e = from; e < from + k; e += 1) {
      const beyond = distances[e] - nearest;
      if (indices[e] >= 0) result[e] = beyond <= 0 ? 1 : Math.exp(-beyond / width);
    }
  }
  return result;
}

/** The σ at which the memberships of one row sum to the target. */
function bandwidth(
  distances: Float64Array,
  from: number,
  k: number,
  nearest: number,
  target: number,
): number {
  let low = 0;
  let high = Infinity;
  let middle = 1;
  for (let step = 0; step < BISECTIONS; step += 1) {
    let sum = 0;
    for (let e = from; e < from + k; e += 1) {
      const beyond = distances[e] - nearest;
      sum += beyond > 0 ? Math.exp(-beyond / middle) : 1;
    }
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = middle;
    else low = middle;
    middle = high === Infinity ? 2 * middle : (low + high) / 2;
  }
  return middle;
}

/** Edges as they come. */
class EdgeList {
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly weights: Float64Array;
  private count = 0;
  private strongest = 0;

  constructor(most: number) {
    this.from = new Int32Array(most);
    this.to = new Int32Array(most);
    this.weights = new Float64Array(most);
  }

  add(from: number, to: number, weight: number): void {
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.weights[this.count] = weight;
    this.count += 1;
    if (weight > this.strongest) this.strongest = weight;
  }

  /** Those of at least a share of the strongest weight. */
  atLeast(share: number): FuzzyGraph {
    let kept = 0;
    for (let e = 0; e < this.count; e += 1) {
      if (!(this.weights[e] > 0 && this.weights[e] >= share * this.strongest)) continue;
      this.from[kept] = this.from[e];
      this.to[kept] = this.to[e];
      this.weights[kept] = this.weights[e];
      kept += 1;
    }
    return {
      from: this.from.slice(0, kept),
      to: this.to.slice(0, kept),
      weights: this.weights.slice(0, kept),
    };
  }
}
