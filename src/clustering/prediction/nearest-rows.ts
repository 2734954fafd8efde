import { type FlatMatrix } from '../../numeric';
import { buildBoxTree, searchTree, type Search } from '../box-tree';

/** The nearest rows of a reference set, for each of some rows. */
export interface NearestRows {
  readonly count: number;
  /** rows × count numbers of reference rows, nearest first. */
  readonly rows: Int32Array;
  /** rows × count distances. */
  readonly distances: Float64Array;
}

/**
 * Finds each row's nearest reference rows in a tree of boxes, the lower number first among equals.
 *
 * @param count from 1 to the number of reference rows
 */
export function nearestRows(points: FlatMatrix, reference: FlatMatrix, count: number): NearestRows {
  const tree = buildBoxTree(reference);
  const rows = new Int32Array(points.rows * count);
  const distances = new Float64Array(points.rows * count);
  const squares = new Float64Array(count);
  const found = new Int32Array(count);
  const search: Search = {
    limit: Infinity,
    meet(place, squared) {
      keep(squares, found, squared, tree.rows[place]);
      search.limit = squares[count - 1];
    },
  };
  for (let i = 0; i < points.rows; i += 1) {
    squares.fill(Infinity);
    found.fill(-1);
    search.limit = Infinity;
    searchTree(tree, points.values, i * points.columns, search);
    for (let p = 0; p < count; p += 1) {
      rows[i * count + p] = found[p];
      distances[i * count + p] = Math.sqrt(squares[p]);
    }
  }
  return { count, rows, distances };
}

/** Puts a row into the ascending list of the nearest, from which the farthest falls out. */
function keep(squares: Float64Array, found: Int32Array, squared: number, row: number): void {
  let place = squares.length;
  while (
    place > 0 &&
    (squares[place - 1] > squared || (squares[place - 1] === squared && found[place - 1] > row))
  ) {
    place -= 1;
  }
  if (place === squares.length) return;
  squares.copyWithin(place + 1, place, squares.length - 1);
  found.copyWithin(place + 1, place, found.length - 1);
  squares[place] = squared;
  found[place] = row;
}

/**
 * The label of each row by the vote of its nearest reference rows, each weighing 1 ÷ its distance; a reference row at
 * distance 0 decides alone, the lower number first. Ties go to the lower label. Noise votes too.
 */
export function voteOfNearest(nearest: NearestRows, labels: ArrayLike<number>): Int32Array {
  const { count, rows, distances } = nearest;
  const votes = new Map<number, number>();
  return Int32Array.from({ length: rows.length / count }, (_, i) => {
    if (distances[i * count] === 0) return labels[rows[i * count]];
    votes.clear();
    for (let p = i * count; p < (i + 1) * count; p += 1) {
      const label = labels[rows[p]];
      votes.set(label, (votes.get(label) ?? 0) + 1 / distances[p]);
    }
    let winner = labels[rows[i * count]];
    for (const [label, vote] of votes) {
      const most = votes.get(winner)!;
      if (vote > most || (vote === most && label < winner)) winner = label;
    }
    return winner;
  });
}
