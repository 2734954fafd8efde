import { type Settings } from '../../src/config';
import { fetchSource, isRemoteSource, RemoteError, shownAddress } from '../../src/publish';
import { SourceError } from '../../src/reading';

/** Settings whose data are files of this machine, and what a reader calls data that were fetched. */
export interface FetchedData {
  readonly settings: Settings;
  readonly name: string | null;
}

/**
 * Fetches data that lie in a store or a database; all others are left to be found.
 *
 * @throws SourceError when they cannot be had
 */
export async function fetchedData(settings: Settings, log: (line: string) => void): Promise<FetchedData> {
  if (!isRemoteSource(settings.data)) return { settings, name: null };
  try {
    const { files, name } = await fetchSource(settings, settings.data, { log });
    return { settings: { ...settings, data: files.join(',') }, name };
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    throw new SourceError(shownAddress(error.address), error.reason, error.remedy, error);
  }
}
