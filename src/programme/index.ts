export * from './eligibility';
export {
  clusterColumns,
  clusterTable,
  countHeadline,
  rankByRevenue,
  writeClusters,
  type ClusteringDetails,
  type ClusterRow,
  type Headline,
  type RankedClusters,
} from './clusters';
export { readReasons, reasonsOf, type CustomerReasons } from './customer-reasons';
export { writeLists, type CustomerLists } from './lists';
export * from './membership';
export { readRules, rulesPath, writeRules, type SavedRules } from './saved-rules';
export * from './selection';
export * from './evidence';
export * from './comparison';
export * from './agreement';
export * from './placement';
export * from './segments';
export * from './assurance';
export * from './actions';
