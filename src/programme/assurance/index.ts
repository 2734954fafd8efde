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
