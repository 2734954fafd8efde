import { type FlatMatrix } from '../numeric';

/** Where one run of Lloyd's algorithm ended. */
export interface LloydRun {
  /** k × columns values. */
  readonly centres: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Lloyd's algorithm from given centres until no row changes its cluster.
 *
 * A cluster that loses its last row is started again at the row farthest from its own centre, so that k clusters
 * remain. Hamerly's bounds (2010) spare most distances: a row whose distance to its centre is surely below that to
 * any other is not looked at. The bounds lose nothing: labels are those of the plain algorithm.
 */
export function lloyd(points: FlatMatrix, start: Float64Array, k: number, maxIterations: number): LloydRun {
  const { values, rows, columns } = points;
  const centres = start.slice();
  const labels = new Int32Array(rows).fill(-1);
  const upper = new Float64Array(rows).fill(Infinity);
  const lower = new Float64Array(rows).fill(-Infinity);
  const sums = new Float64Array(k * columns);
  const counts = new Int32Array(k);
  const moved = new Float64Array(k);
  const halfGap = new Float64Array(k);
  let iterations = 0;
  let converged = false;
  while (!converged && iterations < maxIterations) {
    iterations += 1;
    nearestOther(centres, k, columns, halfGap);
    const changes = assign(points, centres, k, labels, upper, lower, halfGap);
    sums.fill(0);
    counts.fill(0);
    for (let i = 0, at = 0; i < rows; i += 1, at += columns) {
      const to = labels[i] * columns;
      counts[labels[i]] += 1;
      for (let j = 0; j < columns; j += 1) sums[to + j] += values[at + j];
    }
    const revived = reviveEmpty(points, centres, labels, sums, counts);
    converged = changes === 0 && revived === 0;
    if (converged) break;
    move(centres, sums, counts, columns, moved);
    if (revived > 0) {
      upper.fill(Infinity);
      lower.fill(-Infinity);
    } else loosen(labels, upper, lower, moved);
  }
  let inertia = 0;
  for (let i = 0; i < rows; i += 1)
    inertia += squaredTo(values, i * columns, centres, labels[i] * columns, columns);
  return { centres, labels, inertia, iterations, converged };
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

/** Half of each centre's distance to the nearest other centre. */
function nearestOther(centres: Float64Array, k: number, columns: number, halfGap: Float64Array): void {
  for (let a = 0; a < k; a += 1) {
    let nearest = Infinity;
    for (let b = 0; b < k; b += 1) {
      if (a !== b)
        nearest = Math.min(nearest, squaredTo(centres, a * columns, centres, b * columns, columns));
    }
    halfGap[a] = 0.5 * Math.sqrt(nearest);
  }
}

/** Moves each row to its nearest centre, the first among equals; returns how many rows moved. */
function assign(
  points: FlatMatrix,
  centres: Float64Array,
  k: number,
  labels: Int32Array,
  upper: Float64Array,
  lower: Float64Array,
  halfGap: Float64Array,
): number {
  const { values, rows, columns } = points;
  let changes = 0;
  for (let i = 0, at = 0; i < rows; i += 1, at += columns) {
    let label = labels[i];
    if (label >= 0) {
      const safe = Math.max(lower[i], halfGap[label]);
      if (upper[i] < safe) continue;
      upper[i] = Math.sqrt(squaredTo(values, at, centres, label * columns, columns));
      if (upper[i] < safe) continue;
    }
    let first = Infinity;
    let second = Infinity;
    label = 0;
    for (let c = 0, from = 0; c < k; c += 1, from += columns) {
      let distance = 0;
      for (let j = 0; j < columns; j += 1) {
        const difference = values[at + j] - centres[from + j];
        distance += difference * difference;
      }
      if (distance < first) {
        second = first;
        first = distance;
        label = c;
      } else if (distance < second) second = distance;
    }
    upper[i] = Math.sqrt(first);
    lower[i] = Math.sqrt(second);
    if (label !== labels[i]) {
      labels[i] = label;
      changes += 1;
    }
  }
  return changes;
}

/** Gives each empty cluster the row farthest from its centre, taken from a cluster of at least two rows. */
function reviveEmpty(
  points: FlatMatrix,
  centres: Float64Array,
  labels: Int32Array,
  sums: Float64Array,
  counts: Int32Array,
): number {
  const { values, rows, columns } = points;
  let revived = 0;
  for (let c = 0; c < counts.length; c += 1) {
    if (counts[c] > 0) continue;
    let far = -1;
    let farthest = -1;
    for (let i = 0; i < rows; i += 1) {
      if (counts[labels[i]] < 2) continue;
      const distance = squaredTo(values, i * columns, centres, labels[i] * columns, columns);
      if (distance > farthest) {
        farthest = distance;
        far = i;
      }
    }
    const from = labels[far];
    counts[from] -= 1;
    counts[c] = 1;
    for (let j = 0; j < columns; j += 1) {
      sums[from * columns + j] -= values[far * columns + j];
      sums[c * columns + j] = values[far * columns + j];
      centres[c * columns + j] = values[far * columns + j];
    }
    labels[far] = c;
    revived += 1;
  }
  return revived;
}

/** Puts each centre at the mean of its rows and notes how far it went. */
function move(
  centres: Float64Array,
  sums: Float64Array,
  counts: Int32Array,
  columns: number,
  moved: Float64Array,
): void {
  for (let c = 0; c < counts.length; c += 1) {
    let squared = 0;
    for (let j = 0; j < columns; j += 1) {
      const at = c * columns + j;
      const mean = sums[at] / counts[c];
      squared += (mean - centres[at]) ** 2;
      centres[at] = mean;
    }
    moved[c] = Math.sqrt(squared);
  }
}

/** Widens the bounds by what the centres moved. */
function loosen(labels: Int32Array, upper: Float64Array, lower: Float64Array, moved: Float64Array): void {
  let most = 0;
  let runnerUp = 0;
  let mover = 0;
  for (let c = 0; c < moved.length; c += 1) {
    if (moved[c] > most) {
      runnerUp = most;
      most = moved[c];
      mover = c;
    } else if (moved[c] > runnerUp) runnerUp = moved[c];
  }
  for (let i = 0; i < labels.length; i += 1) {
    upper[i] += moved[labels[i]];
    lower[i] -= labels[i] === mover ? runnerUp : most;
  }
}
