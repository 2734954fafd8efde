import { type JudgedSpace } from '../quality/trustworthiness';
import { NearestHeap } from '../neighbours/heap';
import { type Neighbours } from '../neighbours/nearest';
import { type LeafTable } from './forest';

/**
 * Rows by leaf, turned round: for each tree and leaf, who is in it. Neighbours are then found by walking through the
 * row's own leaves only; with m rows in a leaf that is trees × m steps, not trees × n.
 *
 * Distance between two rows: the share of trees in which their leaves differ, 0 to 1 (1 − the proximity of Breiman
 * and Cutler).
 */
export class LeafIndex {
  readonly rows: number;
  readonly trees: number;
  private readonly leaves: Int32Array;
  /** Where each tree's leaves begin in `start`. */
  private readonly base: Int32Array;
  private readonly start: Int32Array;
  private readonly members: Int32Array;
  private readonly shared: Int32Array;
  private readonly met: Int32Array;

  constructor({ leaves, rows, trees }: LeafTable) {
    this.rows = rows;
    this.trees = trees;
    this.leaves = leaves;
    this.base = new Int32Array(trees + 1);
    for (let at = 0; at < leaves.length; at += 1) {
      const tree = at % trees;
      this.base[tree + 1] = Math.max(this.base[tree + 1], leaves[at] + 1);
    }
    for (let tree = 0; tree < trees; tree += 1) this.base[tree + 1] += this.base[tree];
    this.start = new Int32Array(this.base[trees] + 1);
    for (let at = 0; at < leaves.length; at += 1) this.start[this.base[at % trees] + leaves[at] + 1] += 1;
    for (let leaf = 0; leaf < this.base[trees]; leaf += 1) this.start[leaf + 1] += this.start[leaf];
    this.members = new Int32Array(leaves.length);
    const fill = this.start.slice();
    for (let at = 0; at < leaves.length; at += 1) {
      this.members[fill[this.base[at % trees] + leaves[at]]++] = Math.floor(at / trees);
    }
    this.shared = new Int32Array(rows);
    this.met = new Int32Array(rows);
  }

  /**
   * The k nearest rows of each queried row, nearest first; equal distances are settled by the lower row number. Rows
   * that share no leaf with it are at distance 1 and are not told apart: places that only they could fill hold the
   * index -1 at distance 1.
   *
   * @param queries another table from the same forest; without it the rows themselves, and then a row is not its own
   *   neighbour
   */
  nearest(k: number, queries?: LeafTable): Neighbours {
    const asked = queries ?? this;
    const leaves = queries?.leaves ?? this.leaves;
    const indices = new Int32Array(asked.rows * k).fill(-1);
    const distances = new Float64Array(asked.rows * k).fill(1);
    const heap = new NearestHeap(k);
    for (let i = 0; i < asked.rows; i += 1) {
      const found = this.meet(leaves, i);
      for (let m = 0; m < found; m += 1) {
        const row = this.met[m];
        const distance = 1 - this.shared[row] / this.trees;
        this.shared[row] = 0;
        if (distance <= heap.worst && (queries !== undefined || row !== i)) heap.offer(distance, row);
      }
      heap.drain(distances, indices, i * k);
    }
    return { indices, distances, queries: asked.rows, k };
  }

  /** The rows as a space whose neighbourhoods can be judged. */
  asSpace(): JudgedSpace {
    return {
      nearest: (k) => this.padded(this.nearest(k)),
      distances: {
        rows: this.rows,
        fill: (i, out) => {
          out.fill(1);
          const found = this.meet(this.leaves, i);
          for (let m = 0; m < found; m += 1) {
            out[this.met[m]] = 1 - this.shared[this.met[m]] / this.trees;
            this.shared[this.met[m]] = 0;
          }
        },
      },
    };
  }

  /**
   * The matrix of shared leaves, each leaf weighted by 1 / its size, times a vector: every row gets the mean, over
   * its leaves, of their members' mean.
   */
  smooth(vector: Float64Array, out: Float64Array): void {
    const { start, members, trees } = this;
    out.fill(0);
    for (let leaf = 0; leaf + 1 < start.length; leaf += 1) {
      const from = start[leaf];
      const to = start[leaf + 1];
      let sum = 0;
      for (let m = from; m < to; m += 1) sum += vector[members[m]];
      const share = sum / (to - from) / trees;
      for (let m = from; m < to; m += 1) out[members[m]] += share;
    }
  }

  /** Lists in `met` the rows that share a leaf with row i of the table, and counts in `shared` how many they share. */
  private meet(leaves: Int32Array, i: number): number {
    const { base, start, members, shared, met, trees } = this;
    let found = 0;
    for (let tree = 0; tree < trees; tree += 1) {
      const leaf = base[tree] + leaves[i * trees + tree];
      if (leaf >= base[tree + 1]) continue;
      for (let m = start[leaf]; m < start[leaf + 1]; m += 1) {
        const row = members[m];
        if (shared[row] === 0) met[found++] = row;
        shared[row] += 1;
      }
    }
    return found;
  }

  /** Fills empty places with the first rows that are not yet there: all of them are at distance 1. */
  private padded(neighbours: Neighbours): Neighbours {
    const { indices, queries, k } = neighbours;
    for (let i = 0; i < queries; i += 1) {
      let next = 0;
      const own = indices.subarray(i * k, (i + 1) * k);
      for (let j = own.indexOf(-1); j >= 0 && j < k; j += 1) {
        while (next === i || own.includes(next)) next += 1;
        own[j] = next;
      }
    }
    return neighbours;
  }
}
