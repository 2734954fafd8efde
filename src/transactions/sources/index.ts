export { download, type DownloadOptions } from './download';
export { findSource } from './find';
export {
  fetchPublicDataSet,
  PUBLIC_NAME,
  PUBLIC_TOTALS,
  totalsDifferences,
  bytesOf,
  type PublicOptions,
} from './public-data-set';
export { type LoadProgress, type Source, type SourceOptions } from './types';
