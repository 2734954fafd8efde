import { type FlatMatrix } from '../../numeric';

/** The state of a run of Lloyd's algorithm between two passes over the rows. */
export interface Assignment {
  /** One a row; −1 before the first pass. */
  readonly labels: Int32Array;
  /** k × columns. */
  readonly centres: Float64Array;
  /** Sums of the rows of each cluster, k × columns. */
  readonly sums: Float64Array;
  readonly counts: Int32Array;
  /** For each row a bound from above on the distance to its centre. */
  readonly upper: Float64Array;
  /** For each row a bound from below on the distance to any other centre. */
  readonly lower: Float64Array;
  /** Half of each centre's distance to the nearest other one. */
  readonly halfGaps: Float64Array;
  /** How far each centre went since the last pass. */
  readonly moved: Float64Array;
}

/** Centres with the rows' clusters and bounds already known. */
export interface WarmStart {
  /** k × columns. */
  readonly centres: Float64Array;
  /** One a row, 0 to k − 1. */
  readonly labels: Int32Array;
  /** Bounds as in {@link Assignment}. */
  readonly upper: Float64Array;
  readonly lower: Float64Array;
}

/**
 * Moves each row to its nearest centre, the first among equals, and keeps the sums and counts; returns how many moved.
 *
 * Hamerly's bounds spare most distances: a row whose distance to its centre is surely below that to any other is not
 * looked at. Nothing is lost by it: the labels are those of the plain algorithm.
 *
 * Reference: Hamerly 2010, SDM.
 */
export function assignRows(points: FlatMatrix, state: Assignment): number {
  const { values, rows, columns } = points;
  const { labels, centres, sums, counts, upper, lower, halfGaps, moved } = state;
  const two: NearestTwo = { first: 0, second: 0, nearest: 0, next: 0 };
  measureGaps(centres, columns, halfGaps);
  const { mover, most, runnerUp } = farthestMovers(moved);
  let changes = 0;
  for (let i = 0; i < rows; i += 1) {
    const own = labels[i];
    const at = i * columns;
    if (own >= 0) {
      const below = lower[i] - (own === mover ? runnerUp : most);
      lower[i] = below;
      const safe = below > halfGaps[own] ? below : halfGaps[own];
      if ((upper[i] += moved[own]) < safe) continue;
      if ((upper[i] = Math.sqrt(squaredTo(values, at, centres, own * columns, columns))) < safe) continue;
    }
    nearestTwo(values, at, centres, columns, two);
    const { nearest } = two;
    upper[i] = Math.sqrt(two.first);
    lower[i] = Math.sqrt(two.second);
    const label = nearest / columns;
    if (label === own) continue;
    changes += 1;
    labels[i] = label;
    counts[label] += 1;
    for (let j = 0; j < columns; j += 1) sums[nearest + j] += values[at + j];
    if (own < 0) continue;
    counts[own] -= 1;
    for (let j = 0; j < columns; j += 1) sums[own * columns + j] -= values[at + j];
  }
  return changes;
}

/** The nearest and the second nearest centre of a row: their squared distances and their offsets. */
export interface NearestTwo {
  first: number;
  second: number;
  nearest: number;
  next: number;
}

/**
 * Finds the nearest and the second nearest centre of a row, the first among equals.
 *
 * The innermost loop of k-means: two and three columns, which most spaces have, are written out, for half the time.
 */
export function nearestTwo(
  values: Float64Array,
  at: number,
  centres: Float64Array,
  columns: number,
  out: NearestTwo,
): void {
  const x = values[at];
  const y = values[at + 1];
  const z = values[at + 2];
  const size = centres.length;
  let first = Infinity;
  let second = Infinity;
  let nearest = 0;
  let next = 0;
  for (let from = 0; from < size; from += columns) {
    let distance = 0;
    if (columns === 2 || columns === 3) {
      const dx = x - centres[from];
      const dy = y - centres[from + 1];
      distance = dx * dx + dy * dy;
      if (columns === 3) {
        const dz = z - centres[from + 2];
        distance += dz * dz;
      }
    } else {
      for (let j = 0; j < columns; j += 1) {
        const difference = values[at + j] - centres[from + j];
        distance += difference * difference;
      }
    }
    if (distance < first) {
      second = first;
      next = nearest;
      first = distance;
      nearest = from;
    } else if (distance < second) {
      second = distance;
      next = from;
    }
  }
  out.first = first;
  out.second = second;
  out.nearest = nearest;
  out.next = next;
}

/** Squared distance of a row of `a` to a row of `b`, both given by their offsets. */
export function squaredTo(
  a: Float64Array,
  atA: number,
  b: Float64Array,
  atB: number,
  columns: number,
): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) {
    const difference = a[atA + j] - b[atB + j];
    sum += difference * difference;
  }
  return sum;
}

function measureGaps(centres: Float64Array, columns: number, halfGaps: Float64Array): void {
  for (let a = 0; a < halfGaps.length; a += 1) {
    let nearest = Infinity;
    for (let b = 0; b < halfGaps.length; b += 1) {
      if (a === b) continue;
      const squared = squaredTo(centres, a * columns, centres, b * columns, columns);
      if (squared < nearest) nearest = squared;
    }
    halfGaps[a] = 0.5 * Math.sqrt(nearest);
  }
}

/** The centre that went farthest, and the two longest ways. */
function farthestMovers(moved: Float64Array): { mover: number; most: number; runnerUp: number } {
  let mover = 0;
  let most = 0;
  let runnerUp = 0;
  for (let c = 0; c < moved.length; c += 1) {
    if (moved[c] > most) {
      runnerUp = most;
      most = moved[c];
      mover = c;
    } else if (moved[c] > runnerUp) runnerUp = moved[c];
  }
  return { mover, most, runnerUp };
}
