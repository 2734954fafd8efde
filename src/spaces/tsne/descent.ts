import { type ReportProgress } from '../progress';
import { type Affinities } from './affinities';
import { attract, divergenceGiven } from './attraction';
import { RepulsionTree } from './tree';

/** How the descent runs; all numbers as in t-SNE's options. */
export interface DescentSettings {
  readonly iterations: number;
  readonly earlyIterations: number;
  readonly exaggeration: number;
  readonly earlyRate: number;
  readonly lateRate: number;
  readonly theta: number;
  readonly onProgress?: ReportProgress;
}

/** Where the descent ended. */
export interface Descent {
  /** x and y of each point, one after the other. */
  readonly embedding: Float64Array;
  readonly iterations: number;
  /** Whether the last {@link CHECK_EVERY} iterations lowered the divergence by less than a hundredth of it. */
  readonly converged: boolean;
}

/** Iterations between two looks at the divergence. */
const CHECK_EVERY = 50;
const CONVERGED_BELOW = 0.01;
const MOMENTUM = { early: 0.5, late: 0.8 };
const GAIN = { step: 0.2, factor: 0.8, least: 0.01 };

/**
 * Gradient descent with momentum and a gain per coordinate: first with exaggerated attraction, then without; gains
 * and momentum start afresh at the change.
 *
 * Reference: Van der Maaten and Hinton 2008, JMLR 9, section 3.4; Jacobs 1988 for the gains.
 */
export function descend(affinities: Affinities, start: Float64Array, settings: DescentSettings): Descent {
  const { iterations, earlyIterations, exaggeration, earlyRate, lateRate, theta, onProgress } = settings;
  const { points } = affinities;
  const size = 2 * points;
  const tree = new RepulsionTree(points);
  const embedding = start.slice();
  const attraction = new Float64Array(size);
  const repulsion = new Float64Array(size);
  const update = new Float64Array(size);
  const gains = new Float64Array(size).fill(1);
  const history: number[] = [];
  for (let done = 0; done < iterations; done += 1) {
    const early = done < earlyIterations;
    if (done === earlyIterations) {
      update.fill(0);
      gains.fill(1);
    }
    attraction.fill(0);
    attract(affinities, embedding, early ? exaggeration : 1, attraction);
    const z = tree.repel(embedding, theta, repulsion);
    const momentum = early ? MOMENTUM.early : MOMENTUM.late;
    const rate = early ? earlyRate : lateRate;
    if (!early && (done - earlyIterations) % CHECK_EVERY === 0) {
      history.push(divergenceGiven(affinities, embedding, z));
    }
    for (let c = 0; c < size; c += 1) {
      const gradient = 4 * (attraction[c] - repulsion[c] / z);
      const gain =
        update[c] * gradient < 0 ? gains[c] + GAIN.step : Math.max(gains[c] * GAIN.factor, GAIN.least);
      gains[c] = gain;
      update[c] = momentum * update[c] - rate * gain * gradient;
      embedding[c] += update[c];
    }
    if ((done + 1) % CHECK_EVERY === 0 || done + 1 === iterations) {
      onProgress?.({ stage: 'layout', done: done + 1, of: iterations });
    }
  }
  return { embedding, iterations, converged: hasConverged(history) };
}

function hasConverged(history: readonly number[]): boolean {
  if (history.length < 2) return false;
  const [before, now] = history.slice(-2);
  return before - now < CONVERGED_BELOW * Math.abs(before);
}
