export { findSource } from './find';
export {
  bytesOf,
  fetchPublicDataSet,
  PUBLIC_NAME,
  PUBLIC_TOTALS,
  totalsDifferences,
} from './public-data-set';
export { type LoadProgress, type Source, type SourceOptions } from './types';
