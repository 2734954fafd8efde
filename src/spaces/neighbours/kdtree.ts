import { type FlatMatrix } from '../../numeric';
import { type NearestHeap } from './heap';

const LEAF = 24;

/**
 * A k-d tree in flat arrays: each node is a run of `order` and the box that holds its points; a node is halved at
 * the median of its widest side until it holds a handful of points.
 *
 * Reference: Friedman, Bentley and Finkel 1977, ACM TOMS 3(3).
 */
export class KdTree {
  /** Row numbers, arranged so that every node is a run of them. */
  private readonly order: Int32Array;
  /** The coordinates in that order, so that a leaf is read straight through. */
  private readonly packed: Float64Array;
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  /** Number of the left child, the right one is next to it; -1 at a leaf. */
  private readonly child: Int32Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly stackNode = new Int32Array(128);
  private readonly stackDistance = new Float64Array(128);

  constructor(private readonly points: FlatMatrix) {
    const { rows, columns, values } = points;
    const most = 4 * Math.ceil(rows / LEAF) + 3;
    this.order = Int32Array.from({ length: rows }, (_, i) => i);
    this.start = new Int32Array(most);
    this.end = new Int32Array(most);
    this.child = new Int32Array(most).fill(-1);
    this.low = new Float64Array(most * columns);
    this.high = new Float64Array(most * columns);
    this.build();
    this.packed = new Float64Array(rows * columns);
    for (let at = 0; at < rows; at += 1) {
      const from = this.order[at] * columns;
      for (let c = 0; c < columns; c += 1) this.packed[at * columns + c] = values[from + c];
    }
  }

  /** Offers to the heap every row that could be among the nearest of the query, by squared distance. */
  search(query: Float64Array, at: number, skip: number, heap: NearestHeap): void {
    const { order, packed, start, end, child, stackNode, stackDistance } = this;
    const { columns } = this.points;
    let depth = 1;
    stackNode[0] = 0;
    stackDistance[0] = 0;
    while (depth > 0) {
      depth -= 1;
      if (stackDistance[depth] > heap.worst) continue;
      const node = stackNode[depth];
      const left = child[node];
      if (left < 0) {
        for (let p = start[node], offset = p * columns; p < end[node]; p += 1, offset += columns) {
          let sum = 0;
          for (let c = 0; c < columns; c += 1) {
            const d = packed[offset + c] - query[at + c];
            sum += d * d;
          }
          if (sum <= heap.worst && order[p] !== skip) heap.offer(sum, order[p]);
        }
        continue;
      }
      const toLeft = this.boxDistance(left, query, at);
      const toRight = this.boxDistance(left + 1, query, at);
      const nearer = toLeft <= toRight ? left : left + 1;
      stackNode[depth] = nearer === left ? left + 1 : left;
      stackDistance[depth] = Math.max(toLeft, toRight);
      stackNode[depth + 1] = nearer;
      stackDistance[depth + 1] = Math.min(toLeft, toRight);
      depth += 2;
    }
  }

  private boxDistance(node: number, query: Float64Array, at: number): number {
    const { columns } = this.points;
    const from = node * columns;
    let sum = 0;
    for (let c = 0; c < columns; c += 1) {
      const q = query[at + c];
      const d =
        q < this.low[from + c]
          ? this.low[from + c] - q
          : q > this.high[from + c]
            ? q - this.high[from + c]
            : 0;
      sum += d * d;
    }
    return sum;
  }

  private build(): void {
    const { rows, columns } = this.points;
    this.end[0] = rows;
    let count = 1;
    for (let node = 0; node < count; node += 1) {
      const from = this.start[node];
      const to = this.end[node];
      const side = this.enclose(node, from, to);
      const widest = this.high[node * columns + side] - this.low[node * columns + side];
      if (to - from <= LEAF || widest === 0) continue;
      const middle = (from + to) >> 1;
      this.select(from, to - 1, middle, side);
      this.child[node] = count;
      this.start[count] = from;
      this.end[count] = middle;
      this.start[count + 1] = middle;
      this.end[count + 1] = to;
      count += 2;
    }
  }

  /** Fills the node's box and returns its widest side. */
  private enclose(node: number, from: number, to: number): number {
    const { values, columns } = this.points;
    let widest = 0;
    let width = -1;
    for (let c = 0; c < columns; c += 1) {
      let low = Infinity;
      let high = -Infinity;
      for (let p = from; p < to; p += 1) {
        const value = values[this.order[p] * columns + c];
        if (value < low) low = value;
        if (value > high) high = value;
      }
      this.low[node * columns + c] = low;
      this.high[node * columns + c] = high;
      if (high - low > width) {
        width = high - low;
        widest = c;
      }
    }
    return widest;
  }

  /** Hoare's selection: afterwards the run's values at the side are no larger before `middle`, no smaller after. */
  private select(from: number, to: number, middle: number, side: number): void {
    const { order } = this;
    const { values, columns } = this.points;
    let low = from;
    let high = to;
    while (low < high) {
      const pivot = values[order[(low + high) >> 1] * columns + side];
      let i = low;
      let j = high;
      while (i <= j) {
        while (values[order[i] * columns + side] < pivot) i += 1;
        while (values[order[j] * columns + side] > pivot) j -= 1;
        if (i > j) break;
        const held = order[i];
        order[i] = order[j];
        order[j] = held;
        i += 1;
        j -= 1;
      }
      if (middle <= j) high = j;
      else if (middle >= i) low = i;
      else return;
    }
  }
}
