import { type StepChoices } from '../../src/config';

/** As little of every step as there can be: enough to see whether a report comes of a shop, and what it says. */
export const FEW_STEPS: StepChoices = {
  trials: { ks: [2, 3, 4, 5, 6] },
  finalists: { count: 3, perSpace: 2, replicates: 5, seeds: 2 },
  value: { replicates: 0, origins: 4, bandedOrigins: 2 },
  rules: { slacks: [0.25], enterReviews: [1], graceReviews: [1] },
  proof: { replicates: 100, permutations: 99 },
};
