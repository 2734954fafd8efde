export { checkConsistency, type ConsistencyOptions, type ConsistencyRow } from './check';
