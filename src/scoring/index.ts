export {
  adoptBundle,
  bundlePath,
  currentBundleId,
  listBundles,
  useBundle,
  type BundlePlace,
} from './bundle/folders';
export { bundleReading, readBundle, type LoadedBundle } from './bundle/read';
export { sharesOf } from './bundle/reference';
export {
  type Bundle,
  type BundleProof,
  type BundleSegment,
  type BundleValue,
  type ReferenceDistribution,
} from './bundle/types';
export { writeBundle, type WrittenBundle } from './bundle/write';
export { readReasons } from './customer-reasons';
export { pickColumns } from './columns';
export { csvStyles, featureColumns } from './list-style';
export {
  loadModel,
  modelPath,
  readModel,
  readSavedModel,
  type SavedFitOfSpace,
  type SavedModel,
  type TrainedModel,
} from './model';
export { featureRanges } from './ranges';
export {
  type Eligibility,
  type EligibilityRule,
  type FoundEligibility,
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
  type ReplayedMembership,
} from './rules/membership';
export { readRules, rulesPath, writeRules } from './rules/saved-rules';
export { ruleHolds, traceRule } from './rules/trace';
export {
  scoreCustomers,
  type ClusterScore,
  type ScoredCustomer,
  type RefusedCustomer,
} from './score-customers';
export { scoreFile, type ScoredFile } from './score-file';
export { refusalText, writeScoredList } from './scored-list';
export { readSegments, SEGMENTS_VERSION, segmentsArtefact } from './segments/read';
export { segmentName } from './segments/segment-name';
export {
  type BuiltSegments,
  type FeatureNumbers,
  type Segment,
  type SegmentIntervals,
  type SegmentName,
  type SegmentStability,
} from './segments/types';
