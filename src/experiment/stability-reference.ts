import { clusterSizes, examineTrials, fitTasks, type Trial } from '../clustering';
import { type Settings } from '../config';
import { childSeed, flatten } from '../numeric';
import { computeNamed } from './compute';
import { type ClusteredCustomers } from './customers';
import { spaceRecipes } from './space-recipes';
import { withoutGroups } from './without-groups';

/** The stability that the same model has where there are no groups. */
export interface StabilityReference {
  /** Mean Jaccard similarity over the customers, and the least of a group. */
  readonly mean: number;
  readonly least: number;
  readonly replicates: number;
}

/** What speaks for groups, or for one cloud. */
export interface GroupEvidence {
  readonly reference: StabilityReference | null;
  /** How many groups the gap statistic finds in the common space, 1 being one cloud; null where it names no number. */
  readonly gap: number | null;
}

/**
 * How stable the same kind of groups is among as many customers whose features have the same values and go together
 * alike, but who have no groups: space, model and bootstrap are made of {@link withoutGroups}. A stability that is no
 * higher than this one says that the cut can be repeated, not that there are groups.
 *
 * @returns null where the model cannot be made of such customers, or makes one group of them
 */
export async function stabilityReference(
  settings: Settings,
  customers: ClusteredCustomers,
  { id, space, spec }: Pick<Trial, 'id' | 'space' | 'spec'>,
): Promise<StabilityReference | null> {
  const { rules, steps } = settings;
  const { maxRows } = steps.trials;
  const { replicates, seeds } = steps.finalists;
  const seed = childSeed(settings.seed, 7919);
  const values = withoutGroups(customers.values, seed);
  const revenue = Float64Array.from(values.getColumn(customers.columns.indexOf(rules.revenue)));
  const recipes = spaceRecipes(rules).filter(({ name }) => name === space);
  const [made] = await computeNamed({ ...customers, values, revenue }, recipes, rules, {
    seed,
    neighbours: 0,
  });
  const points = flatten(made.points);
  const [labels] = await fitTasks([{ spec, points, seed, maxRows }]);
  if (labels === null || clusterSizes(labels).length < 2) return null;
  const task = { id, spec, points, labels, replicates, seeds, seed, maxRows };
  const [{ bootstrap }] = await examineTrials([task]);
  return { mean: bootstrap.mean, least: bootstrap.least, replicates };
}
