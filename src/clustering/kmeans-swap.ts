import { type FlatMatrix, type Random } from '../numeric';
import { squaredTo } from './lloyd-assign';

/** How a swap chooses: of how many rows drawn, and how far down the list of centres by what their loss costs. */
const CAREFUL = { draws: 4, reach: 0.7 };
const BOLD = { draws: 1, reach: 2 };

/**
 * Centres with one of them taken out and put elsewhere: a way out of a local minimum.
 *
 * The new place is, of some rows drawn with probability proportional to their squared distance to the nearest centre,
 * the one that lowers the sum most. The centre taken out is one whose rows lose little by going to their second
 * nearest: mostly the cheapest, now and then one of the next. A bold swap draws one row and reaches farther.
 *
 * Reference: Fränti 2018, "Efficiency of random swap clustering", with draws as in k-means++ in place of even ones.
 */
export function swapCentre(
  points: FlatMatrix,
  centres: Float64Array,
  k: number,
  random: Random,
  bold: boolean,
): Float64Array {
  const { rows, columns, values } = points;
  const { draws, reach } = bold ? BOLD : CAREFUL;
  const nearest = new Float64Array(rows);
  const running = new Float64Array(rows);
  const losses = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < rows; i += 1) {
    let first = Infinity;
    let second = Infinity;
    let owner = 0;
    for (let c = 0; c < k; c += 1) {
      const distance = squaredTo(values, i * columns, centres, c * columns, columns);
      if (distance < first) {
        second = first;
        first = distance;
        owner = c;
      } else if (distance < second) second = distance;
    }
    nearest[i] = first;
    losses[owner] += second - first;
    total += first;
    running[i] = total;
  }
  let chosen = 0;
  let best = -1;
  for (let draw = 0; draw < draws; draw += 1) {
    const row = drawRow(running, total * random());
    const gain = gainOf(points, nearest, row);
    if (gain > best) {
      best = gain;
      chosen = row;
    }
  }
  const byLoss = Array.from(losses.keys()).sort((a, b) => losses[a] - losses[b] || a - b);
  const rank = Math.floor(-reach * Math.log(1 - random()));
  const out = byLoss[Math.min(k - 1, rank)];
  const swapped = centres.slice();
  for (let j = 0; j < columns; j += 1) swapped[out * columns + j] = values[chosen * columns + j];
  return swapped;
}

/** By how much the sum of squared distances falls when a row becomes a further centre. */
function gainOf({ values, rows, columns }: FlatMatrix, nearest: Float64Array, row: number): number {
  let gain = 0;
  for (let i = 0; i < rows; i += 1) {
    const distance = squaredTo(values, i * columns, values, row * columns, columns);
    if (distance < nearest[i]) gain += nearest[i] - distance;
  }
  return gain;
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
