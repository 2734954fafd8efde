import { Matrix } from 'ml-matrix';
import {
  bootstrapStability,
  consensus,
  fitTrialModel,
  placeRows,
  saveLabelled,
  stratifiedSample,
  type TrialModel,
  type TrialStability,
} from '../clustering';
import { childSeed, type FlatMatrix } from '../numeric';

/** Beyond so many rows, what needs all pairs or many fits works on a stratified sample of as many. */
export const MOST_ROWS = 12_000;

/** The examination of one finalist in its own space, as a worker's task. */
export interface ExamineTask {
  readonly id: string;
  readonly spec: TrialModel;
  readonly points: FlatMatrix;
  readonly labels: Int32Array;
  readonly replicates: number;
  readonly seeds: number;
  readonly seed: number;
}

/** Examines a finalist: a bootstrap of its customers, and fits from other seeds where there is chance in the model. */
export function examineFinalist(task: ExamineTask): TrialStability {
  const started = performance.now();
  const { id, spec, seed, replicates, seeds } = task;
  const all = toMatrix(task.points);
  const rows = stratifiedSample(all, MOST_ROWS, { seed });
  const points = takeRows(all, rows);
  const refit = (some: Matrix, part: number) => fitTrialModel(some, quicker(spec), part).labels;
  const bootstrap = bootstrapStability(
    points,
    rows.map((row) => task.labels[row]),
    refit,
    { replicates, seed },
  );
  const chance = spec.model === 'k-means' || spec.model === 'gaussian-mixture';
  const again = chance ? Array.from({ length: seeds }, (_, s) => refitWith(points, spec, seed, s)) : [];
  const seedAgreement = chance ? consensus(again).mean : null;
  return { id, bootstrap, seedAgreement, seconds: (performance.now() - started) / 1000 };
}

/** The same model for other customers, as a worker's task. */
export interface LabelTask {
  readonly spec: TrialModel;
  readonly points: FlatMatrix;
  readonly seed: number;
}

/**
 * Fits the model to all points; what needs all pairs, to a sample whose nearest rows then place the others.
 *
 * @returns null when the model cannot be made of these points, such as of fewer than k distinct ones
 */
export function labelPoints(task: LabelTask): Int32Array | null {
  try {
    return labelAll(task);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function labelAll({ spec, points, seed }: LabelTask): Int32Array {
  const all = toMatrix(points);
  const pairs = spec.model !== 'k-means' && spec.model !== 'gaussian-mixture';
  if (!pairs || all.rows <= MOST_ROWS) return fitTrialModel(all, spec, seed).labels;
  const sample = takeRows(all, stratifiedSample(all, MOST_ROWS, { seed }));
  return placeRows(saveLabelled(sample, fitTrialModel(sample, spec, seed).labels), all);
}

/** A bootstrap sample is fitted with a third of the starts: what counts is whether the group is there to be found. */
function quicker(spec: TrialModel): TrialModel {
  return 'restarts' in spec ? { ...spec, restarts: Math.ceil(spec.restarts / 3) } : spec;
}

function refitWith(points: Matrix, spec: TrialModel, seed: number, part: number): Int32Array {
  return fitTrialModel(points, spec, childSeed(seed, part)).labels;
}

function takeRows(matrix: Matrix, rows: Int32Array): Matrix {
  if (rows.length === matrix.rows) return matrix;
  return matrix.selection(
    [...rows],
    Array.from({ length: matrix.columns }, (_, column) => column),
  );
}

function toMatrix({ rows, columns, values }: FlatMatrix): Matrix {
  return Matrix.from1DArray(rows, columns, values);
}
