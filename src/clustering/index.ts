export { elbow, type Elbow } from './validation/elbow';
export { fitKMeans, predictKMeans, type KMeansFit, type KMeansOptions } from './kmeans/kmeans';
export { clusterSizes, NOISE, partition } from './labels';
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
export { gapStatistic, type GapOptions, type GapStatistic } from './validation/gap';
export {
  byIndex,
  validationIndices,
  type IndexName,
  type TrialIndices,
  type ValidationIndex,
} from './validation/indices';
export {
  bootstrapStability,
  stabilityGrade,
  stabilityGrades,
  type ClusterStability,
  type Stability,
  type StabilityGrade,
  type StabilityOptions,
} from './validation/stability';
export { predictionScores, predictorOf, predictRows, type PredictionScores } from './prediction/predict';
export { type PredictionMeasure, type Predictor, type SavedClustering } from './prediction/predictor';
export { nearestLabelled, saveLabelled, type SavedRows } from './prediction/nearest-labelled';
export {
  labelsOnly,
  type ClusteringModel,
  type ModelOption,
  type ModelWords,
  type TrialFit,
  type TrialModel,
} from './models/model';
export { modelFaults } from './models/check';
export { checkModels, clusteringModel, clusteringModels, registerModel } from './models/registry';
export { stratifiedSample } from './stratified';
export { examineTrials, fitTasks, runTrials } from './trials/run';
export { fitTrialModel } from './trials/fit';
export { namedSettings, specName, specNamed, trialDefaults } from './trials/plan';
export {
  type SkippedTrial,
  type Trial,
  type TrialOptions,
  type TrialProgress,
  type TrialResults,
  type TrialSpace,
  type TrialStability,
} from './trials/types';
export { type FitTask, type StabilityTask } from './trials/tasks';
export { trialRows, type TrialRow } from './trials/rows';
export { saveTrial } from './trials/save';
