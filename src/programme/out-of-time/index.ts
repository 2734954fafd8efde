export { evaluateOutOfTime, type EvaluationOptions, type EvaluationProgress } from './evaluate';
export { customersNeeded, detectableDifference, type TestDemand } from './detectable';
export { holm } from './holm';
export { judgeSelection, type JudgeOptions } from './judge';
export { permutationP, randomGroupSums } from './permutation';
export { planTest } from './plan-test';
export { outcomeSpread } from './spreads';
export {
  againstSummaries,
  evaluationSummary,
  outcomeOf,
  regressionSummary,
  type AgainstSummary,
  type EvaluationSummary,
  type RegressionSummary,
} from './summary';
export { superiority } from './superiority';
export { evaluationTable, type EvaluationRow } from './table';
export {
  type DetectableEffect,
  type NoTestPlan,
  type OutcomeSpread,
  type TestMeasure,
  type TestPlan,
  type TestPlanOptions,
} from './test-types';
export {
  type OutOfTimeEvaluation,
  type ComparedMeasure,
  type DailySpend,
  type Estimate,
  type NoEvaluation,
  type OriginEvaluation,
  type SelectionDifference,
  type SelectionName,
  type SelectionOutcome,
  type TestOutcomes,
  type Tested,
} from './types';
