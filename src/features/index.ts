export { buildFeatures, createCustomersTable, customersArtefact, type FeaturesSummary } from './build';
export {
  checkFeatures,
  feature,
  featureCatalogue,
  featureEntries,
  numericFeatures,
  registerFeature,
  type Customer,
  type Feature,
} from './catalogue';
export { type FeatureEntry, type FeatureFormat } from './entry';
export { featureVocabulary, featureWords } from './words';
export { settingsOfRun } from './run-settings';
export { featureMatrix, type FeatureMatrix } from './matrix';
export { checkInvariants, customerInvariants, type Invariant } from './invariants';
export {
  cohorts,
  pareto,
  paretoOfRevenue,
  rankCorrelations,
  rfmMap,
  spearman,
  standouts,
  type CohortCell,
  type Correlations,
  type Pareto,
  type RfmCell,
  type Standout,
} from './exploration';
