/** How much of a segment comes out again in other samples of the customers. */
export interface StabilityFact {
  /** Mean Jaccard similarity under a bootstrap, 0 to 1. */
  readonly jaccard: number;
  readonly grade: 'highly stable' | 'stable' | 'a pattern' | 'not to be trusted';
}

/** Whether it is at least stable. */
export function isStable(fact: StabilityFact | null): boolean {
  return fact?.grade === 'stable' || fact?.grade === 'highly stable';
}
