import { flatten } from '../../numeric';
import { runInWorkers } from '../../workers';
import { type TrialModel } from '../models/model';
import { clusteringModel, isOwnModel } from '../models/registry';
import { maxTrials, trialDefaults, type TrialSettings } from './plan';
import {
  examineTrial,
  fitTask,
  trySpace,
  type FitTask,
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
 * the k-distance curve.
 *
 * Above `maxRows` rows, models that need all pairs and silhouettes work on a stratified sample of as many;
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
  const { onProgress } = options;
  const threads = threadsFor(settings.models, options.threads);
  const commonPoints = flatten(common.points, 'points of a space');
  const tasks = spaces.map((space): SpaceTask => ({
    name: space.name,
    scaling: space.scaling,
    points: flatten(space.points, 'points of a space'),
    common: commonPoints,
    settings,
  }));
  const perSpace = maxTrials(settings);
  let done = 0;
  const onMessage = (what: string): void => {
    done += 1;
    onProgress?.({ done, of: Math.max(done, perSpace * spaces.length), what });
  };
  const outcomes = await runTasks<SpaceTask, SpaceOutcome>('trySpace', trySpace, tasks, threads, {
    onMessage,
  });
  return {
    trials: outcomes.flatMap((outcome) => outcome.trials),
    skipped: outcomes.flatMap((outcome) => outcome.skipped),
    reductions: reductionsOf(common.points.rows, settings),
    commonSpace: common.name,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Where tasks are worked on. */
export interface ExamineOptions {
  /** Worker threads; 0 works in this one; default the machine's cores. */
  readonly threads?: number;
  /** Called after each finished task. */
  readonly onDone?: () => void;
}

/** Examines trials for stability, each in its own space: the embedding is not made anew. */
export function examineTrials(
  tasks: readonly StabilityTask[],
  { threads, onDone }: ExamineOptions = {},
): Promise<TrialStability[]> {
  return runTasks('examineTrial', examineTrial, tasks, threadsFor(modelsOf(tasks), threads), { onDone });
}

/** Fits the model of each task to its points: one label a row, or null where it cannot be made of them. */
export function fitTasks(
  tasks: readonly FitTask[],
  { threads, onDone }: ExamineOptions = {},
): Promise<(Int32Array | null)[]> {
  return runTasks('fitTask', fitTask, tasks, threadsFor(modelsOf(tasks), threads), { onDone });
}

function modelsOf(tasks: readonly { readonly spec: TrialModel }[]): string[] {
  return tasks.map(({ spec }) => spec.model);
}

/** The threads that were asked for; none where a model is known in this thread only. */
function threadsFor(models: readonly string[], threads: number | undefined): number | undefined {
  return models.every(isOwnModel) ? threads : 0;
}

/** Runs tasks in worker threads, or here when `threads` is 0. */
async function runTasks<Task, Outcome>(
  name: string,
  work: (task: Task, report: (what: string) => void) => Outcome,
  tasks: readonly Task[],
  threads: number | undefined,
  { onMessage, onDone }: { onMessage?: (what: string) => void; onDone?: () => void },
): Promise<Outcome[]> {
  if (threads !== 0)
    return runInWorkers<Task, Outcome, string>(TASKS, name, tasks, { threads, onMessage, onDone });
  return tasks.map((task) => {
    const outcome = work(task, (what) => onMessage?.(what));
    onDone?.();
    return outcome;
  });
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

function reductionsOf(rows: number, { maxRows, models }: TrialSettings): string[] {
  if (rows <= maxRows) return [];
  const sample = `a stratified sample of ${maxRows} of the ${rows} rows`;
  const names = models
    .map(clusteringModel)
    .filter(({ allPairs }) => allPairs)
    .map(({ words }) => words.en.name);
  return [
    ...(names.length === 0
      ? []
      : [`${listed(names)} were fitted to ${sample}; the other rows were placed by it.`]),
    `Silhouettes were taken on ${sample}.`,
    `Stability was examined on ${sample}.`,
  ];
}

/** “Ward, DBSCAN and HDBSCAN” */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
