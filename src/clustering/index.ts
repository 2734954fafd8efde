export { elbow, type Elbow } from './validation/elbow';
export { fitKMeans, predictKMeans, type KMeansFit, type KMeansOptions } from './kmeans/kmeans';
export { clusterSizes, NOISE, noiseShare } from './labels';
export { silhouette, silhouettesOfMany, type Silhouettes } from './validation/silhouette';
export { withinSumOfSquares } from './validation/within';
export { cutDendrogram, dendrogramTop, type Dendrogram, type DendrogramTop } from './linkage/dendrogram';
export { fitLinkage, type LinkageFit, type LinkageMethod, type LinkageOptions } from './linkage/linkage';
export {
  fitMixture,
  mixtureMemberships,
  predictMixture,
  type MixtureComponents,
  type MixtureFit,
  type MixtureOptions,
} from './mixture/mixture';
export { type CovarianceKind } from './mixture/em';
export { fitDbscan, type DbscanFit, type DbscanSettings } from './density/dbscan';
export { fitHdbscan, fitHdbscanMany, type HdbscanFit, type HdbscanSettings } from './density/hdbscan';
export { type CondensedCluster, type CondensedTree } from './density/condensed-tree';
export { distanceKnee, kDistances, type DistanceKnee } from './density/k-distances';
export { adjustedRand, consensus, type Consensus } from './validation/agreement';
export { calinskiHarabasz } from './validation/calinski-harabasz';
export { daviesBouldin } from './validation/davies-bouldin';
export { dbcv } from './validation/dbcv';
export { gapStatistic, type GapOptions, type GapStatistic } from './validation/gap';
export { clusterIndices, type ClusterIndex, type IndexName } from './validation/indices';
export {
  bootstrapStability,
  stabilityGrade,
  type ClusterStability,
  type Stability,
  type StabilityGrade,
  type StabilityOptions,
} from './validation/stability';
export { placeRows } from './placement/place';
export {
  placementMeasure,
  placementScores,
  type PlacementMeasure,
  type PlacementScores,
} from './placement/scores';
export {
  saveDbscan,
  saveHdbscan,
  saveKMeans,
  saveLabelled,
  saveMixture,
  type SavedClustering,
} from './placement/saved';
export { stratifiedSample } from './stratified';
export {
  rfmScores,
  selectionValue,
  topByRfm,
  topCluster,
  topGroupValue,
  topSpenders,
  type RfmInput,
  type SelectionValue,
  type TopGroupValue,
} from './trials/baselines';
export { runTrials } from './trials/run';
export {
  chooseTrial,
  defaultRule,
  type Candidate,
  type Choice,
  type ChoiceRule,
  type RankedCandidate,
} from './trials/choice';
export { fitTrialModel, type TrialFit } from './trials/fit';
export { specNamed } from './trials/named';
export { specName } from './trials/plan';
export { promisingTrials } from './trials/promising';
export {
  type DensityOptions,
  type SkippedTrial,
  type StabilityPlan,
  type Trial,
  type TrialIndices,
  type TrialModel,
  type TrialOptions,
  type TrialProgress,
  type TrialResults,
  type TrialSpace,
  type TrialStability,
} from './trials/types';
export { trialRows, type TrialRow } from './trials/rows';
export { saveTrial } from './trials/save';
