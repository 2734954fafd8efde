import { type Random } from '../../numeric';
import { type BinnedColumns } from './bins';

/** A regression tree in flat arrays; node 0 is the root, and the right child is next to the left one. */
export interface RegressionTree {
  /** Column on which a node splits, -1 at a leaf. */
  readonly column: Int32Array;
  /** Rows with a value up to this go left. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  /** Mean target of the node's sample. */
  readonly value: Float64Array;
}

/** How a tree grows. */
export interface TreeSettings {
  readonly minLeaf: number;
  readonly maxDepth: number;
  /** Columns drawn for each split. */
  readonly columnsPerSplit: number;
}

interface Split {
  column: number;
  bin: number;
  gain: number;
}

/** Grows trees on one binned table; its working arrays are shared by all of them. */
export class TreeGrower {
  private readonly counts = new Int32Array(256);
  private readonly sums = new Float64Array(256);
  private readonly candidates: Int32Array;
  private readonly split: Split = { column: -1, bin: 0, gain: 0 };

  constructor(
    private readonly table: BinnedColumns,
    private readonly target: Float64Array,
    private readonly settings: TreeSettings,
  ) {
    this.candidates = Int32Array.from({ length: table.columns }, (_, c) => c);
  }

  /**
   * Grows one tree, breadth first, by the split that lowers the squared error most.
   *
   * @param sample row numbers, repeats allowed; it is rearranged
   * @param random draws the columns of each split
   */
  grow(sample: Int32Array, random: Random): RegressionTree {
    const { minLeaf, maxDepth } = this.settings;
    const { rows, bins, cuts } = this.table;
    const most = 2 * Math.ceil(sample.length / minLeaf) + 1;
    const column = new Int32Array(most).fill(-1);
    const threshold = new Float64Array(most);
    const left = new Int32Array(most);
    const value = new Float64Array(most);
    const from = new Int32Array(most);
    const to = new Int32Array(most);
    const depth = new Int32Array(most);
    to[0] = sample.length;
    let count = 1;
    for (let node = 0; node < count; node += 1) {
      let sum = 0;
      for (let s = from[node]; s < to[node]; s += 1) sum += this.target[sample[s]];
      const size = to[node] - from[node];
      value[node] = sum / size;
      if (size < 2 * minLeaf || depth[node] >= maxDepth) continue;
      if (!this.findSplit(sample, from[node], to[node], sum, random)) continue;
      const { column: by, bin } = this.split;
      const middle = partition(sample, from[node], to[node], bins, by * rows, bin);
      column[node] = by;
      threshold[node] = cuts[by][bin];
      left[node] = count;
      from[count] = from[node];
      to[count] = middle;
      from[count + 1] = middle;
      to[count + 1] = to[node];
      depth[count] = depth[node] + 1;
      depth[count + 1] = depth[node] + 1;
      count += 2;
    }
    return {
      column: column.slice(0, count),
      threshold: threshold.slice(0, count),
      left: left.slice(0, count),
      value: value.slice(0, count),
    };
  }

  /** Draws columns until enough of them could be split, and keeps the best split of those. */
  private findSplit(sample: Int32Array, from: number, to: number, sum: number, random: Random): boolean {
    const { candidates, split } = this;
    const { columns } = this.table;
    split.column = -1;
    // What the node has already: a split must beat it by more than rounding.
    split.gain = (sum * sum) / (to - from) + 1e-12 * Math.abs(sum);
    let tried = 0;
    for (let drawn = 0; drawn < columns && tried < this.settings.columnsPerSplit; drawn += 1) {
      const pick = drawn + Math.floor(random() * (columns - drawn));
      const chosen = candidates[pick];
      candidates[pick] = candidates[drawn];
      candidates[drawn] = chosen;
      if (this.tryColumn(chosen, sample, from, to, sum)) tried += 1;
    }
    return split.column >= 0;
  }

  /** Looks at every cut of one column; false when the column is constant in the node. */
  private tryColumn(chosen: number, sample: Int32Array, from: number, to: number, sum: number): boolean {
    const { counts, sums, split, target } = this;
    const { rows, bins } = this.table;
    const { minLeaf } = this.settings;
    const offset = chosen * rows;
    let low = 255;
    let high = 0;
    for (let s = from; s < to; s += 1) {
      const row = sample[s];
      const bin = bins[offset + row];
      counts[bin] += 1;
      sums[bin] += target[row];
      if (bin < low) low = bin;
      if (bin > high) high = bin;
    }
    const size = to - from;
    let countLeft = 0;
    let sumLeft = 0;
    for (let bin = low; bin < high; bin += 1) {
      if (counts[bin] === 0) continue;
      countLeft += counts[bin];
      sumLeft += sums[bin];
      const countRight = size - countLeft;
      if (countLeft < minLeaf) continue;
      if (countRight < minLeaf) break;
      const sumRight = sum - sumLeft;
      const gain = (sumLeft * sumLeft) / countLeft + (sumRight * sumRight) / countRight;
      if (gain > split.gain) {
        split.gain = gain;
        split.column = chosen;
        split.bin = bin;
      }
    }
    counts.fill(0, low, high + 1);
    sums.fill(0, low, high + 1);
    return high > low;
  }
}

/** Moves the rows of bins up to `bin` to the front of the run, and returns where the others begin. */
function partition(
  sample: Int32Array,
  from: number,
  to: number,
  bins: Uint8Array,
  offset: number,
  bin: number,
): number {
  let i = from;
  let j = to - 1;
  while (i <= j) {
    if (bins[offset + sample[i]] <= bin) i += 1;
    else {
      const held = sample[i];
      sample[i] = sample[j];
      sample[j] = held;
      j -= 1;
    }
  }
  return i;
}

/** The leaf in which a row ends, by node number. */
export function leafOf(tree: RegressionTree, values: Float64Array, at: number): number {
  const { column, threshold, left } = tree;
  let node = 0;
  while (column[node] >= 0) node = left[node] + (values[at + column[node]] <= threshold[node] ? 0 : 1);
  return node;
}
