export { checkConsistency } from './check';
