import { type FlatMatrix, type Random } from '../../numeric';
import { drawRow } from './swap';
import { squaredTo } from './lloyd-assign';

/** The centres chosen so far, and where each row stands to them. */
interface Seeding {
  readonly centres: Float64Array;
  /** Squared distance of each row to its nearest centre. */
  readonly nearest: Float64Array;
  /** The offset of that centre. */
  readonly owner: Int32Array;
  /** Running sums of `nearest`. */
  readonly running: Float64Array;
}

/**
 * Starting centres by greedy k-means++: each next centre is drawn with probability proportional to the squared
 * distance to the nearest centre so far; of 2 + ⌊ln k⌋ draws the one that lowers the sum most is kept.
 *
 * Reference: Arthur and Vassilvitskii 2007 (SODA), section 5 for the greedy variant.
 *
 * @returns k × columns values, or undefined when fewer than k rows are distinct
 */
export function startCentres(points: FlatMatrix, k: number, random: Random): Float64Array | undefined {
  const { values, rows, columns } = points;
  const trials = 2 + Math.floor(Math.log(k));
  const seeding: Seeding = {
    centres: new Float64Array(k * columns),
    nearest: new Float64Array(rows).fill(Infinity),
    owner: new Int32Array(rows),
    running: new Float64Array(rows),
  };
  const farther = new Float64Array(k * columns);
  let chosen = Math.floor(random() * rows);
  for (let size = 0; ;) {
    const potential = lowerBy(points, seeding, size, chosen, farther, true);
    for (let j = 0; j < columns; j += 1) seeding.centres[size + j] = values[chosen * columns + j];
    size += columns;
    if (size === k * columns) return seeding.centres;
    if (!(potential > 0)) return undefined;
    let best = Infinity;
    for (let t = 0; t < trials; t += 1) {
      const row = drawRow(seeding.running, potential * random());
      const sum = lowerBy(points, seeding, size, row, farther, false);
      if (sum < best) {
        best = sum;
        chosen = row;
      }
    }
  }
}

/**
 * The sum of squared distances once `row` is a centre too; it is made one when `keep` is set.
 *
 * By the triangle inequality a row stays with its centre when the new one is at least twice as far from that centre
 * as the row is.
 */
function lowerBy(
  points: FlatMatrix,
  seeding: Seeding,
  size: number,
  row: number,
  farther: Float64Array,
  keep: boolean,
): number {
  const { values, rows, columns } = points;
  const { centres, nearest, owner, running } = seeding;
  const from = row * columns;
  for (let c = 0; c < size; c += columns) farther[c] = squaredTo(values, from, centres, c, columns) / 4;
  let sum = 0;
  for (let i = 0, at = 0; i < rows; i += 1, at += columns) {
    let least = nearest[i];
    if (size === 0 || farther[owner[i]] < least) {
      let distance = 0;
      for (let j = 0; j < columns; j += 1) {
        const difference = values[at + j] - values[from + j];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        if (keep) {
          nearest[i] = distance;
          owner[i] = size;
        }
      }
    }
    sum += least;
    if (keep) running[i] = sum;
  }
  return sum;
}
