import {
  clusterSizes,
  examineTrials,
  fitTasks,
  silhouettesOfMany,
  stratifiedSample,
  type FitTask,
  type StabilityTask,
  type Trial,
  type TrialStability,
} from '../clustering';
import { type Settings } from '../config';
import { featureMatrix, numericFeatures } from '../features';
import { flatten, medianOf } from '../numeric';
import { type SpaceName } from '../spaces';
import { rankByRevenue } from './clusters';
import { computeNamed } from './compute';
import { readBackTest, type BackTestCustomers } from './back-test';
import { futureValues, type FutureValue } from './future-value';
import { selectAgain } from './selection';
import { readPeople } from './spending';
import { laterShortfall, pickUpperGroup, programmeLimits, withoutTop, type UpperPick } from './upper-group';
import { spaceRecipes, type NamedRecipe } from './space-recipes';
import { type RunSpaces } from './spaces';
import { trialTitle } from './trial-names';

/** The silhouettes of a finalist's customers. */
export interface FinalistSilhouettes {
  readonly mean: number;
  /** The share of customers below 0: nearer to another group than to their own. */
  readonly below: number;
  /** The silhouettes of each group's customers, the group with the most revenue first. */
  readonly groups: readonly Float64Array[];
}

/** A trial that was looked at closely. */
export interface Finalist {
  readonly trial: Trial;
  /** In words: “PCA, k-means, k = 4”. */
  readonly title: string;
  /** The labels of its groups, the one with the most revenue first. */
  readonly byRevenue: readonly number[];
  /** The first of them. */
  readonly topLabel: number;
  /** Which of its groups could be the Insiders. */
  readonly pick: UpperPick;
  /** Labels of groups small enough to be refused, but of customers who buy like wholesalers. */
  readonly wholesalers: readonly number[];
  readonly stability: TrialStability;
  /** Null where the data reach back too short a time. */
  readonly outOfTime: FutureValue | null;
  /** In the common space; null where there is a single group. */
  readonly silhouettes: FinalistSilhouettes | null;
}

/** The finalists, and the earlier day on which they were chosen once more. */
export interface Examination {
  readonly finalists: readonly Finalist[];
  readonly earlier: Pick<BackTestCustomers, 'originDay' | 'horizonDays'> | null;
}

/** How far the examination is. */
export interface ExamineProgress {
  readonly done: number;
  readonly of: number;
  readonly what: string;
}

/**
 * Looks at the finalists closely, in worker threads: the stability of their groups under a bootstrap of the customers,
 * the agreement of fits from several seeds, and the value of the top group out of time. For the latter space and model
 * are made anew of the customers as they were known 90 days before the end.
 *
 * @param trials each of a space of `run.spaces`, to which spaces of one's own may be added
 * @throws Error that says how, where one is of no space of them
 */
