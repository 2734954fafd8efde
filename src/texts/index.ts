export { countryName } from './countries';
export { amount, brief, capital, estimate, interval, span } from './phrases';
export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { cleaningTexts, type CleaningStep, type CleaningTexts, type CleaningWords } from './topics/cleaning';
export {
  customerListTexts,
  type ConditionSaid,
  type CustomerListTexts,
  type OutsideSaid,
} from './topics/customer-lists';
export { amountOf, daysAgo, numberOf, shareOf } from './topics/bounds';
export {
  exactFeature,
  featureInSentence,
  type FeatureKind,
  type FeatureWords,
  type SayBounds,
  type Vocabulary,
} from './topics/features';
export { insidersTexts, type InsidersInWords, type InsidersTexts } from './topics/insiders';
export { modelTexts, type ModelTexts } from './topics/models';
export {
  scoringTexts,
  type ScoringCountsSaid,
  type ScoringModelSaid,
  type ScoringTexts,
} from './topics/scoring';
export { pageTexts, type PageTexts } from './topics/pages';
export {
  reportFrameTexts,
  type FirstScreen,
  type LeadFacts,
  type ReportFrameTexts,
} from './topics/report-frame';
export {
  reportGroupTexts,
  type HowManyFacts,
  type LikeFacts,
  type Question,
  type ReportGroupTexts,
  type ShareFacts,
  type WhoFacts,
} from './topics/report-group';
export {
  reportLimitsTexts,
  type LimitsFacts,
  type MethodFacts,
  type ReportLimitsTexts,
} from './topics/report-limits';
export {
  reportOutlookTexts,
  type OutlookFacts,
  type QuotedFacts,
  type ReportOutlookTexts,
} from './topics/report-outlook';
export {
  reportSensitivityTexts,
  type ReportSensitivityTexts,
  type SensitivityFacts,
} from './topics/report-sensitivity';
export {
  segmentTexts,
  type SegmentDimension,
  type SegmentTexts,
  type SegmentTraits,
} from './topics/segments';
export { segmentFigureTexts, type SegmentFigureTexts } from './topics/segment-figures';
export {
  reportFigureTexts,
  type FigureSource,
  type MultipleInWords,
  type PartShares,
  type ReportFigureTexts,
} from './topics/report-figures';
export { membershipTexts, type MembershipTexts } from './topics/membership';
export {
  type MembershipFigureTexts,
  type SaidMembership,
  type SaidOutcome,
} from './topics/membership-figures';
export { sayAmount, sayCondition, sayConditions, type SaidCondition } from './topics/rule-conditions';
export { rulesTexts, type RulesTexts, type SaidQuality } from './topics/rules';
export { actionFigureTexts, type ActionFigureTexts, type PrizesSaid } from './topics/action-figure';
export {
  actionTexts,
  type ActionTexts,
  type GuestsSaid,
  type PrizeAmountSaid,
  type PrizeSaid,
} from './topics/actions';
export {
  playTexts,
  type CautionSaid,
  type PlaySaid,
  type PlayTexts,
  type PlayWords,
  type WatchSaid,
} from './topics/plays';
export {
  evaluationTexts,
  type AgainstSaid,
  type EvaluationColumn,
  type EvaluationSaid,
  type EvaluationTexts,
  type RegressionSaid,
  type SelectionKey,
} from './topics/out-of-time';
export {
  evaluationFigureTexts,
  type EvaluationFigureTexts,
  type FigureSaid,
  type PowerSaid,
  type SharesSaid,
  type SlopesSaid,
} from './topics/out-of-time-figures';
export {
  testPlanTexts,
  type MeasureWords,
  type TestMeasureKey,
  type TestPlanSaid,
  type TestPlanTexts,
} from './topics/test-plan';
export { reportProofTexts, type ReportProofTexts } from './topics/report-proof';
export { type FindingRow, type FindingsFacts } from './topics/findings-facts';
export { reportFindingsTexts, type ReportFindingsTexts } from './topics/report-findings';
export { comparisonTexts, type ComparisonFacts, type ComparisonTexts } from './topics/comparison';
export {
  differencesTexts,
  type DifferenceRow,
  type DifferencesTexts,
  type RulesFacts,
} from './topics/comparison-differences';
export { comparisonFigureTexts, type ComparisonFigureTexts } from './topics/comparison-figures';
