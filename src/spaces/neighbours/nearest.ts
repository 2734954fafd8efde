import { type Matrix } from 'ml-matrix';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';
import { NearestHeap } from './heap';
import { KdTree } from './kdtree';

/** Up to this many columns a k-d tree prunes well; beyond, every row is looked at anyway. */
const TREE_COLUMNS = 12;
/** Below this many rows looking at every row is as quick. */
const TREE_ROWS = 1000;

/** The k nearest rows of each query, nearest first. */
export interface Neighbours {
  /** queries × k row numbers, row after row. */
  readonly indices: Int32Array;
  /** queries × k Euclidean distances, beside the indices. */
  readonly distances: Float64Array;
  readonly queries: number;
  readonly k: number;
}

/** Options of {@link nearestNeighbours}. */
export interface NeighbourOptions {
  /** Rows whose neighbours are wanted; default: the points themselves, and then a row is not its own neighbour. */
  readonly queries?: Matrix;
  /** `tree` and `all` give the same answer to the bit; default: whichever is quicker for the shape. */
  readonly method?: 'tree' | 'all';
}

/**
 * The exact k nearest neighbours by Euclidean distance. Equal distances are settled by the lower row number.
 *
 * @param points n × d
 * @param k neighbours of each row, 1 to n - 1 (to n when `queries` are given)
 * @returns indices and distances, queries × k, nearest first
 * @throws RangeError when k is out of range, when the columns differ, or when a value is not finite
 */
export function nearestNeighbours(points: Matrix, k: number, options: NeighbourOptions = {}): Neighbours {
  const base = flatten(points, 'points');
  const queries = options.queries === undefined ? undefined : flatten(options.queries, 'queries');
  if (queries !== undefined && queries.columns !== base.columns) {
    throw new RangeError(
      `queries must have ${base.columns} columns like the points, received ${queries.columns}`,
    );
  }
  checkNumber('k', k, { integer: true, min: 1, max: queries === undefined ? base.rows - 1 : base.rows });
  return findNeighbours(base, k, queries, options.method);
}

/** The kernel of {@link nearestNeighbours}: takes flat matrices and trusts them. */
export function findNeighbours(
  points: FlatMatrix,
  k: number,
  queries?: FlatMatrix,
  method: 'tree' | 'all' = points.columns <= TREE_COLUMNS && points.rows >= TREE_ROWS ? 'tree' : 'all',
): Neighbours {
  const asked = queries ?? points;
  const indices = new Int32Array(asked.rows * k);
  const distances = new Float64Array(asked.rows * k);
  const heap = new NearestHeap(k);
  const tree = method === 'tree' ? new KdTree(points) : undefined;
  for (let i = 0; i < asked.rows; i += 1) {
    const skip = queries === undefined ? i : -1;
    if (tree === undefined) searchAll(points, asked.values, i * asked.columns, skip, heap);
    else tree.search(asked.values, i * asked.columns, skip, heap);
    heap.drain(distances, indices, i * k);
  }
  for (let i = 0; i < distances.length; i += 1) distances[i] = Math.sqrt(distances[i]);
  return { indices, distances, queries: asked.rows, k };
}

function searchAll(
  points: FlatMatrix,
  query: Float64Array,
  at: number,
  skip: number,
  heap: NearestHeap,
): void {
  const { values, rows, columns } = points;
  for (let j = 0, offset = 0; j < rows; j += 1, offset += columns) {
    let sum = 0;
    for (let c = 0; c < columns; c += 1) {
      const d = values[offset + c] - query[at + c];
      sum += d * d;
    }
    if (sum <= heap.worst && j !== skip) heap.offer(sum, j);
  }
}
