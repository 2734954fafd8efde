import { FEW_STEPS } from '../../bench/shops';
import { withSteps, type Settings } from '../../src/config';
import { runSteps, stepRange } from '../../src/pipeline';

/** Takes every step of a run, without notebooks. */
export async function takeFewSteps(given: Settings) {
  const settings = withSteps(given, FEW_STEPS);
  return { settings, made: await runSteps(settings, stepRange('load', 'report')) };
}
