export { buildFeatures, createCustomersTable, type Customer, type FeaturesSummary } from './build';
export { feature, featureCatalogue, numericFeatures, type Feature, type FeatureFormat } from './catalogue';
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
