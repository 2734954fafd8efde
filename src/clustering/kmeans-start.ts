import { type FlatMatrix, type Random } from '../numeric';

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
  const centres = new Float64Array(k * columns);
  let nearest = new Float64Array(rows).fill(Infinity);
  let candidate = new Float64Array(rows);
  let best = new Float64Array(rows);
  let chosen = Math.floor(random() * rows);
  let potential = lowerBy(points, chosen, nearest, nearest);
  for (let c = 0; ;) {
    for (let j = 0; j < columns; j += 1) centres[c * columns + j] = values[chosen * columns + j];
    c += 1;
    if (c === k) return centres;
    if (!(potential > 0)) return undefined;
    let bestPotential = Infinity;
    for (let t = 0; t < trials; t += 1) {
      const row = drawRow(nearest, potential * random());
      const sum = lowerBy(points, row, nearest, candidate);
      if (sum < bestPotential) {
        bestPotential = sum;
        chosen = row;
        [candidate, best] = [best, candidate];
      }
    }
    [nearest, best] = [best, nearest];
    potential = bestPotential;
  }
}

/** Squared distances to the nearest centre once `row` is a centre too; returns their sum. */
function lowerBy(points: FlatMatrix, row: number, nearest: Float64Array, out: Float64Array): number {
  const { values, rows, columns } = points;
  const from = row * columns;
  let sum = 0;
  for (let i = 0, at = 0; i < rows; i += 1, at += columns) {
    let distance = 0;
    for (let j = 0; j < columns; j += 1) {
      const difference = values[at + j] - values[from + j];
      distance += difference * difference;
    }
    if (nearest[i] < distance) distance = nearest[i];
    out[i] = distance;
    sum += distance;
  }
  return sum;
}

/** The first row at which the running sum of the weights passes the target; never a row of weight 0. */
function drawRow(weights: Float64Array, target: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i] === 0) continue;
    sum += weights[i];
    last = i;
    if (sum > target) return i;
  }
  return last;
}
