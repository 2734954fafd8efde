export { arrangedBy, rankShares } from './arranged';
export { topByRfm, topCluster, topSpenders } from './baselines';
export { checkExperiment } from './check-settings';
export { chooseModel, finalistTable, ruleWords, type FinalistRow, type ModelChoice } from './choose-model';
export { clusterColumns, clusterTable, type ClusterRow } from './cluster-table';
export { clustersArtefact, rankByRevenue, writeClusters, type ClusteringDetails } from './clusters';
export { readGuestRevenue } from './guest-revenue';
export { countHeadline, type Headline } from './headline';
export { type SpacesProgress } from './compute';
export { readClustered, type ClusteredCustomers } from './customers';
export { HORIZON_DAYS, readBackTest, type BackTestCustomers, type BackTestOptions } from './back-test';
export {
  WHOLESALE_BASKET,
  WHOLESALE_REVENUE,
  examine,
  labelBackTest,
  wholesalerGroups,
  type Examination,
  type ExamineProgress,
  type Finalist,
  type FinalistSilhouettes,
} from './finalists';
export { futureValues, type FutureValue } from './future-value';
export { createCustomersAsOf } from './as-of';
export {
  gapK,
  kCriteriaTable,
  lineAgreement,
  K_CRITERIA_MODEL,
  silhouetteRows,
  trialAt,
  triedKs,
  type KCriterion,
  type KCriteriaRow,
  type LineAgreement,
  type SilhouetteRow,
} from './k-criteria';
export { publishedResult, type PublishedResult } from './published-result';
export { publishedSilhouettes, type PublishedSilhouettes } from './published';
export {
  clusteringDetails,
  densityTable,
  publishedWords,
  silhouetteTable,
  triedTable,
  type DensityRow,
  type SilhouetteTable,
  type SilhouetteTableRow,
  type TriedRow,
} from './results-tables';
export { scalingEffects, type ScalingEffect } from './scaling-effects';
export { commonSpace, spaceRecipes, type NamedRecipe } from './space-recipes';
export {
  componentTable,
  spaceMeasures,
  spaceTable,
  type ComponentRow,
  type SpaceMeasure,
  type SpaceRow,
} from './space-table';
export { makeSpaces, readFit, readSpaces, type RunSpace, type RunSpaces, type SpaceFacts } from './spaces';
export { topGroups, type TopGroup } from './top-groups';
export { trainModel, type Training } from './train-model';
export { modelTitle, trialParts, trialTitle, trialWords } from './trial-names';
export { trialsArtefact, writeTrials, type TrialsDetails } from './trial-table';
export { pickFinalists, tryModels } from './try-models';
