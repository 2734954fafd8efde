import { createRandom, type Random } from '../../numeric';
import { type Neighbours } from '../neighbours/nearest';
import { clip, forceAt, forceTables, type ForceTables } from './forces';

/** An embedding into which new rows are placed. */
export interface PlacedRows {
  /** n × dimensions, row after row. */
  readonly embedding: Float64Array;
  readonly dimensions: number;
}

/** How new rows are placed; a and b shape the low-dimensional similarity 1 / (1 + a d^2b). */
export interface PlaceSettings {
  readonly epochs: number;
  readonly a: number;
  readonly b: number;
  readonly negativeSamples: number;
  readonly seed: number;
}

/** umap-learn optimises new rows with a quarter of the learning rate of the fit. */
const FIRST_STEP = 0.25;

/**
 * Places new rows among fitted ones, which do not move: a start at the weighted mean of the nearest fitted rows,
 * then attraction to those and repulsion from random ones, as umap-learn's transform does.
 *
 * umap-js has a transform too; it is not used because it searches neighbours from random rows (and can miss a
 * separate part of the base), gives the row numbered i no weight for the fitted row numbered i, and moves the fitted
 * rows when there are as many new ones. Here a row's place depends on that row alone, and a row equal to a fitted
 * one takes that one's place (the mean of them, if they are several).
 *
 * @param neighbours k nearest fitted rows of each new row; an index of -1 stands for none, but not all may be -1
 * @returns new rows × dimensions
 *
 * Reference: McInnes, Healy and Melville 2018, arXiv:1802.03426, section 4; umap-learn's `transform`.
 */
export function placeRows(neighbours: Neighbours, fitted: PlacedRows, settings: PlaceSettings): Float64Array {
  const { queries, k } = neighbours;
  const { embedding, dimensions } = fitted;
  const result = new Float64Array(queries * dimensions);
  const weights = new Float64Array(k);
  const point = new Float64Array(dimensions);
  const forces = forceTables(settings.a, settings.b);
  for (let i = 0; i < queries; i += 1) {
    const from = i * k;
    const exact = memberships(neighbours, from, weights);
    let total = 0;
    for (let j = 0; j < k; j += 1) {
      if (neighbours.indices[from + j] < 0) weights[j] = 0;
      total += weights[j];
    }
    point.fill(0);
    for (let j = 0; j < k; j += 1) {
      if (weights[j] === 0) continue;
      const at = neighbours.indices[from + j] * dimensions;
      for (let d = 0; d < dimensions; d += 1) point[d] += (weights[j] / total) * embedding[at + d];
    }
    // Every row starts the same sequence, whichever rows are beside it.
    if (!exact)
      settle(point, neighbours, from, weights, fitted, settings, forces, createRandom(settings.seed));
    result.set(point, i * dimensions);
  }
  return result;
}

/**
 * Fills the weights exp(−d / σ), σ such that they sum to log2(k) without the first; equal rows take all the weight.
 *
 * @returns whether there are equal rows
 */
function memberships({ distances, k }: Neighbours, from: number, weights: Float64Array): boolean {
  if (distances[from] === 0) {
    for (let j = 0; j < k; j += 1) weights[j] = distances[from + j] === 0 ? 1 : 0;
    return true;
  }
  const target = Math.log2(k);
  let low = 0;
  let high = Infinity;
  let sigma = 1;
  for (let step = 0; step < 64; step += 1) {
    let sum = 0;
    for (let j = 1; j < k; j += 1) sum += Math.exp(-distances[from + j] / sigma);
    if (Math.abs(sum - target) < 1e-5) break;
    if (sum > target) {
      high = sigma;
      sigma = (low + high) / 2;
    } else {
      low = sigma;
      sigma = high === Infinity ? sigma * 2 : (low + high) / 2;
    }
  }
  // Counted from the nearest, so that a far outlier's weights do not all vanish.
  for (let j = 0; j < k; j += 1) weights[j] = Math.exp((distances[from] - distances[from + j]) / sigma);
  return false;
}

function settle(
  point: Float64Array,
  { indices, k }: Neighbours,
  from: number,
  weights: Float64Array,
  { embedding, dimensions }: PlacedRows,
  { epochs, negativeSamples }: PlaceSettings,
  { pulls, pushes }: ForceTables,
  random: Random,
): void {
  const rows = embedding.length / dimensions;
  // Bound here: an import is looked up anew at each call.
  const [within, force] = [clip, forceAt];
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const step = FIRST_STEP * (1 - epoch / epochs);
    for (let j = 0; j < k; j += 1) {
      // The nearest row pulls in every epoch, one of half its weight in every other, one of no weight never.
      if (Math.floor((epoch + 1) * weights[j]) === Math.floor(epoch * weights[j])) continue;
      const near = indices[from + j] * dimensions;
      const toNear = squaredDistance(point, embedding, near);
      if (toNear > 0) {
        const pull = force(pulls, toNear);
        for (let d = 0; d < dimensions; d += 1)
          point[d] += step * within(pull * (point[d] - embedding[near + d]));
      }
      for (let s = 0; s < negativeSamples; s += 1) {
        const other = Math.floor(random() * rows) * dimensions;
        const toOther = squaredDistance(point, embedding, other);
        if (toOther === 0) continue;
        const push = force(pushes, toOther);
        for (let d = 0; d < dimensions; d += 1)
          point[d] += step * within(push * (point[d] - embedding[other + d]));
      }
    }
  }
}

function squaredDistance(point: Float64Array, embedding: Float64Array, at: number): number {
  let sum = 0;
  for (let d = 0; d < point.length; d += 1) sum += (point[d] - embedding[at + d]) ** 2;
  return sum;
}
