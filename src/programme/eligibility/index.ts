export { eligibilityFeatures } from './features';
export { eligibilityOf, fitEligibility, type EligibilityInput } from './fit';
export { alternativesHold } from './holds';
export { roundNumbers } from './round';
export { eligibilitySql, type EligibilitySqlOptions } from './sql';
export { eligibilityTable, type EligibilityRow } from './table';
export {
  ruleHolds,
  traceRule,
  type AlternativeTrace,
  type ConditionTrace,
  type RuleTrace,
  type TracedCustomer,
} from './trace';
export {
  type Eligibility,
  type EligibilityRule,
  type FoundEligibility,
  type NoEligibility,
  type NoRuleReason,
  type RuleAlternative,
  type RuleCondition,
  type RuleEstimate,
  type RuleOperator,
  type RuleOutOfSample,
  type RuleQuality,
} from './types';
