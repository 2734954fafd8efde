import { withSteps, type Settings, type StepChoices } from '../../src/config';
import { runSteps, stepRange } from '../../src/pipeline';

/** As little of everything as there can be: what is asked is whether a report comes of it. */
const CHOICES: StepChoices = {
  trials: { ks: [2, 3, 4, 5, 6] },
  finalists: { count: 3, perSpace: 2, replicates: 5, seeds: 2 },
  value: { replicates: 0, origins: 4, bandedOrigins: 2 },
  rules: { slacks: [0.25], enterReviews: [1], graceReviews: [1] },
  proof: { replicates: 100, permutations: 99 },
};

/** Takes every step of a run, without notebooks. */
export async function takeFewSteps(given: Settings) {
  const settings = withSteps(given, CHOICES);
  return { settings, made: await runSteps(settings, stepRange('load', 'report')) };
}
