export { assure, type AssureOptions, type AssureProgress } from './assure';
export { holm } from './holm';
export { judgeSelection, type JudgeOptions } from './judge';
export { permutationP, randomGroupSums } from './permutation';
export { superiority } from './superiority';
export {
  type Assurance,
  type ComparedMeasure,
  type DailySpend,
  type Estimate,
  type NoAssurance,
  type OriginAssurance,
  type SelectionDifference,
  type SelectionName,
  type SelectionOutcome,
  type Tested,
  type TestOutcomes,
} from './types';
export {
  type DetectableEffect,
  type OutcomeSpread,
  type TestMeasure,
  type TestPlan,
  type TestPlanOptions,
} from './test-types';
