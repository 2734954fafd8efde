import { runTrials, type Trial, type TrialOptions, type TrialResults } from '../clustering';
import { type Settings } from '../config';
import { promisingTrials } from './promising';
import { commonSpace } from './space-recipes';
import { type RunSpaces } from './spaces';

/**
 * Tries every model for the numbers of clusters and with the options in the settings, in every space of the run, in
 * worker threads; each labelling is judged in its own space and in the common one.
 */
export function tryModels(
  settings: Settings,
  { spaces, common }: RunSpaces,
  options: Pick<TrialOptions, 'threads' | 'onProgress'> = {},
): Promise<TrialResults> {
  const { ks, models, maxRows } = settings.steps.trials;
  return runTrials(
    spaces.map(({ name, recipe, points }) => ({ name, scaling: recipe.scaling ?? 'none', points })),
    { name: commonSpace, scaling: 'log-z', points: common },
    { ks, modelOptions: models, maxRows, seed: settings.seed, ...options },
  );
}

/**
 * The trials worth a closer look: those with the best silhouette in the common space that marketing could handle, as
 * many, and of one space at most as many, as the settings say; only those of `clustering.k` where the settings name one,
 * and always those that `finalists.also` and `clustering.override` name.
 *
 * @throws Error when a trial that the settings name was not made, or nothing could be tried
 */
export function pickFinalists(settings: Settings, { trials, skipped }: TrialResults): Trial[] {
  const { k, override } = settings.rules.clustering;
  const { count, perSpace, also } = settings.steps.finalists;
  const pool = k === undefined || k === null ? trials : trials.filter((trial) => trial.k === k);
  const promising = promisingTrials(pool, count, perSpace);
  const finalists = promising.length > 0 ? promising : bestOf(pool, perSpace);
  const named = overriding(settings, trials);
  const notMade = (setting: string, id: string): Error => {
    const reason = skipped.find((each) => each.id === id)?.reason;
    const known = trials.map((trial) => trial.id);
    return new Error(
      `${setting} names a trial that was not made, ${id}: ${reason ?? `there are ${known.join(', ')}`}`,
    );
  };
  if (override && named === undefined)
    throw notMade('clustering.override', `${override.space}/${override.model}/k=${override.k}`);
  const wanted = also.map((id) => {
    const trial = trials.find((each) => each.id === id);
    if (trial === undefined) throw notMade('finalists.also', id);
    return trial;
  });
  if (finalists.length + wanted.length === 0 && named === undefined) {
    throw new Error(
      `no model could be tried${k ? ` with k = ${k}` : ''}: ${skipped.map(({ id, reason }) => `${id}: ${reason}`).join('; ')}`,
    );
  }
  return [...new Set([...finalists, ...wanted, ...(named === undefined ? [] : [named])])];
}

/** The trial that the settings name, or undefined. */
export function overriding(settings: Settings, trials: readonly Trial[]): Trial | undefined {
  const { override } = settings.rules.clustering;
  if (!override) return undefined;
  return trials.find(
    ({ space, spec }) => space === override.space && spec.model === override.model && spec.k === override.k,
  );
}

/** Where none is promising by the rule of thumb: few customers, or a number of groups beyond what is usual. */
function bestOf(trials: readonly Trial[], count: number): Trial[] {
  return trials
    .filter(({ common }) => common.silhouette !== null)
    .sort((a, b) => b.common.silhouette! - a.common.silhouette!)
    .slice(0, count);
}
