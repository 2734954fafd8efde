import { type Matrix } from 'ml-matrix';
import { flatten } from '../../numeric';
import { runInWorkers } from '../../workers';
import { planPromising } from './promising';
import { trialDefaults, type TrialSettings } from './plan';
import {
  examineTrial,
  trySpace,
  type PlainPoints,
  type SpaceOutcome,
  type SpaceTask,
  type StabilityTask,
} from './tasks';
import { type TrialOptions, type TrialResults, type TrialSpace, type TrialStability } from './types';

const TASKS = 'src/clustering/trials/tasks.ts';

/**
 * Tries every model in every space, and judges every labelling in its own space and in one common space.
 *
 * Spaces are worked on in parallel, one thread each; within a space the cuts of Ward share one tree, the sizes of
 * HDBSCAN one tree, and all labellings one pass over the distances of each space. DBSCAN's eps goes by the knee of
 * the k-distance curve. The most promising trials (see {@link planPromising}) are then examined for stability within
 * their space: an embedding is not made anew, so it is the clustering's stability and not the embedding's.
 *
 * Above `maxRows` rows, Ward, DBSCAN, HDBSCAN, silhouettes and the bootstrap work on a stratified sample of as many;
 * other rows are placed by the sample. `reductions` says so.
 *
 * @param spaces at least one, of unique names, all of the same customers in the same order
 * @param common the space in which all trials are compared
 * @returns trials in the order of spaces, models and settings; a trial that cannot be made is among `skipped`
 * @throws RangeError when names repeat, rows differ or an option is out of range
 */
export async function runTrials(
  spaces: readonly TrialSpace[],
  common: TrialSpace,
  options: TrialOptions = {},
): Promise<TrialResults> {
  const started = performance.now();
  const settings = trialDefaults(options);
  checkSpaces(spaces, common);
  const { threads, onProgress } = options;
  const commonPoints = plain(common.points);
  const tasks = spaces.map((space): SpaceTask => ({
    name: space.name,
    scaling: space.scaling,
    points: plain(space.points),
    common: commonPoints,
    settings,
  }));
  const perSpace = trialsPerSpace(settings);
  let done = 0;
  const outcomes = await runTasks<SpaceTask, SpaceOutcome>('trySpace', trySpace, tasks, threads, (what) => {
    done += 1;
    onProgress?.({ stage: 'trials', done, of: Math.max(done, perSpace * spaces.length), what });
  });
  const trials = outcomes.flatMap((outcome) => outcome.trials);
  const examinations = settings.stability ? planPromising(trials, tasks, settings) : [];
  let examined = 0;
  const stability = await runTasks<StabilityTask, TrialStability>(
    'examineTrial',
    examineTrial,
    examinations,
    threads,
    (what) => {
      examined += 1;
      onProgress?.({ stage: 'stability', done: examined, of: examinations.length, what });
    },
  );
  return {
    trials,
    stability,
    skipped: outcomes.flatMap((outcome) => outcome.skipped),
    reductions: reductionsOf(common.points.rows, settings),
    commonSpace: common.name,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Runs tasks in worker threads, or here when `threads` is 0. */
async function runTasks<Task, Outcome>(
  name: string,
  work: (task: Task, report: (what: string) => void) => Outcome,
  tasks: readonly Task[],
  threads: number | undefined,
  onMessage: (what: string) => void,
): Promise<Outcome[]> {
  if (threads === 0) return tasks.map((task) => work(task, onMessage));
  return runInWorkers<Task, Outcome, string>(TASKS, name, tasks, { threads, onMessage });
}

function checkSpaces(spaces: readonly TrialSpace[], common: TrialSpace): void {
  if (spaces.length === 0) throw new RangeError('spaces is empty: there is nothing to try');
  const names = new Set(spaces.map(({ name }) => name));
  if (names.size < spaces.length) {
    throw new RangeError(
      `names of spaces must differ, received ${spaces.map(({ name }) => name).join(', ')}`,
    );
  }
  for (const { name, points } of spaces) {
    if (points.rows !== common.points.rows) {
      throw new RangeError(
        `space ${name} has ${points.rows} rows, the common space ${common.name} has ${common.points.rows}: ` +
          'all spaces must hold the same customers',
      );
    }
  }
}

function trialsPerSpace({ models, ks, density }: TrialSettings): number {
  return (
    models.length * ks.length + (density ? density.epsFactors.length + density.minClusterShares.length : 0)
  );
}

function reductionsOf(rows: number, { maxRows }: TrialSettings): string[] {
  if (rows <= maxRows) return [];
  const sample = `a stratified sample of ${maxRows} of the ${rows} rows`;
  return [
    `Ward, DBSCAN and HDBSCAN were fitted to ${sample}; the other rows were placed by it.`,
    `Silhouettes were taken on ${sample}.`,
    `Stability was examined on ${sample}.`,
  ];
}

function plain(matrix: Matrix): PlainPoints {
  return flatten(matrix, 'points of a space');
}
