export { addDays } from '../known';
export { arrangedBy, rankShares } from './arranged';
export { chooseModel, finalistTable, ruleWords, type FinalistRow, type ModelChoice } from './choose-model';
export { type SpacesProgress } from './compute';
export { readClustered, type ClusteredCustomers } from './customers';
export {
  daysBetween,
  HORIZON_DAYS,
  readEarlier,
  type EarlierCustomers,
  type EarlierOptions,
} from './earlier';
export {
  examine,
  WHOLESALE_BASKET,
  WHOLESALE_REVENUE,
  labelEarlier,
  wholesalerGroups,
  type Examination,
  type ExamineProgress,
  type Finalist,
  type FinalistSilhouettes,
} from './finalists';
export { futureValues, type FutureValue } from './future-value';
export {
  gapK,
  lensTable,
  lineAgreement,
  silhouetteRows,
  trialAt,
  triedKs,
  type Lens,
  type LensRow,
  type LineAgreement,
  type SilhouetteRow,
} from './lenses';
export { trainModel, type Training } from './train-model';
export { publishedSilhouettes, type PublishedSilhouettes } from './published';
export { publishedResult, type PublishedResult } from './published-result';
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
export {
  loadModel,
  modelPath,
  readModel,
  type ClusterScores,
  type SavedModel,
  type TrainedModel,
} from './model';
export { scalingEffects, scalingTitles, type ScalingEffect } from './scaling-effects';
export { commonSpace, spaceRecipes, spaceTitles, type NamedRecipe } from './space-recipes';
export {
  componentTable,
  spaceMeasures,
  spaceTable,
  type ComponentRow,
  type SpaceMeasure,
  type SpaceRow,
} from './space-table';
export { featureRanges, outsideRanges, type FeatureRange, type OutsideRange } from './ranges';
export { makeSpaces, readFit, readSpaces, type RunSpace, type RunSpaces, type SpaceFacts } from './spaces';
export { modelNames, modelTitles, trialTitle } from './trial-names';
export { writeTrials } from './trial-table';
export { topGroups, type TopGroup } from './top-groups';
export { pickFinalists, tryModels } from './try-models';
