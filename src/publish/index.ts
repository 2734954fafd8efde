export { shownAddress } from './address';
export { publishHistory, type PublishedMonth, type PublishOptions } from './publish-history';
export { type PublishedHow, type Publisher } from './publisher';
export { publisherOf, publishers } from './registry';
export { type RetryOptions } from './retry';
export { RemoteError } from './trouble';
