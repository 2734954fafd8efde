import { type Trial } from '../clustering';

/** Groups that can be told apart and named. */
export const minGroups = 3;
export const maxGroups = 10;

/** A model that leaves more customers than this without a group is not promising. */
export const maxNoiseShare = 0.1;

/**
 * The trials worth the cost of a bootstrap: of those with 3 to 10 groups and at most 10% noise, the ones with the best
 * silhouette in the common space, so many of each space at most.
 */
export function promisingTrials(trials: readonly Trial[], count: number, perSpace: number): Trial[] {
  const taken = new Map<string, number>();
  return trials
    .filter(({ k, noiseShare }) => k >= minGroups && k <= maxGroups && noiseShare <= maxNoiseShare)
    .filter(({ common }) => common.silhouette !== null)
    .sort((a, b) => b.common.silhouette! - a.common.silhouette!)
    .filter(({ space }) => {
      taken.set(space, (taken.get(space) ?? 0) + 1);
      return taken.get(space)! <= perSpace;
    })
    .slice(0, count);
}
