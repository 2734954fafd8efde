import { type Settings } from '../config';
import {
  evaluateOutOfTime,
  planActions,
  planTest,
  type Actions,
  type NoTestPlan,
  type OutOfTimeEvaluation,
  type TestPlan,
} from '../programme';
import { type StepProgress } from './types';

/** How the group did at earlier dates, how that can be tested from now on, and what can be done. */
export interface Proof {
  readonly evaluation: OutOfTimeEvaluation;
  readonly plan: TestPlan | NoTestPlan;
  readonly actions: Actions;
}

/** Judges the group at earlier dates, plans a test with members held out, and the actions. */
export async function makeProof(
  settings: Settings,
  { onProgress }: { readonly onProgress?: (progress: StepProgress) => void } = {},
): Promise<Proof> {
  const evaluation = await evaluateOutOfTime(settings, { onProgress });
  return { evaluation, plan: planTest(evaluation), actions: await planActions(settings) };
}
