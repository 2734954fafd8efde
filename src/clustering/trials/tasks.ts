import { Matrix } from 'ml-matrix';
import { childSeed } from '../../numeric';
import { consensus } from '../validation/agreement';
import { NOISE, partition } from '../labels';
import { bootstrapStability } from '../validation/stability';
import { stratifiedSample } from '../stratified';
import { fitSpace, fitTrialModel } from './fit';
import { judgeAll } from './judge';
import { planSpace, specName, type TrialSettings } from './plan';
import { type SkippedTrial, type Trial, type TrialModel, type TrialStability } from './types';

/** Points as they pass between threads. */
export interface PlainPoints {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The trials of one space, as a worker's task. */
export interface SpaceTask {
  readonly name: string;
  readonly scaling: string;
  readonly points: PlainPoints;
  readonly common: PlainPoints;
  readonly settings: TrialSettings;
}

/** What a worker gives back for one space. */
export interface SpaceOutcome {
  readonly trials: Trial[];
  readonly skipped: SkippedTrial[];
}

/** Fits and judges every trial of one space; reports the name of each when it is fitted. */
export function trySpace(task: SpaceTask, report: (what: string) => void): SpaceOutcome {
  const { name, scaling, settings } = task;
  const { seed, maxRows } = settings;
  const all = toMatrix(task.points);
  const rows = stratifiedSample(all, maxRows, { seed });
  const sample = rows.length === all.rows ? all : all.selection([...rows], columnsOf(all));
  const skipped: SkippedTrial[] = [];
  const skip = ({ id, reason }: SkippedTrial) => skipped.push({ id: `${name}/${id}`, reason });
  const specs = planSpace(sample, settings, skip);
  const fitted: Omit<Trial, 'own' | 'common'>[] = [];
  fitSpace({ all, sample, reduced: rows.length < all.rows }, specs, seed, (position, attempt) => {
    const spec = specs[position];
    const id = `${name}/${specName(spec)}`;
    report(id);
    if ('error' in attempt) {
      skipped.push({ id, reason: attempt.error });
      return;
    }
    const { fit, seconds } = attempt;
    const { sizes, noise } = partition(fit.labels);
    fitted.push({
      id,
      space: name,
      scaling,
      spec,
      seed,
      k: sizes.length,
      sizes: Array.from(sizes).sort((a, b) => b - a),
      noiseShare: noise / all.rows,
      seconds,
      ...fit,
    });
  });
  const labellings = fitted.map(({ labels }) => labels);
  const own = judgeAll(all, labellings, rows);
  const common = judgeAll(toMatrix(task.common), labellings, rows);
  return { skipped, trials: fitted.map((trial, t) => ({ ...trial, own: own[t], common: common[t] })) };
}

/** The examination of one promising trial, as a worker's task. */
export interface StabilityTask {
  readonly id: string;
  readonly spec: TrialModel;
  readonly labels: Int32Array;
  readonly points: PlainPoints;
  readonly replicates: number;
  readonly seeds: number;
  readonly seed: number;
}

/** Examines one trial: bootstrap of its rows, and fits from other seeds where there is chance in the model. */
export function examineTrial(task: StabilityTask, report: (what: string) => void): TrialStability {
  const started = performance.now();
  const { spec, seed } = task;
  const points = toMatrix(task.points);
  const refit = (rows: Matrix, part: number) => labelsOrNoise(rows, quicker(spec), part);
  const bootstrap = bootstrapStability(points, task.labels, refit, { replicates: task.replicates, seed });
  const chance = spec.model === 'k-means' || spec.model === 'gaussian-mixture';
  const seedAgreement = chance
    ? consensus(
        Array.from({ length: task.seeds }, (_, s) => fitTrialModel(points, spec, childSeed(seed, s)).labels),
      ).mean
    : null;
  report(task.id);
  return { id: task.id, bootstrap, seedAgreement, seconds: (performance.now() - started) / 1000 };
}

/** A bootstrap sample is fitted with a third of the starts: what counts is whether the cluster is there to be found. */
function quicker(spec: TrialModel): TrialModel {
  return 'restarts' in spec ? { ...spec, restarts: Math.max(1, Math.ceil(spec.restarts / 3)) } : spec;
}

/** A sample to which the model cannot be fitted finds no cluster again: all its rows are noise. */
function labelsOrNoise(rows: Matrix, spec: TrialModel, seed: number): Int32Array {
  try {
    return fitTrialModel(rows, spec, seed).labels;
  } catch (error) {
    if (error instanceof RangeError) return new Int32Array(rows.rows).fill(NOISE);
    throw error;
  }
}

function toMatrix({ rows, columns, values }: PlainPoints): Matrix {
  return Matrix.from1DArray(rows, columns, values);
}

function columnsOf(matrix: Matrix): number[] {
  return Array.from({ length: matrix.columns }, (_, column) => column);
}
