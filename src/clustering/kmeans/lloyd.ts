import { type FlatMatrix } from '../../numeric';
import { assignRows, squaredTo, type Assignment, type WarmStart } from './lloyd-assign';

/** Where one run of Lloyd's algorithm ended. */
export interface LloydRun {
  /** k × columns values. */
  readonly centres: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** When a run of Lloyd's algorithm is over. */
export interface LloydLimits {
  readonly maxIterations: number;
  /** Sum of the centres' squared moves that counts as standing still; 0 waits until no row changes its cluster. */
  readonly stillness: number;
  /** An inertia to get below; a run that is not on the way to it is given up. */
  readonly rival?: number;
}

/**
 * After so many passes a run is given up when it is worse than its rival by more than this share: what it would come to
 * in the end is hardly ever better.
 */
const GLANCES = [
  { passes: 2, worse: 0.01 },
  { passes: 6, worse: 0.001 },
] as const;

/**
 * Lloyd's algorithm from given centres, or from a warm start, of which it uses up the arrays.
 *
 * A cluster that loses its last row is started again at the row farthest from its own centre, so that k clusters
 * remain. Centres are the means of running sums, to which only the rows that move are added and subtracted; they are
 * summed afresh before the end.
 */
export function lloyd(
  points: FlatMatrix,
  start: Float64Array | WarmStart,
  k: number,
  limits: LloydLimits,
): LloydRun {
  const { columns } = points;
  const state = start instanceof Float64Array ? coldState(points, start, k) : warmState(points, start, k);
  const { labels, centres } = state;
  let iterations = 0;
  let converged = false;
  let hopeless = false;
  while (!converged && !hopeless && iterations < limits.maxIterations) {
    iterations += 1;
    const changes = assignRows(points, state);
    const revived = reviveEmpty(points, state);
    if (changes === 0 && revived === 0) converged = true;
    else {
      const move = moveCentres(state, columns);
      if (revived === 0 && move <= limits.stillness && limits.stillness > 0) converged = true;
    }
    const glance = limits.rival && GLANCES.find(({ passes }) => passes === iterations);
    if (glance) hopeless = inertiaOf(points, state) > limits.rival * (1 + glance.worse);
  }
  sumAfresh(points, state);
  moveCentres(state, columns);
  return { centres, labels, inertia: inertiaOf(points, state), iterations, converged };
}

/** The sum of squared distances of the rows to their centres. */
export function inertiaOf(
  { values, rows, columns }: FlatMatrix,
  { centres, labels }: Pick<LloydRun, 'centres' | 'labels'>,
): number {
  let inertia = 0;
  for (let i = 0; i < rows; i += 1)
    inertia += squaredTo(values, i * columns, centres, labels[i] * columns, columns);
  return inertia;
}

function coldState({ rows, columns }: FlatMatrix, start: Float64Array, k: number): Assignment {
  return {
    labels: new Int32Array(rows).fill(-1),
    centres: start.slice(),
    sums: new Float64Array(k * columns),
    counts: new Int32Array(k),
    upper: new Float64Array(rows).fill(Infinity),
    lower: new Float64Array(rows).fill(-Infinity),
    halfGaps: new Float64Array(k),
    moved: new Float64Array(k),
  };
}

/** The state after a first pass, which the warm start stands for. */
function warmState(points: FlatMatrix, warm: WarmStart, k: number): Assignment {
  const state: Assignment = {
    ...warm,
    sums: new Float64Array(k * points.columns),
    counts: new Int32Array(k),
    halfGaps: new Float64Array(k),
    moved: new Float64Array(k),
  };
  for (const label of warm.labels) state.counts[label] += 1;
  sumAfresh(points, state);
  reviveEmpty(points, state);
  moveCentres(state, points.columns);
  return state;
}

/** Gives each empty cluster the row farthest from its centre, taken from a cluster of at least two rows. */
function reviveEmpty(points: FlatMatrix, state: Assignment): number {
  const { values, rows, columns } = points;
  const { labels, centres, sums, counts, upper, lower } = state;
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
    labels[far] = c;
    for (let j = 0; j < columns; j += 1) {
      const value = values[far * columns + j];
      sums[from * columns + j] -= value;
      sums[c * columns + j] = value;
      centres[c * columns + j] = value;
    }
    revived += 1;
  }
  if (revived > 0) {
    upper.fill(Infinity);
    lower.fill(-Infinity);
  }
  return revived;
}

/** Puts each centre at the mean of its rows, notes how far it went, and returns the sum of the squared moves. */
function moveCentres(state: Assignment, columns: number): number {
  const { centres, sums, counts, moved } = state;
  let total = 0;
  for (let c = 0; c < counts.length; c += 1) {
    let squared = 0;
    for (let j = 0; j < columns; j += 1) {
      const at = c * columns + j;
      const mean = sums[at] / counts[c];
      squared += (mean - centres[at]) ** 2;
      centres[at] = mean;
    }
    moved[c] = Math.sqrt(squared);
    total += squared;
  }
  return total;
}

/** Takes the rounding of many additions and subtractions out of the sums. */
function sumAfresh({ values, rows, columns }: FlatMatrix, { labels, sums }: Assignment): void {
  sums.fill(0);
  for (let i = 0, at = 0; i < rows; i += 1, at += columns) {
    const to = labels[i] * columns;
    for (let j = 0; j < columns; j += 1) sums[to + j] += values[at + j];
  }
}
