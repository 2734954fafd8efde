export { countryName } from './countries';
export { amount, brief, capital, counted, estimate, interval, span } from './phrases';
export { createWriter, locales, writerOf, type Writer } from './writer';
export { cleaningTexts } from './topics/cleaning';
export { customerListTexts } from './topics/customer-lists';
export { accountTexts } from './topics/customers-account';
export { amountOf, daysAgo, numberOf, shareOf } from './topics/bounds';
export {
  exactFeature,
  featureInSentence,
  type FeatureKind,
  type FeatureWords,
  type SayBounds,
  type Vocabulary,
} from './topics/features';
export { dashboardTexts, type DashboardWords } from './topics/dashboard';
export { insidersTexts } from './topics/insiders';
export { modelTexts } from './topics/models';
export { monthlyTexts, type MonthlyTexts } from './topics/monthly';
export { scoringTexts } from './topics/scoring';
export { pageTexts, type PageTexts } from './topics/pages';
export { reportFrameTexts, type FirstScreen, type ReportFrameTexts } from './topics/report-frame';
export { reportGroupTexts } from './topics/report-group';
export {
  type HowManyFacts,
  type LikeFacts,
  type ShareFacts,
  type WhoFacts,
} from './topics/report-group-facts';
export { reportLimitsTexts } from './topics/report-limits';
export { reportOutlookTexts, type OutlookFacts, type QuotedFacts } from './topics/report-outlook';
export { reportSensitivityTexts, type SensitivityFacts } from './topics/report-sensitivity';
export { groupsTexts, type GroupsInWords } from './topics/groups';
export { listTexts, type ListsInWords } from './topics/lists';
export { selectionTexts } from './topics/selection';
export { segmentTexts, type SegmentDimension, type SegmentTraits } from './topics/segments';
export { segmentFigureTexts } from './topics/segment-figures';
export { reportFigureTexts, type FigureSource, type PartShares } from './topics/report-figures';
export { membershipTexts } from './topics/membership';
export { sayAmount, sayCondition, sayConditions } from './topics/rule-conditions';
export { rulesTexts } from './topics/rules';
export { actionFigureTexts } from './topics/action-figure';
export { actionTexts } from './topics/actions';
export { playTexts, type CautionSaid, type PlaySaid, type WatchSaid } from './topics/plays';
export { evaluationTexts } from './topics/out-of-time';
export { evaluationFigureTexts } from './topics/out-of-time-figures';
export { testPlanTexts } from './topics/test-plan';
export { reportProofTexts } from './topics/report-proof';
export { type FindingsFacts } from './topics/findings-facts';
export { isStable } from './topics/stability';
export { reportFindingsTexts } from './topics/report-findings';
export { comparisonTexts, type ComparisonFacts } from './topics/comparison';
export { differencesTexts, type RulesFacts } from './topics/comparison-differences';
export { comparisonFigureTexts } from './topics/comparison-figures';
