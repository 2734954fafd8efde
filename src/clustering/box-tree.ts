import { type FlatMatrix } from '../numeric';

/**
 * Rows in a binary tree of boxes: what is far from a box is far from all the rows in it.
 *
 * Node i has the children 2 i + 1 and 2 i + 2; the nodes from `leaves` on have none. Each node has the places from
 * `starts[node]` to before `ends[node]`, and a box around the rows there: first its lower ends, then its upper ones.
 */
export interface BoxTree {
  readonly columns: number;
  /** The row at each place. */
  readonly rows: Int32Array;
  /** Their values, flat. */
  readonly points: Float64Array;
  readonly leaves: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** nodes × 2 columns. */
  readonly boxes: Float64Array;
  /** Room for the nodes that a search has still to look at, and for how far they are. */
  readonly waiting: Int32Array;
  readonly bounds: Float64Array;
}

/** Rows in a leaf at most. */
const LEAF = 16;

/**
 * Builds the tree of all rows, at least one: boxes are halved across the column in which they are widest.
 *
 * Reference: Friedman, Bentley and Finkel 1977, ACM Trans. Math. Softw. 3.
 */
export function buildBoxTree({ values, rows, columns }: FlatMatrix): BoxTree {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  let leaves = 0;
  for (let size = rows; size > LEAF; size = Math.ceil(size / 2)) leaves = 2 * leaves + 1;
  const nodes = 2 * leaves + 1;
  const starts = new Int32Array(nodes);
  const ends = new Int32Array(nodes);
  const boxes = new Float64Array(nodes * 2 * columns);
  ends[0] = rows;
  for (let node = 0; node < nodes; node += 1) {
    const [start, end] = [starts[node], ends[node]];
    const at = node * 2 * columns;
    let widest = 0;
    let most = -1;
    for (let j = 0; j < columns; j += 1) {
      let low = Infinity;
      let high = -Infinity;
      for (let p = start; p < end; p += 1) {
        const value = values[order[p] * columns + j];
        if (value < low) low = value;
        if (value > high) high = value;
      }
      boxes[at + j] = low;
      boxes[at + columns + j] = high;
      if (high - low > most) {
        most = high - low;
        widest = j;
      }
    }
    if (node >= leaves) continue;
    const middle = (start + end) >> 1;
    halve(order, start, end, middle, values, columns, widest);
    starts[2 * node + 1] = start;
    ends[2 * node + 1] = starts[2 * node + 2] = middle;
    ends[2 * node + 2] = end;
  }
  const points = new Float64Array(values.length);
  for (let p = 0; p < rows; p += 1) {
    for (let j = 0; j < columns; j += 1) points[p * columns + j] = values[order[p] * columns + j];
  }
  const depth = 2 + Math.ceil(Math.log2(leaves + 1));
  const [waiting, bounds] = [new Int32Array(depth), new Float64Array(depth)];
  return { columns, rows: order, points, leaves, starts, ends, boxes, waiting, bounds };
}

/** Puts rows with the smaller values of a column before `middle` (Hoare's selection). */
function halve(
  order: Int32Array,
  start: number,
  end: number,
  middle: number,
  values: Float64Array,
  columns: number,
  column: number,
): void {
  let low = start;
  let high = end - 1;
  while (low < high) {
    const pivot = values[order[(low + high) >> 1] * columns + column];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[order[i] * columns + column] < pivot) i += 1;
      while (values[order[j] * columns + column] > pivot) j -= 1;
      if (i > j) break;
      const row = order[i];
      order[i++] = order[j];
      order[j--] = row;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}

/** The squared distance of a point to a node's box; no point in it is nearer, to the last digit. */
export function squaredToBox(
  { boxes, columns }: BoxTree,
  node: number,
  values: Float64Array,
  from: number,
): number {
  let squared = 0;
  let at = node * 2 * columns;
  for (let j = 0; j < columns; j += 1, at += 1) {
    const value = values[from + j];
    const below = boxes[at] - value;
    const above = value - boxes[at + columns];
    const gap = below > above ? below : above;
    if (gap > 0) squared += gap * gap;
  }
  return squared;
}

/** What a search is for. */
export interface Search {
  /** The squared distance up to which rows are wanted; it may shrink as some are met. */
  limit: number;
  /** Told of each place within the limit, roughly the nearest first. */
  meet(place: number, squared: number): void;
}

/** Meets the rows of a tree that are near a point. */
export function searchTree(tree: BoxTree, values: Float64Array, from: number, search: Search): void {
  const { points, columns, leaves, starts, ends, waiting, bounds } = tree;
  let count = 1;
  waiting[0] = 0;
  bounds[0] = 0;
  while (count > 0) {
    count -= 1;
    if (bounds[count] > search.limit) continue;
    const node = waiting[count];
    if (node < leaves) {
      const left = squaredToBox(tree, 2 * node + 1, values, from);
      const right = squaredToBox(tree, 2 * node + 2, values, from);
      const leftFirst = left <= right;
      waiting[count] = leftFirst ? 2 * node + 2 : 2 * node + 1;
      bounds[count++] = leftFirst ? right : left;
      waiting[count] = leftFirst ? 2 * node + 1 : 2 * node + 2;
      bounds[count++] = leftFirst ? left : right;
      continue;
    }
    for (let p = starts[node]; p < ends[node]; p += 1) {
      let squared = 0;
      for (let j = 0, at = p * columns; j < columns; j += 1, at += 1) {
        const difference = values[from + j] - points[at];
        squared += difference * difference;
      }
      if (squared <= search.limit) search.meet(p, squared);
    }
  }
}
