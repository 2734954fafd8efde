import { type Publisher } from '../publisher';
import { withRetries } from '../retry';
import { isS3 } from './client';
import { publishMonth } from './publish-month';

/** Months as Parquet files in a store that speaks S3. */
export const s3Publisher: Publisher = {
  name: 'S3',
  example: 's3://bucket/prefix/',
  takes: isS3,
  publish: (address, place, month, options) =>
    withRetries(() => publishMonth(address, place, month), options),
};
