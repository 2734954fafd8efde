export { arrangedBy, rankShares } from './arranged';
export { flagged, topByRfm, topSpenders } from './baselines';
export { checkExperiment } from './check-settings';
export { chooseModel, finalistTable, ruleWords, type ModelChoice } from './choose-model';
export { clusterColumns, clusterTable, type ClusterRow } from './cluster-table';
export { clustersArtefact, rankByRevenue, writeClusters, type ClusteringDetails } from './clusters';
export { giantNumbers, readOutsideRevenue } from './outside-revenue';
export { countHeadline, type Headline } from './headline';
export { readClustered, type ClusteredCustomers } from './customers';
export { HORIZON_DAYS, readBackTest, readSpent, type BackTestCustomers } from './back-test';
export {
  WHOLESALE_BASKET,
  WHOLESALE_REVENUE,
  examine,
  labelBackTest,
  basketsOf,
  wholesalerGroups,
  type Examination,
  type Finalist,
} from './finalists';
export { futureValues } from './future-value';
export { createCustomersAsOf } from './as-of';
export {
  gapK,
  kCriteriaTable,
  lineAgreement,
  K_CRITERIA_MODEL,
  silhouetteRows,
  trialAt,
  triedKs,
} from './k-criteria';
export { publishedResult } from './published-result';
export { publishedSilhouettes } from './published';
export {
  clusteringDetails,
  densityTable,
  publishedWords,
  silhouetteTable,
  triedTable,
} from './results-tables';
export { scalingEffects, type ScalingEffect } from './scaling-effects';
export { spaceRecipes } from './space-recipes';
export { componentTable, spaceMeasures, spaceTable, type SpaceMeasure, type SpaceRow } from './space-table';
export { makeSpaces, readSpaces, type RunSpace, type RunSpaces } from './spaces';
export { judgeLists, ordersArtefact, type ListJudgement, type OriginLists } from './judge-lists';
export { laterUntouched, listFacts, listSummary, type ListSummary } from './list-summary';
export { LIST_LENGTHS, type ListShare } from './list-lengths';
export { plainScore, type ListOrder, type PlainOrder } from './list-orders';
export { readPeople } from './spending';
export { settleSelection } from './settle-selection';
export { selectAgain, type Selection } from './selection';
export { programmeLimits } from './upper-group';
export { stabilityReference, type GroupEvidence, type StabilityReference } from './stability-reference';
export { withoutGroups } from './without-groups';
export { topGroups } from './top-groups';
export { trainModel, type Training } from './train-model';
export { modelTitle, trialParts, trialTitle, trialWords } from './trial-names';
export { trialsArtefact, writeTrials } from './trial-table';
export { tryModel, type TriedGroup, type TriedModel, type WantedModel } from './try-model';
export { pickFinalists, tryModels } from './try-models';
export { trySpaces } from './try-spaces';
