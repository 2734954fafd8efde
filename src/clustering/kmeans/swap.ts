import { type FlatMatrix, type Random } from '../../numeric';
import { nearestTwo, squaredTo, type NearestTwo, type WarmStart } from './lloyd-assign';

/** Of so many rows drawn the one is kept with which a swap costs least. */
const DRAWS = 4;

/** How far down the list of centres, by what their loss costs, a bold swap reaches: its ranks' mean, about. */
const REACH = 1;

/** How the rows stand to some centres: what every swap of one of them starts from. */
export interface Standing {
  /** k × columns. */
  readonly centres: Float64Array;
  /** Squared distances to the nearest and the second nearest centre. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly owner: Int32Array;
  readonly runnerUp: Int32Array;
  /** Running sums of `first`. */
  readonly running: Float64Array;
  /** What the loss of each centre would cost, its rows going to their second nearest. */
  readonly losses: Float64Array;
}

/** Finds the nearest and the second nearest of at least two centres for each row. */
export function standingOf(points: FlatMatrix, centres: Float64Array): Standing {
  const { values, rows, columns } = points;
  const k = centres.length / columns;
  const standing: Standing = {
    centres,
    first: new Float64Array(rows),
    second: new Float64Array(rows),
    owner: new Int32Array(rows),
    runnerUp: new Int32Array(rows),
    running: new Float64Array(rows),
    losses: new Float64Array(k),
  };
  const two: NearestTwo = { first: 0, second: 0, nearest: 0, next: 0 };
  let total = 0;
  for (let i = 0; i < rows; i += 1) {
    nearestTwo(values, i * columns, centres, columns, two);
    const { first, second } = two;
    const owner = two.nearest / columns;
    standing.first[i] = first;
    standing.second[i] = second;
    standing.owner[i] = owner;
    standing.runnerUp[i] = two.next / columns;
    standing.losses[owner] += second - first;
    total += first;
    standing.running[i] = total;
  }
  return standing;
}

/**
 * One of the centres taken out and put elsewhere: a way out of a local minimum.
 *
 * The new place is one of some rows drawn with probability proportional to their squared distance to the nearest
 * centre. The centre taken out is, to each of them, that whose loss costs least once the row is a centre; the row's own
 * is left, since Lloyd's algorithm would bring it back to where it was. A bold swap now and then takes one of the next.
 *
 * @returns the centres, and the rows' clusters and bounds, with which Lloyd's algorithm need not begin from nothing
 *
 * Reference: Fränti 2018, "Efficiency of random swap clustering", with draws as in k-means++ in place of even ones;
 * Lattanzi and Sohler 2019 (ICML) for the centre taken out.
 */
export function swapCentre(points: FlatMatrix, standing: Standing, random: Random, bold: boolean): WarmStart {
  const { rows, columns, values } = points;
  const { first, second, owner, runnerUp, running } = standing;
  let chosen = 0;
  let out = 0;
  let least = Infinity;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const row = drawRow(running, running[rows - 1] * random());
    const costs = costsWith(points, standing, row);
    if (!bold) costs[owner[row]] = Infinity;
    const cheapest = Array.from(costs.keys()).sort((a, b) => costs[a] - costs[b] || a - b);
    const rank = bold ? Math.floor(-REACH * Math.log(1 - random())) : 0;
    const other = cheapest[Math.min(rank, costs.length - 2)];
    if (costs[other] < least) {
      least = costs[other];
      chosen = row;
      out = other;
    }
  }
  const centres = standing.centres.slice();
  for (let j = 0; j < columns; j += 1) centres[out * columns + j] = values[chosen * columns + j];
  const labels = new Int32Array(rows);
  const upper = new Float64Array(rows);
  const lower = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    const distance = squaredTo(values, i * columns, values, chosen * columns, columns);
    const lost = owner[i] === out;
    // Of a row that has lost its centre, the third nearest is not known, but no nearer than the second.
    const kept = lost ? second[i] : first[i];
    labels[i] = distance < kept ? out : lost ? runnerUp[i] : owner[i];
    upper[i] = Math.sqrt(Math.min(distance, kept));
    lower[i] = Math.sqrt(distance < kept ? kept : Math.min(distance, second[i]));
  }
  return { centres, labels, upper, lower };
}

/**
 * By how much the sum of squared distances rises, for each centre, when a row becomes a centre in its place; Infinity
 * for the row's own.
 */
function costsWith({ values, rows, columns }: FlatMatrix, standing: Standing, row: number): Float64Array {
  const { first, second, owner, losses } = standing;
  const costs = losses.slice();
  let gain = 0;
  for (let i = 0, at = 0, from = row * columns; i < rows; i += 1, at += columns) {
    let distance = 0;
    for (let j = 0; j < columns; j += 1) {
      const difference = values[at + j] - values[from + j];
      distance += difference * difference;
    }
    if (distance >= second[i]) continue;
    if (distance < first[i]) gain += first[i] - distance;
    costs[owner[i]] -= second[i] - Math.max(distance, first[i]);
  }
  return costs.map((cost) => cost - gain);
}

/** The first row at which the running sum passes the target, hence one of weight above 0. */
export function drawRow(running: Float64Array, target: number): number {
  const total = running[running.length - 1];
  let low = 0;
  let high = running.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Rounding may put the target at the total itself, which is reached by the last row of weight above 0.
    if (running[middle] > target || running[middle] === total) high = middle;
    else low = middle + 1;
  }
  return low;
}
