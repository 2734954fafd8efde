import { type Matrix } from 'ml-matrix';
import { childSeed, type FlatMatrix } from '../../numeric';
import { NOISE, partition } from '../labels';
import { type ClusteringModel, type TrialModel } from '../models/model';
import { clusteringModel } from '../models/registry';
import { consensus } from '../validation/agreement';
import { bootstrapStability } from '../validation/stability';
import { fitAll, fitSpace, fitTrialModel } from './fit';
import { judgeAll } from './judge';
import { planSpace, specName, type TrialSettings } from './plan';
import { reduceRows, toMatrix } from './reduce';
import { type SkippedTrial, type Trial, type TrialStability } from './types';

/** The trials of one space, as a worker's task. */
export interface SpaceTask {
  readonly name: string;
  readonly scaling: string;
  readonly points: FlatMatrix;
  readonly common: FlatMatrix;
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
  const reduction = reduceRows(toMatrix(task.points), maxRows, seed);
  const { all, sample, rows } = reduction;
  const skipped: SkippedTrial[] = [];
  const skip = ({ id, reason }: SkippedTrial) => skipped.push({ id: `${name}/${id}`, reason });
  const specs = planSpace(sample, settings, skip);
  const fitted: Omit<Trial, 'own' | 'common'>[] = [];
  fitSpace(reduction, specs, seed, (position, attempt) => {
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
  const own = judgeAll(all, labellings, rows, 'own');
  const common = judgeAll(toMatrix(task.common), labellings, rows, 'common');
  return { skipped, trials: fitted.map((trial, t) => ({ ...trial, own: own[t], common: common[t] })) };
}

/** The examination of one trial, as a worker's task. */
export interface StabilityTask {
  readonly id: string;
  readonly spec: TrialModel;
  readonly labels: Int32Array;
  readonly points: FlatMatrix;
  /** Bootstrap samples. */
  readonly replicates: number;
  /** Seeds whose fits are compared, from 2. */
  readonly seeds: number;
  readonly seed: number;
  /** Beyond so many rows a stratified sample of as many is examined. */
  readonly maxRows: number;
}

/** Examines one trial: bootstrap of its rows, and fits from other seeds where there is chance in the model. */
export function examineTrial(task: StabilityTask): TrialStability {
  const started = performance.now();
  const { id, spec, seed, seeds, replicates } = task;
  const { sample, rows, reduced } = reduceRows(toMatrix(task.points), task.maxRows, seed);
  const entry = clusteringModel(spec.model);
  // What counts is whether the cluster is there to be found: fewer starts do.
  const cheaper = { ...spec, ...entry.quicker?.(spec as Settings) };
  const bootstrap = bootstrapStability(
    sample,
    rows.map((row) => task.labels[row]),
    (some, part) => labelsOrNoise(some, cheaper, part),
    { replicates, seed },
  );
  // The trial itself is the fit of the first seed, where it was made of the same rows.
  const again = (_: unknown, part: number) =>
    part === 0 && !reduced ? task.labels : fitTrialModel(sample, spec, childSeed(seed, part)).labels;
  const seedAgreement = entry.chance ? consensus(Array.from({ length: seeds }, again)).mean : null;
  return { id, bootstrap, seedAgreement, seconds: (performance.now() - started) / 1000 };
}

type Settings = Parameters<ClusteringModel['fit']>[1];

/** A sample to which the model cannot be fitted finds no cluster again: all its rows are noise. */
function labelsOrNoise(rows: Matrix, spec: TrialModel, seed: number): Int32Array {
  try {
    return fitTrialModel(rows, spec, seed).labels;
  } catch (error) {
    if (error instanceof RangeError) return new Int32Array(rows.rows).fill(NOISE);
    throw error;
  }
}

/** A model for other rows, as a worker's task. */
export type FitTask = Pick<StabilityTask, 'spec' | 'points' | 'seed' | 'maxRows'>;

/** Fits a model to all points; null when it cannot be made of them, such as of fewer than k distinct ones. */
export function fitTask({ spec, points, seed, maxRows }: FitTask): Int32Array | null {
  try {
    return fitAll(reduceRows(toMatrix(points), maxRows, seed), spec, seed);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
