export { elbow, type Elbow } from './elbow';
export { fitKMeans, predictKMeans, type KMeansFit, type KMeansOptions } from './kmeans';
export { clusterSizes, NOISE, noiseShare } from './labels';
export { silhouette, silhouettesOfMany, type Silhouettes } from './silhouette';
export { withinSumOfSquares } from './within';
