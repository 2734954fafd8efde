export { shownAddress } from './address';
export { fetchSource, isRemoteSource } from './fetch-source';
export { publishHistory, type PublishedMonth, type PublishOptions } from './publish-history';
export { type PublishedHow, type Publisher } from './publisher';
export { publisherOf, publishers } from './registry';
export { type FetchedSource, type RemoteSource } from './remote-source';
export { type RetryOptions } from './retry';
export { RemoteError } from './trouble';
export * from './metabase';
