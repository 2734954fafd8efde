import {
  clusteringModel,
  runTrials,
  silhouette,
  stratifiedSample,
  type Silhouettes,
  type Trial,
} from '../clustering';
import { nearestOf, type Settings } from '../config';
import { medianOf } from '../numeric';
import { rankByRevenue } from './clusters';
import { commonSpace } from './space-recipes';
import { type RunSpace, type RunSpaces } from './spaces';

/** Beyond so many customers silhouettes are those of a stratified sample. */
const MAX_ROWS = 12_000;

/** A model to be fitted, and the space in which. */
export interface WantedModel {
  /** A space of the run by its name, such as `umap`, or one that `trySpaces` made. */
  readonly space: string | RunSpace;
  /** A name of the registry, such as `k-means`. */
  readonly model: string;
  /** The number of clusters, for a model that is fitted for one. */
  readonly k?: number;
  /** The model's own options, such as `{ restarts: 20 }`; default as the model has them. */
  readonly options?: Readonly<Record<string, number | string | readonly number[]>>;
}

/** One group of a fitted model: its size, its revenue, its centre. */
export interface TriedGroup {
  /** From 1; 1 has the most revenue. */
  readonly group: number;
  readonly customers: number;
  readonly share_of_customers: number;
  readonly revenue: number;
  readonly share_of_revenue: number;
  /** Mean silhouette in the model's own space, −1 to 1; null where it is undefined. */
  readonly silhouette: number | null;
  /** The median of each feature: `median_recency_days`. */
  readonly [median: `median_${string}`]: number;
}

/** A model that was fitted to look at. */
export interface TriedModel {
  /** As the run's own trials are: it can stand among the finalists. */
  readonly trial: Trial;
  /** One group a customer, in the order of `run.customers.ids`, from 1 by revenue; 0 for noise. */
  readonly groups: Int32Array;
  readonly centres: readonly TriedGroup[];
  /** In the model's own space; null where they are undefined. */
  readonly silhouettes: Silhouettes | null;
}

/**
 * Fits one model in one space; nothing is written.
 *
 * Where a density model makes several trials by its options, it is the one with the best silhouette in the common space.
 *
 * @throws Error that names the nearest space, or why the model cannot be made; RangeError when an option does not fit
 *
 * @example
 * const mine = await tryModel(settings, run, { space: 'pca', model: 'gaussian-mixture', k: 5 });
 * frame(mine.centres)
 * const { finalists } = await examine(settings, run, [...others, mine.trial]);
 */
export async function tryModel(settings: Settings, run: RunSpaces, wanted: WantedModel): Promise<TriedModel> {
  const { model, k, options = {} } = wanted;
  const { name, recipe, points } = spaceOf(run, wanted.space);
  const { byK } = clusteringModel(model);
  if (byK !== (k !== undefined))
    throw new Error(byK ? `${model} needs a number of clusters, k` : `${model} finds k itself: leave it out`);
  const { trials, skipped } = await runTrials(
    [{ name, scaling: recipe.scaling ?? 'none', points }],
    { name: commonSpace, scaling: 'log-z', points: run.common },
    {
      models: [model],
      ...(k === undefined ? {} : { ks: [k] }),
      modelOptions: { [model]: options },
      seed: settings.seed,
    },
  );
  if (trials.length === 0)
    throw new Error(`${model} cannot be made in ${name}: ${skipped.map(({ reason }) => reason).join('; ')}`);
  const quality = ({ common }: Trial): number => common.silhouette ?? -1;
  const trial = trials.reduce((best, each) => (quality(each) > quality(best) ? each : best));
  const silhouettes = silhouettesIn(points, trial.labels, settings.seed);
  return { trial, silhouettes, ...groupsOf(run, trial, silhouettes) };
}

function spaceOf({ spaces }: RunSpaces, space: string | RunSpace): RunSpace {
  if (typeof space !== 'string') return space;
  const found = spaces.find(({ name }) => name === space);
  if (found !== undefined) return found;
  const known = spaces.map(({ name }) => name);
  throw new Error(
    `the run has no space "${space}": did you mean ${nearestOf(space, known)}? There are ${known.join(', ')}`,
  );
}

function silhouettesIn(points: RunSpace['points'], labels: Int32Array, seed: number): Silhouettes | null {
  const rows = stratifiedSample(points, MAX_ROWS, { seed });
  const all = rows.length === points.rows;
  const columns = Array.from({ length: points.columns }, (_, column) => column);
  try {
    if (all) return silhouette(points, labels);
    const found = silhouette(
      points.selection([...rows], columns),
      Int32Array.from(rows, (row) => labels[row]),
    );
    return { ...found, rows: found.rows.map((row) => rows[row]) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function groupsOf(
  { customers: { values, columns, revenue } }: RunSpaces,
  { labels }: Trial,
  silhouettes: Silhouettes | null,
): Pick<TriedModel, 'groups' | 'centres'> {
  const inside = Array.from(labels.keys()).filter((row) => labels[row] >= 0);
  const ranked = rankByRevenue(
    inside.map((row) => labels[row]),
    inside.map((row) => revenue[row]),
  );
  const groups = new Int32Array(labels.length);
  inside.forEach((row, i) => (groups[row] = ranked.clusters[i]));
  const total = revenue.reduce((sum, amount) => sum + amount, 0);
  const centres = ranked.labels.map((label, i): TriedGroup => {
    const rows = inside.filter((row) => labels[row] === label);
    const brought = rows.reduce((sum, row) => sum + revenue[row], 0);
    const medians = columns.map((name, c) => [
      `median_${name}`,
      medianOf(rows.map((row) => values.get(row, c))),
    ]);
    return {
      group: i + 1,
      customers: rows.length,
      share_of_customers: rows.length / labels.length,
      revenue: brought,
      share_of_revenue: brought / total,
      silhouette: silhouettes?.clusters.find((each) => each.label === label)?.mean ?? null,
      ...(Object.fromEntries(medians) as Readonly<Record<`median_${string}`, number>>),
    };
  });
  return { groups, centres };
}
