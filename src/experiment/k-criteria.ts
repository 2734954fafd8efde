import {
  adjustedRand,
  byIndex,
  clusteringModels,
  elbow,
  fitTrialModel,
  type IndexName,
  type Trial,
  type TrialResults,
} from '../clustering';
import { type SpaceName } from '../spaces';
import { createRandom, randomPermutation } from '../numeric';
import { runInWorkers } from '../workers';
import { type RunSpace, type RunSpaces } from './spaces';
import { type GapTask } from './tasks';

/** The trial of a space, a model and a number of clusters; undefined when it could not be made. */
export function trialAt(
  { trials }: Pick<TrialResults, 'trials'>,
  space: string,
  model: string,
  k: number,
): Trial | undefined {
  return trials.find((each) => each.space === space && each.spec.model === model && each.spec.k === k);
}

/** The numbers of clusters that were tried, ascending. */
export function triedKs({ trials }: Pick<TrialResults, 'trials'>): number[] {
  const ks = trials.flatMap(({ spec }) => spec.k ?? []);
  return [...new Set(ks)].sort((a, b) => a - b);
}

/** The model whose fits the criteria look at, but for the information criterion. */
export const K_CRITERIA_MODEL = 'k-means';

/** One criterion for the number of clusters. */
export type KCriterion =
  'elbow' | 'silhouette' | 'davies_bouldin' | 'calinski_harabasz' | 'bic' | 'common_silhouette';

/** The number of clusters that each criterion asks for in one space; null where a criterion shows nothing. */
export type KCriteriaRow = { readonly space: SpaceName; readonly title: string } & Readonly<
  Record<KCriterion, number | null>
>;

/**
 * Which number of clusters each criterion asks for, space by space: of k-means, and the mixtures' Bayesian information
 * criterion. The elbow is read within the range that was tried; the smaller k among equals.
 */
export function kCriteriaTable(results: TrialResults, spaces: readonly RunSpace[]): KCriteriaRow[] {
  const ks = triedKs(results);
  return spaces.map(({ name, title }) => {
    const means = ks.flatMap((k) => trialAt(results, name, K_CRITERIA_MODEL, k) ?? []);
    const by = (index: IndexName, where: 'own' | 'common' = 'own'): number | null =>
      bestK(means, (trial) => trial[where][index], byIndex(index));
    const inertias = means.map(({ own }) => own.withinSumOfSquares!);
    const falls = inertias.length >= 3 && inertias[0] > inertias[inertias.length - 1];
    return {
      space: name,
      title,
      elbow: falls
        ? elbow(
            means.map(({ spec }) => spec.k!),
            inertias,
          ).k
        : null,
      silhouette: by('silhouette'),
      davies_bouldin: by('daviesBouldin'),
      calinski_harabasz: by('calinskiHarabasz'),
      bic: bestK(
        results.trials.filter(({ space, bic }) => space === name && bic !== null),
        ({ bic }) => bic,
        (a, b) => a - b,
      ),
      common_silhouette: by('silhouette', 'common'),
    };
  });
}

/** The k of the trial whose value comes first, the smaller among equals; null where none has a value. */
function bestK(
  trials: readonly Trial[],
  value: (trial: Trial) => number | null,
  order: (a: number, b: number) => number,
): number | null {
  const known = trials.filter((trial) => trial.spec.k !== undefined && value(trial) !== null);
  return known.sort((a, b) => order(value(a)!, value(b)!) || a.k - b.k)[0]?.spec.k ?? null;
}

/** The silhouettes of one space and model by k; null where a trial could not be made. */
export interface SilhouetteRow {
  readonly model: string;
  readonly values: readonly (number | null)[];
}

/** The silhouettes of a space, model by model, over the ks. */
export function silhouetteRows(
  results: Pick<TrialResults, 'trials'>,
  space: SpaceName,
  ks: readonly number[],
  where: 'own' | 'common' = 'own',
): SilhouetteRow[] {
  return clusteringModels('by k').map(({ name: model }) => ({
    model,
    values: ks.map((k) => trialAt(results, space, model, k)?.[where].silhouette ?? null),
  }));
}

/** How alike k-means is on all min-max features and on the one that varies most alone. */
export interface LineAgreement {
  readonly k: number;
  /** Adjusted Rand index: 1 the same groups, 0 what chance gives. */
  readonly agreement: number;
}

/**
 * What it means that min-max features lie almost on a line: k-means on the widest of them alone makes nearly the groups
 * that k-means makes on all.
 */
export function lineAgreement(run: RunSpaces, results: TrialResults, seed: number): LineAgreement[] {
  const space = run.spaces.find(({ name }) => name === 'min-max')!;
  const variances = space.points.variance('column');
  const widest = variances.indexOf(Math.max(...variances));
  const alone = space.points.subMatrixColumn([widest]);
  const distinct = new Set(alone.to1DArray()).size;
  return triedKs(results).flatMap((k) => {
    const trial = trialAt(results, 'min-max', K_CRITERIA_MODEL, k);
    // One feature of few customers can have fewer values than there would be groups.
    if (k > distinct || trial === undefined) return [];
    const { labels } = fitTrialModel(alone, trial.spec, seed);
    return [{ k, agreement: adjustedRand(trial.labels, labels) }];
  });
}

/** Rows on which the gap statistic is taken at most, and data sets without groups that it is held against. */
const GAP_ROWS = 2000;
const GAP_REFERENCES = 10;

/**
 * The number of groups by the gap statistic of k-means in the common space, from 1 on: 1 says that there are none. It
 * is taken in a worker thread.
 *
 * @returns null when the gaps rise to the end of the range
 */
export async function gapK({ common }: RunSpaces, seed: number): Promise<number | null> {
  const rows = randomPermutation(createRandom(seed), common.rows).slice(0, GAP_ROWS).sort();
  const columns = Array.from({ length: common.columns }, (_, column) => column);
  const points = common.selection([...rows], columns).to2DArray();
  // Where every different customer is a group of its own, there is nothing left to be spread.
  const different = new Set(points.map((row) => row.join(' '))).size;
  const ks = Array.from({ length: Math.min(10, different - 1) }, (_, i) => i + 1);
  if (ks.length < 2) return null;
  const task: GapTask = { points, ks, references: GAP_REFERENCES, seed };
  const [k] = await runInWorkers<GapTask, number | null>('src/experiment/tasks.ts', 'gapTask', [task]);
  return k;
}
