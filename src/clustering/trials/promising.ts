import { Matrix } from 'ml-matrix';
import { stratifiedSample } from '../stratified';
import { type TrialSettings } from './plan';
import { type PlainPoints, type SpaceTask, type StabilityTask } from './tasks';
import { type Trial } from './types';

/** Groups that marketing can handle. */
export const FEWEST_GROUPS = 3;
export const MOST_GROUPS = 10;

/** A model that leaves more customers than this without a group is not promising. */
export const MOST_NOISE = 0.1;

/**
 * The trials worth the cost of a bootstrap: of those with 3 to 10 groups and at most 10% noise, the ones with the best
 * silhouette in the common space, so many of each space at most.
 */
export function promisingTrials(trials: readonly Trial[], count: number, perSpace: number): Trial[] {
  const taken = new Map<string, number>();
  return trials
    .filter(({ k, noiseShare }) => k >= FEWEST_GROUPS && k <= MOST_GROUPS && noiseShare <= MOST_NOISE)
    .filter(({ common }) => common.silhouette !== null)
    .sort((a, b) => b.common.silhouette! - a.common.silhouette!)
    .filter(({ space }) => {
      taken.set(space, (taken.get(space) ?? 0) + 1);
      return taken.get(space)! <= perSpace;
    })
    .slice(0, count);
}

/** The examinations of the promising trials, on a stratified sample where there are too many rows. */
export function planPromising(
  trials: readonly Trial[],
  spaces: readonly SpaceTask[],
  settings: TrialSettings,
): StabilityTask[] {
  const { stability, seed, maxRows } = settings;
  if (!stability) return [];
  const pointsOf = new Map(spaces.map(({ name, points }) => [name, points]));
  return promisingTrials(trials, stability.promising, stability.perSpace).map(
    ({ id, space, spec, labels }) => ({
      id,
      spec,
      seed,
      replicates: stability.replicates,
      seeds: stability.seeds,
      ...reduce(pointsOf.get(space)!, labels, maxRows, seed),
    }),
  );
}

function reduce(points: PlainPoints, labels: Int32Array, maxRows: number, seed: number) {
  if (points.rows <= maxRows) return { points, labels };
  const { columns } = points;
  const rows = stratifiedSample(Matrix.from1DArray(points.rows, columns, points.values), maxRows, { seed });
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, r) => {
    values.set(points.values.subarray(row * columns, (row + 1) * columns), r * columns);
  });
  return {
    points: { rows: rows.length, columns, values },
    labels: Int32Array.from(rows, (row) => labels[row]),
  };
}
