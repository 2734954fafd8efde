import { rename } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { shownUrl } from '../../format';
import { withDatabase, withTemporaryFolder } from '../../store';
import { readTransactions, unpack, SourceError, type Totals } from '../../reading';
import { download, nameOfUrl } from './download';
import { type SourceOptions } from './types';

/** What a reader calls the public data set. */
export const PUBLIC_NAME = 'UCI Online Retail';

/**
 * What the public data set adds up to: UCI Machine Learning Repository, data set 352, doi 10.24432/C5BW33, as first
 * used in Chen, Sain and Guo (2012), doi 10.1057/dbm.2012.17.
 */
export const PUBLIC_TOTALS: Totals = {
  lines: 541_909,
  invoices: 25_900,
  stockCodes: 4_070,
  customers: 4_372,
  linesWithoutCustomer: 135_080,
  linesWithoutDescription: 1_454,
  quantity: 5_176_450,
  value: 9_747_747.93,
  firstMoment: '2010-12-01 08:26',
  lastMoment: '2011-12-09 12:50',
  countries: 38,
};

/**
 * Where lines differ from what they should add up to, a phrase each; nothing when they are the same.
 *
 * @param byDays whether the times of day are left out of the comparison, for a source that has none
 */
export function totalsDifferences(found: Totals, expected: Totals, byDays = false): string[] {
  return (Object.keys(expected) as (keyof Totals)[]).flatMap((name) => {
    const short = (value: string | number): string =>
      typeof value === 'string' && byDays ? value.slice(0, 10) : String(value);
    return short(found[name]) === short(expected[name])
      ? []
      : [`${name} ${found[name]} instead of ${expected[name]}`];
  });
}

/** What to expect of the public data set. */
export interface PublicOptions extends SourceOptions {
  /** Default: what the published set adds up to. */
  readonly expected?: Totals;
}

/**
 * Fetches the public data set, unpacks it, checks it by its totals, and keeps it in `data/raw`.
 *
 * It comes to `data/raw` under its own name only when it is whole and right.
 *
 * @returns the path of the file
 * @throws SourceError when it cannot be fetched, or is not what was published
 */
export async function fetchPublicDataSet(settings: Settings, options: PublicOptions = {}): Promise<string> {
  const { onProgress, log, expected = PUBLIC_TOTALS } = options;
  const url = settings.downloadUrl;
  const raw = path.join(settings.dataDir, 'raw');
  return withTemporaryFolder(raw, 'fetching', async (folder) => {
    log?.(`Fetching the public data set from ${shownUrl(url)}`);
    const packed = path.join(folder, '.packed');
    await download(url, packed, {
      timeoutSeconds: settings.downloadTimeoutSeconds,
      onBytes: (done, total) =>
        onProgress?.({ step: 'download', done, total, what: bytesOf(total, 'downloaded') }),
    });
    const file = await unpackDownload(packed, url, folder);
    const { totals } = await withDatabase((database) =>
      readTransactions(database, file, {
        source: url,
        temporaryFolder: folder,
        onBytes: (done, total) =>
          onProgress?.({ step: 'read', done, total, what: bytesOf(total, 'checked') }),
      }),
    );
    const differences = totalsDifferences(totals, expected);
    if (differences.length > 0) {
      throw new SourceError(
        url,
        `does not hold the public data set (${differences.join(', ')})`,
        'set downloadUrl to a copy of UCI data set 352, or name your own file with --data',
      );
    }
    const kept = path.join(raw, path.basename(file));
    await rename(file, kept);
    log?.(`Fetched, checked and kept as ${kept}`);
    return kept;
  });
}

/** What a number of bytes counts, in words. */
export function bytesOf(total: number | null, done: string): string {
  return total === null ? `bytes ${done}` : `bytes of ${total.toLocaleString('en-GB')} ${done}`;
}

/** The table in a download, under its own name: the file in an archive, or the download itself. */
async function unpackDownload(packed: string, url: string, folder: string): Promise<string> {
  const { file, packing } = await unpack(packed, folder, url);
  if (packing === 'zip') return file;
  const named = path.join(folder, nameOfUrl(url));
  await rename(packed, named);
  return named;
}
