export { assure, type AssureOptions, type AssureProgress } from './assure';
export { customersNeeded, detectableDifference, type TestDemand } from './detectable';
export { holm } from './holm';
export { judgeSelection, type JudgeOptions } from './judge';
export { permutationP, randomGroupSums } from './permutation';
export { planTest } from './plan-test';
export { outcomeSpread } from './spreads';
export {
  againstSummaries,
  assuranceSummary,
  outcomeOf,
  regressionSummary,
  type AgainstSummary,
  type AssuranceSummary,
  type RegressionSummary,
} from './summary';
export { superiority } from './superiority';
export { assuranceTable, type AssuranceRow } from './table';
export {
  type DetectableEffect,
  type NoTestPlan,
  type OutcomeSpread,
  type TestMeasure,
  type TestPlan,
  type TestPlanOptions,
} from './test-types';
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
  type TestOutcomes,
  type Tested,
} from './types';
