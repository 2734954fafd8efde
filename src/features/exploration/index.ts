export { cohorts, type CohortCell } from './cohorts';
export { rankCorrelations, spearman, type Correlations } from './correlation';
export { pareto, paretoOfRevenue, type Pareto } from './pareto';
export { rfmMap, type RfmCell } from './rfm';
export { standouts, type Standout } from './standouts';
