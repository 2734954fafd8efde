export { elbow, type Elbow } from './elbow';
export { fitKMeans, predictKMeans, type KMeansFit, type KMeansOptions } from './kmeans';
export { clusterSizes, NOISE, noiseShare } from './labels';
export { silhouette, silhouettesOfMany, type Silhouettes } from './silhouette';
export { withinSumOfSquares } from './within';
export { cutDendrogram, dendrogramTop, type Dendrogram, type DendrogramTop } from './dendrogram';
export { fitLinkage, type LinkageFit, type LinkageMethod, type LinkageOptions } from './linkage';
export {
  fitMixture,
  mixtureMemberships,
  predictMixture,
  type MixtureComponents,
  type MixtureFit,
  type MixtureOptions,
} from './mixture';
export { type CovarianceKind } from './mixture-em';
export { fitDbscan, type DbscanFit, type DbscanSettings } from './dbscan';
export { fitHdbscan, fitHdbscanMany, type HdbscanFit, type HdbscanSettings } from './hdbscan';
export { type CondensedCluster, type CondensedTree } from './condensed-tree';
export { distanceKnee, kDistances, type DistanceKnee } from './k-distances';
export { adjustedRand, consensus, type Consensus } from './agreement';
export { calinskiHarabasz } from './calinski-harabasz';
export { daviesBouldin } from './davies-bouldin';
export { dbcv } from './dbcv';
export { gapStatistic, type GapOptions, type GapStatistic } from './gap';
export { clusterIndices, type ClusterIndex, type IndexName } from './indices';
export {
  bootstrapStability,
  stabilityGrade,
  type ClusterStability,
  type Stability,
  type StabilityGrade,
  type StabilityOptions,
} from './stability';
export { placeRows } from './place';
export {
  placementMeasure,
  placementScores,
  type PlacementMeasure,
  type PlacementScores,
} from './place-scores';
export {
  saveDbscan,
  saveHdbscan,
  saveKMeans,
  saveLabelled,
  saveMixture,
  type SavedClustering,
} from './saved';
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
} from './baselines';
export { runTrials } from './trials';
export {
  chooseTrial,
  defaultRule,
  type Candidate,
  type Choice,
  type ChoiceRule,
  type RankedCandidate,
} from './trials-choice';
export { fitTrialModel, type TrialFit } from './trials-fit';
export { specNamed } from './trials-named';
export { specName } from './trials-plan';
export { promisingTrials } from './trials-promising';
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
} from './trials-types';
export { trialRows, type TrialRow } from './trials-rows';
export { saveTrial } from './trials-save';
