import { bestAssignment } from './assignment';

/** A group of customers. */
export interface Members {
  readonly cluster: number;
  readonly customerIds: readonly number[];
}

/** Two groups that belong together. */
export interface Match {
  readonly cluster: number;
  readonly earlierCluster: number;
  /** Jaccard similarity, 0 to 1. */
  readonly overlap: number;
}

/** From this overlap on a name is kept: two groups then share at least as many customers as they do not. */
const minOverlap = 0.5;

/**
 * Matches groups to earlier ones by the customers that they share, so that a name follows its customers when cluster
 * numbers move: the one-to-one assignment with the greatest sum of Jaccard similarities, of which pairs below
 * {@link minOverlap} are given up.
 *
 * Only customers that both runs know count: those who came since would otherwise make every segment a new one.
 *
 * @returns in the order of the groups; empty where nothing matches
 */
export function matchSegments(now: readonly Members[], earlier: readonly Members[]): Match[] {
  const earlierOf = clusterByCustomer(earlier);
  const nowOf = clusterByCustomer(now);
  const overlaps = now.map(({ customerIds }) => {
    const known = customerIds.filter((id) => earlierOf.has(id));
    return earlier.map((other) => {
      const both = known.filter((id) => earlierOf.get(id) === other.cluster).length;
      const others = other.customerIds.filter((id) => nowOf.has(id)).length;
      const either = known.length + others - both;
      return either === 0 ? 0 : both / either;
    });
  });
  const assigned = bestAssignment(overlaps);
  return now.flatMap(({ cluster }, i) => {
    const overlap = assigned[i] < 0 ? 0 : overlaps[i][assigned[i]];
    if (overlap < minOverlap) return [];
    return [{ cluster, earlierCluster: earlier[assigned[i]].cluster, overlap }];
  });
}

function clusterByCustomer(groups: readonly Members[]): Map<number, number> {
  return new Map(
    groups.flatMap(({ cluster, customerIds }) => customerIds.map((id) => [id, cluster] as const)),
  );
}
