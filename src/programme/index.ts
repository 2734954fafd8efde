export {
  clusterColumns,
  clusterTable,
  rankByRevenue,
  writeClusters,
  type ClusteringDetails,
  type ClusterRow,
  type Headline,
  type RankedClusters,
} from './clusters';
export { writeLists, type CustomerLists } from './lists';
export { chooseK, tryKMeans, type KChoice, type KTrial, type KTrialOptions } from './k-trial';
export * from './selection';
