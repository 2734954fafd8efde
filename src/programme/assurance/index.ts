export { assuranceTable, type AssuranceRow } from './table';
export {
  againstSummaries,
  assuranceSummary,
  outcomeOf,
  regressionSummary,
  type AgainstSummary,
  type AssuranceSummary,
  type RegressionSummary,
} from './summary';
export { assure, type AssureOptions, type AssureProgress } from './assure';
export { holm } from './holm';
export { judgeSelection, type JudgeOptions } from './judge';
export { permutationP, randomGroupSums } from './permutation';
export { customersNeeded, detectableDifference, type TestDemand } from './detectable';
export { planTest } from './plan-test';
export { outcomeSpread } from './spreads';
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
  type NoTestPlan,
  type OutcomeSpread,
  type TestMeasure,
  type TestPlan,
  type TestPlanOptions,
} from './test-types';
