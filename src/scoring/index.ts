export { readReasons, reasonsOf, type CustomerReasons } from './customer-reasons';
export { pickColumns } from './columns';
export { csvStyles, featureColumns } from './list-style';
export {
  loadModel,
  modelPath,
  readModel,
  readSavedModel,
  type ClusterScores,
  type SavedFitOfSpace,
  type SavedModel,
  type TrainedModel,
} from './model';
export { readNewCustomers, type NewCustomers, type NewCustomersOptions } from './new-customers';
export { featureRanges, outsideRanges, type FeatureRange, type OutsideRange } from './ranges';
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
} from './rules/eligibility';
export { alternativesHold } from './rules/holds';
export {
  type MembershipChoice,
  type MembershipMonth,
  type MembershipOutcome,
  type MembershipReplay,
  type MembershipRules,
  type NoReplay,
  type ReplayedMembership,
} from './rules/membership';
export { readRules, rulesPath, writeRules, type SavedRules } from './rules/saved-rules';
export {
  ruleHolds,
  traceRule,
  type AlternativeTrace,
  type ConditionTrace,
  type RuleTrace,
  type TracedCustomer,
} from './rules/trace';
export {
  scoreCustomers,
  type ClusterScore,
  type ScoredCustomer,
  type Scores,
  type ScoringTools,
  type Refusal,
  type RefusedCustomer,
} from './score-customers';
export { scoreFile, type ScoredFile } from './score-file';
export { refusalText, writeScoredList } from './scored-list';
export { readSegments, SEGMENTS_VERSION, segmentsArtefact } from './segments/read';
export { segmentName } from './segments/segment-name';
export {
  type BuiltSegments,
  type FeatureNumbers,
  type KeptName,
  type Segment,
  type SegmentIntervals,
  type SegmentName,
  type SegmentStability,
} from './segments/types';
