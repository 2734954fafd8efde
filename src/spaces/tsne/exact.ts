import { createRequire } from 'node:module';
import path from 'node:path';
import type TsneJs from 'tsne-js';
import { projectRoot } from '../../config';
import { type Affinities } from './affinities';
import { type Descent, type DescentSettings } from './descent';

const SMALLEST = Number.EPSILON;

/**
 * t-SNE by the library tsne-js: all n² pairs in every iteration, so for small samples (300 points: 30 ms an
 * iteration) and as a yardstick of the tree.
 *
 * The library's `run()` is not used, only the gradient descent below it, for three reasons: its affinities take
 * distances where the paper has squared distances; its start cannot be seeded; its exaggeration ends after 100
 * iterations. Here it descends on the same affinities, from the same start and over the same phases as our own
 * engine. What remains its own: the exact gradient and divergence, gains of +0.05 and × 0.95, and momentum 0.8
 * late. It stops early when 30 iterations bring no progress.
 */
export function descendExactly(
  affinities: Affinities,
  start: Float64Array,
  settings: DescentSettings,
): Descent {
  const { iterations, earlyIterations, exaggeration, earlyRate, lateRate, onProgress } = settings;
  // Loaded here: it takes a tenth of a second, which no one who uses the tree should pay.
  const load = createRequire(path.join(projectRoot(), 'package.json'));
  const Engine = load('tsne-js') as typeof TsneJs;
  const engine = new Engine({ dim: 2, perplexity: 1, learningRate: earlyRate });
  // The packed input has the shape of P, n × n, so P is handed over as data.
  engine.init({ data: jointProbabilities(affinities), type: 'dense' });
  engine.P = engine.inputData;
  engine.alpha = 1;
  engine.outputEmbedding.data.set(start);
  engine.on('progressIter', ([iteration]) => {
    if ((iteration + 1) % 50 === 0) onProgress?.({ stage: 'layout', done: iteration + 1, of: iterations });
  });
  const joint = engine.P.data;
  const early = Math.min(earlyIterations, iterations);
  for (let c = 0; c < joint.length; c += 1) joint[c] *= exaggeration;
  engine._gradDesc(0, early, 0.5, 0, 0);
  for (let c = 0; c < joint.length; c += 1) joint[c] /= exaggeration;
  engine.learningRate = lateRate;
  const [, stopped] = engine._gradDesc(early, iterations, 0.8, 1e-7, 0);
  onProgress?.({ stage: 'layout', done: iterations, of: iterations });
  return {
    embedding: engine.outputEmbedding.data.slice(),
    iterations: stopped,
    converged: stopped < iterations,
  };
}

/** P as the library wants it: all pairs, none at 0, whose logarithm it takes. */
function jointProbabilities({ points, start, other, weight }: Affinities): number[][] {
  const joint = Array.from({ length: points }, () => new Array<number>(points).fill(SMALLEST));
  for (let i = 0; i < points; i += 1) {
    for (let e = start[i]; e < start[i + 1]; e += 1) {
      joint[i][other[e]] = Math.max(weight[e], SMALLEST);
      joint[other[e]][i] = joint[i][other[e]];
    }
  }
  return joint;
}