export async function examine(
  settings: Settings,
  run: RunSpaces,
  trials: readonly Trial[],
  options: { readonly onProgress?: (progress: ExamineProgress) => void } = {},
): Promise<Examination> {
  const { seed } = settings;
  const { replicates, seeds } = settings.steps.finalists;
  const { maxRows } = settings.steps.trials;
  const spaceOf = new Map(run.spaces.map((each) => [each.name as string, each]));
  for (const { id, space } of trials) {
    if (spaceOf.has(space)) continue;
    throw new Error(
      `${id} was made in the space “${space}”, which is none of the run's: examine(settings, { ...run, spaces: [...run.spaces, own] }, …), with what trySpaces made as own, looks at it`,
    );
  }
  let steps = 0;
  const step = (what: string): void => {
    steps += 1;
    options.onProgress?.({ done: steps, of: 2 * trials.length, what });
  };
  const tasks = trials.map(({ id, spec, space, labels }): StabilityTask => {
    const points = flatten(spaceOf.get(space)!.points);
    return { id, spec, points, labels, replicates, seeds, seed, maxRows };
  });
  const { revenue } = run.customers;
  const ranked = trials.map((trial) => ({ trial, ...labelsByRevenue(trial.labels, revenue) }));
  // Worker threads take both in turn, and this one has the silhouettes to do meanwhile.
  const examined = Promise.all([
    examineTrials(tasks, { onDone: () => step('stability') }),
    labelEarlier(settings, run, trials, () => step('out of time')),
  ]);
  const silhouettes = commonSilhouettes(run, ranked, { seed, maxRows });
  const [stability, { earlier, labellings }] = await examined;
  const selected = labellings.map((labels) =>
    earlier === null || labels === null
      ? null
      : selectAgain(labels, { how: 'segment' }, earlier, settings.rules, seed),
  );
  const asGroups = selected.map((flags) => flags && Int32Array.from(flags, (flag) => flag - 1));
  const outOfTime = earlier === null ? [] : futureValues(earlier, asGroups, seed);
  const picks = await pickGroups(settings, trials, earlier, labellings);
  const baskets = await readBaskets(settings);
  const finalists = ranked.map(({ trial, byRevenue, topLabel }, i): Finalist => ({
    trial,
    title: trialTitle(trial),
    byRevenue,
    topLabel,
    pick: picks[i],
    wholesalers: wholesalerGroups(trial.labels, revenue, baskets),
    stability: stability[i],
    outOfTime: outOfTime[i] ?? null,
    silhouettes: silhouettes[i],
  }));
  return { finalists, earlier };
}

/** The customers of the earlier day, and the trials' models made of them. */
async function labelEarlier(
  settings: Settings,
  { spaces }: RunSpaces,
  trials: readonly Trial[],
  onDone: () => void,
): Promise<{
  readonly earlier: BackTestCustomers | null;
  readonly labellings: readonly (Int32Array | null)[];
}> {
  const earlier = await readBackTest(settings);
  if (earlier === null) return { earlier, labellings: [] };
  return { earlier, labellings: await labelBackTest(settings, earlier, trials, { besides: spaces, onDone }) };
}

/** Which groups of each trial could be the Insiders, by what is known today and by what came after the earlier day. */
async function pickGroups(
  settings: Settings,
  trials: readonly Trial[],
  earlier: BackTestCustomers | null,
  labellings: readonly (Int32Array | null)[],
): Promise<UpperPick[]> {
  const { rules, seed } = settings;
  const limits = programmeLimits(rules);
  const people = await readPeople(settings);
  return trials.map(({ labels }, i) => {
    const pick = pickUpperGroup(labels, people, limits, seed);
    const then = labellings[i] ?? null;
    if (pick.how !== 'group' || earlier === null || then === null) return pick;
    const before = pickUpperGroup(then, earlier, limits, seed);
    if (before.how === 'none') return pick;
    const later = laterShortfall(then, before.labels, earlier, limits, seed);
    return later === null ? pick : withoutTop(pick, later, labels, people, limits, seed);
  });
}

/**
 * The same models in the same spaces, both made of the earlier customers; null where a model cannot be made of them.
 *
 * @param options `besides`: spaces of which the preset knows nothing, and how they are made
 */
export async function labelBackTest(
  settings: Settings,
  earlier: BackTestCustomers,
  trials: readonly Pick<Trial, 'space' | 'spec'>[],
  options: { readonly besides?: readonly NamedRecipe[]; readonly onDone?: () => void } = {},
): Promise<(Int32Array | null)[]> {
  const { rules, seed } = settings;
  const wanted = new Set(trials.map(({ space }) => space as SpaceName));
  const preset = spaceRecipes(rules);
  const besides = (options.besides ?? []).filter(({ name }) => preset.every((each) => each.name !== name));
  const recipes = [...preset, ...besides].filter(({ name }) => wanted.has(name));
  const spaces = await computeNamed(earlier, recipes, rules, { seed, neighbours: 0 });
  const pointsOf = new Map(recipes.map(({ name }, i) => [name as string, flatten(spaces[i].points)]));
  const tasks = trials.map(({ space, spec }): FitTask => ({
    spec,
    points: pointsOf.get(space)!,
    seed,
    maxRows: settings.steps.trials.maxRows,
  }));
  return fitTasks(tasks, options);
}

