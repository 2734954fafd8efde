import { createRandom, type Random } from '../../numeric';
import { type Neighbours } from '../neighbours/nearest';
import { type ReportProgress } from '../progress';
import {
  clip,
  FIRST_STEP,
  forceAt,
  forceTables,
  NEAREST,
  REST_BITS,
  REST_MASK,
  type ForceTables,
} from './forces';
import { fuzzyGraph, type FuzzyGraph } from './graph';

/** How neighbours are laid out. */
export interface LayoutSettings {
  readonly dimensions: number;
  readonly epochs: number;
  /** The similarity in the layout is 1 / (1 + a d^2b). */
  readonly a: number;
  readonly b: number;
  readonly negativeSamples: number;
  readonly seed: number;
  readonly onProgress?: ReportProgress;
}

/** When each edge pulls and pushes next; an edge pulls the more often the heavier it is. */
interface Schedule extends FuzzyGraph {
  readonly period: Float64Array;
  readonly due: Float64Array;
  readonly pushPeriod: Float64Array;
  readonly pushDue: Float64Array;
}

/**
 * UMAP's optimisation, on neighbours that were found exactly and from a given start: each edge of the fuzzy graph
 * pulls its ends together as often as its weight says, and with each pull random rows push one end away.
 *
 * The graph, the schedule and the forces are those of umap-js 1.4, which a test takes as the reference; there they
 * run over arrays of arrays and take several times as long.
 *
 * @param neighbours k nearest of each row, without the row itself; an index of -1 stands for none
 * @param start n × dimensions coordinates, row after row
 * @returns n × dimensions coordinates
 */
export function layOut(neighbours: Neighbours, start: Float64Array, settings: LayoutSettings): Float64Array {
  const { dimensions, epochs, a, b, negativeSamples, seed, onProgress } = settings;
  const graph = fuzzyGraph(neighbours, 1 / epochs);
  const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 0);
  const period = graph.weights.map((weight) => strongest / weight);
  const pushPeriod = period.map((each) => each / negativeSamples);
  const schedule = { ...graph, period, due: period.slice(), pushPeriod, pushDue: pushPeriod.slice() };
  const [random, forces, points] = [createRandom(seed), forceTables(a, b), start.slice()];
  const run = dimensions === 2 ? runPlane : runEpoch;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const step = epoch === 0 ? 1 : 1 - (epoch - 1) / epochs;
    run(schedule, points, dimensions, epoch, step, forces, random);
    const done = epoch + 1;
    if (done % 10 === 0 || done === epochs) onProgress?.({ stage: 'layout', done, of: epochs });
  }
  return points;
}

/** One epoch in any number of dimensions. */
function runEpoch(
  { from, to, period, due, pushPeriod, pushDue }: Schedule,
  points: Float64Array,
  dimensions: number,
  epoch: number,
  step: number,
  { pulls, pushes }: ForceTables,
  random: Random,
): void {
  const n = points.length / dimensions;
  // Bound here: an import is looked up anew at each call.
  const [within, force] = [clip, forceAt];
  for (let e = 0; e < period.length; e += 1) {
    if (due[e] > epoch) continue;
    due[e] += period[e];
    const here = from[e] * dimensions;
    const there = to[e] * dimensions;
    const apart = squaredDistance(points, here, there, dimensions);
    const pull = force(pulls, apart);
    for (let d = 0; d < dimensions; d += 1) {
      const move = step * within(pull * (points[here + d] - points[there + d]));
      points[here + d] += move;
      points[there + d] -= move;
    }
    const times = Math.floor((epoch - pushDue[e]) / pushPeriod[e]);
    pushDue[e] += times * pushPeriod[e];
    for (let p = 0; p < times; p += 1) {
      const other = Math.floor(random() * n) * dimensions;
      if (other === here) continue;
      const away = squaredDistance(points, here, other, dimensions);
      const push = away < NEAREST ? Infinity : force(pushes, away);
      for (let d = 0; d < dimensions; d += 1) {
        const apart = points[here + d] - points[other + d];
        // Rows in one place are parted, all in one direction as in umap-js.
        points[here + d] += step * within(push === Infinity ? push : push * apart);
      }
    }
  }
}

/** The same in the plane, where nearly all layouts are: without inner loops, and with the tables read in place. */
function runPlane(
  { from, to, period, due, pushPeriod, pushDue }: Schedule,
  points: Float64Array,
  _: number,
  epoch: number,
  step: number,
  { pulls, pushes }: ForceTables,
  random: Random,
): void {
  const n = points.length / 2;
  const within = clip;
  const float = new Float32Array(1);
  const bits = new Int32Array(float.buffer);
  const [first, restBits, mask, size] = [FIRST_STEP, REST_BITS, REST_MASK, pushes.length];
  for (let e = 0; e < period.length; e += 1) {
    if (due[e] > epoch) continue;
    due[e] += period[e];
    const here = 2 * from[e];
    const there = 2 * to[e];
    let x = points[here];
    let y = points[here + 1];
    let dx = x - points[there];
    let dy = y - points[there + 1];
    float[0] = dx * dx + dy * dy;
    let at = ((bits[0] >> restBits) - first) << 1;
    if (at >= 0 && at < size) {
      const pull = pulls[at] + (bits[0] & mask) * pulls[at + 1];
      const moveX = step * within(pull * dx);
      const moveY = step * within(pull * dy);
      x += moveX;
      y += moveY;
      points[there] -= moveX;
      points[there + 1] -= moveY;
    }
    const times = Math.floor((epoch - pushDue[e]) / pushPeriod[e]);
    pushDue[e] += times * pushPeriod[e];
    for (let p = 0; p < times; p += 1) {
      const other = 2 * Math.floor(random() * n);
      if (other === here) continue;
      dx = x - points[other];
      dy = y - points[other + 1];
      float[0] = dx * dx + dy * dy;
      at = ((bits[0] >> restBits) - first) << 1;
      if (at >= size) continue;
      if (at < 0) {
        // Rows in one place are parted, all in one direction as in umap-js.
        x += step * within(Infinity);
        y += step * within(Infinity);
        continue;
      }
      const push = pushes[at] + (bits[0] & mask) * pushes[at + 1];
      x += step * within(push * dx);
      y += step * within(push * dy);
    }
    points[here] = x;
    points[here + 1] = y;
  }
}

function squaredDistance(points: Float64Array, here: number, there: number, dimensions: number): number {
  let sum = 0;
  for (let d = 0; d < dimensions; d += 1) {
    const difference = points[here + d] - points[there + d];
    sum += difference * difference;
  }
  return sum;
}
