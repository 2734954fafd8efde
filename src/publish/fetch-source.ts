import path from 'node:path';
import { type Settings } from '../config';
import { postgresSource } from './postgres/source';
import { withRetries, type RetryOptions } from './retry';
import { type FetchedSource, type RemoteSource } from './remote-source';
import { s3Source } from './s3/source';

/** Where transactions can come from beside files and addresses of HTTP. */
const remoteSources: readonly RemoteSource[] = [s3Source, postgresSource];

/** Whether `data` names a source that has to be fetched first. */
export function isRemoteSource(data: string | null): data is string {
  return data !== null && remoteSources.some((source) => source.takes(data));
}

/**
 * Brings transactions from a store or a database to files of the run's own machine, in `data/interim/sources`.
 *
 * @param address such as `s3://bucket/prefix/` or `postgres://reader@host/shop?table=sales`
 * @throws RangeError when the address is of no known kind; RemoteError when the place refuses
 */
export function fetchSource(
  settings: Pick<Settings, 'dataDir'>,
  address: string,
  options: RetryOptions = {},
): Promise<FetchedSource> {
  const source = remoteSources.find((each) => each.takes(address));
  if (source === undefined) {
    throw new RangeError(
      `a source elsewhere must be such as ${remoteSources.map(({ example }) => example).join(' or ')}`,
    );
  }
  const folder = path.join(settings.dataDir, 'interim', 'sources');
  return withRetries(() => source.fetch(address, folder, options), options);
}