/** Silhouettes of each customer in the common space, or of a stratified sample where there are too many. */
function commonSilhouettes(
  { common }: RunSpaces,
  ranked: readonly { readonly trial: Trial; readonly byRevenue: readonly number[] }[],
  { seed, maxRows }: { readonly seed: number; readonly maxRows: number },
): (FinalistSilhouettes | null)[] {
  const rows = stratifiedSample(common, maxRows, { seed });
  const columns = Array.from({ length: common.columns }, (_, column) => column);
  const points = rows.length === common.rows ? common : common.selection([...rows], columns);
  const labellings = ranked.map(({ trial }) => rows.map((row) => trial.labels[row]));
  const judged = labellings.filter((labels) => clusterSizes(labels).length >= 2);
  const found = judged.length > 0 ? silhouettesOfMany(points, judged) : [];
  return labellings.map((labels, i) => {
    const at = judged.indexOf(labels);
    if (at < 0) return null;
    const { values, rows: of, mean } = found[at];
    const groups = ranked[i].byRevenue.map((label) => values.filter((_, v) => labels[of[v]] === label));
    const below = values.filter((value) => value < 0).length / values.length;
    return { mean, below, groups: groups.filter(({ length }) => length > 0) };
  });
}

function labelsByRevenue(labels: Int32Array, revenue: Float64Array) {
  const inside = Array.from(labels.keys()).filter((row) => labels[row] >= 0);
  const ranked = rankByRevenue(
    inside.map((row) => labels[row]),
    inside.map((row) => revenue[row]),
  );
  return { byRevenue: ranked.labels, topLabel: ranked.labels[0] };
}

/** The features that baskets are measured by, the surest first: pieces a purchase, or what a purchase comes to. */
export function basketsOf(features: Readonly<Record<string, Float64Array | undefined>>): Float64Array {
  const { avg_basket_size: pieces, gross_revenue: spent, n_invoices: purchases } = features;
  if (pieces !== undefined) return pieces;
  if (spent === undefined || purchases === undefined) throw new Error('customers have no baskets');
  return spent.map((amount, row) => amount / purchases[row]);
}

async function readBaskets(settings: Settings): Promise<Float64Array> {
  const there = numericFeatures(settings.rules).some(({ name }) => name === 'avg_basket_size');
  const names = there ? ['avg_basket_size'] : ['gross_revenue', 'n_invoices'];
  const { values } = await featureMatrix(settings, names);
  return basketsOf(
    Object.fromEntries(names.map((name, i) => [name, Float64Array.from(values.getColumn(i))])),
  );
}

/** Customers buy like wholesalers from these multiples of all customers' medians on. */
export const WHOLESALE_REVENUE = 10;
export const WHOLESALE_BASKET = 3;

/**
 * The groups of customers who buy like wholesalers: their median revenue is at least 10 times that of all customers,
 * and their median basket, see {@link basketsOf}, at least 3 times.
 */
export function wholesalerGroups(
  labels: ArrayLike<number>,
  revenue: ArrayLike<number>,
  baskets: ArrayLike<number>,
): number[] {
  const all = Array.from({ length: labels.length }, (_, row) => row);
  const usual = { revenue: medianOf(revenue), basket: medianOf(baskets) };
  const medianIn = (values: ArrayLike<number>, rows: readonly number[]): number =>
    medianOf(Float64Array.from(rows, (row) => values[row]));
  return clusterSizes(labels)
    .map(({ label }) => label)
    .filter((label) => {
      const rows = all.filter((row) => labels[row] === label);
      return (
        medianIn(revenue, rows) >= WHOLESALE_REVENUE * usual.revenue &&
        medianIn(baskets, rows) >= WHOLESALE_BASKET * usual.basket
      );
    });
}
