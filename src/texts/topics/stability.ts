import { type Language } from '../../config';

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

/** What a grade says of a segment, behind a sentence that says how much of it comes out again. */
export const stabilityWords: Readonly<Record<Language, Readonly<Record<StabilityFact['grade'], string>>>> = {
  en: {
    'highly stable': ': it is highly stable',
    stable: ': it is stable',
    'a pattern': ': it is a pattern rather than a firm group',
    'not to be trusted': ': it is not to be trusted as a group',
  },
  pt: {
    'highly stable': ': ele é muito estável',
    stable: ': ele é estável',
    'a pattern': ': é um padrão, mais do que um grupo firme',
    'not to be trusted': ': não se pode confiar nele como grupo',
  },
};
