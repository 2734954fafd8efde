import path from 'node:path';
import { type Settings } from '../../config';
import { shownUrl } from '../../format';
import { atomically } from '../../store';
import { recognise, readingSettings, SourceError } from '../../reading';
import { download, nameOfUrl } from './download';
import { namedFiles, usableFiles } from './named-files';
import { bytesOf, fetchPublicDataSet, PUBLIC_NAME } from './public-data-set';
import { searchRawFolder } from './raw-folder';
import { sampleSource } from './sample';
import { type Source, type SourceOptions } from './types';

/**
 * Finds a run's transactions.
 *
 * What the setting `data` names comes before all: a file (from the project's root), several with commas between them, a
 * folder, a pattern such as `exports/*.csv`, an address, or the word `sample`.
 * Without it, the order is: a file of a known form in `data/raw`; the public data set, fetched, checked and kept
 * there; the generated sample, with a notice.
 *
 * A command that has searched already names what it found, with the notice that belongs to it.
 *
 * @throws SourceError when what was named cannot be used; a public data set that cannot be had is a notice instead
 */
export async function findSource(settings: Settings, options: SourceOptions = {}): Promise<Source> {
  const found = await findNamedOrSearch(settings, options);
  return { ...found, notice: options.notice ?? found.notice };
}

async function findNamedOrSearch(settings: Settings, options: SourceOptions): Promise<Source> {
  const { data } = settings;
  if (data === null) return searchSource(settings, options);
  if (data === 'sample') return sampleSource(settings, 'as was asked for');
  if (/^https?:\/\//i.test(data)) return fetchSource(settings, data, options);
  const named = await namedFiles(data);
  const { files, left } = named.gathered
    ? await usableFiles(named.files, settings)
    : { files: named.files, left: [] };
  for (const fact of left) options.log?.(`Left out: ${fact}`);
  const { currency } = await recognise(files, undefined, readingSettings(settings));
  return fileSource(files, { currency });
}

function fileSource(
  files: readonly string[],
  { notice = null, currency }: { readonly notice?: string | null; readonly currency: string | null },
): Source {
  const names = files.map((file) => path.basename(file));
  const name =
    names.length <= 3
      ? names.join(', ')
      : `${names.length} files (${names[0]} to ${names[names.length - 1]})`;
  return { kind: 'file', paths: files, name, notice, isSample: false, currency };
}

async function searchSource(settings: Settings, options: SourceOptions): Promise<Source> {
  const raw = path.join(settings.dataDir, 'raw');
  const { known, refused } = await searchRawFolder(raw, readingSettings(settings));
  for (const fact of refused) options.log?.(`Left out of ${raw}: ${fact}`);
  if (known.length > 0) {
    const others = known.slice(1).map(({ file }) => path.basename(file));
    const notice =
      others.length === 0
        ? null
        : `data/raw holds several files of transactions: ${path.basename(known[0].file)} was read, not ${others.join(', ')}.`;
    if (notice !== null) options.log?.(`${notice} Name another with --data.`);
    return fileSource([known[0].file], { notice, currency: known[0].currency });
  }
  const unused = refused.length === 0 ? '' : `. In data/raw nothing could be used: ${refused.join('; ')}`;
  try {
    const file = await fetchPublicDataSet(settings, options);
    return { ...fileSource([file], { currency: 'GBP' }), kind: 'download', name: PUBLIC_NAME };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    options.log?.(error.message);
    return sampleSource(settings, `because the public data set could not be had: ${error.fact}${unused}`);
  }
}

/** Fetches the file at an address to the folder of intermediate files; each run fetches it anew. */
async function fetchSource(settings: Settings, url: string, options: SourceOptions): Promise<Source> {
  const file = path.join(settings.dataDir, 'interim', 'downloads', nameOfUrl(url));
  let currency: string | null = null;
  options.log?.(`Fetching ${shownUrl(url)}`);
  await atomically(file, async (temporary) => {
    await download(url, temporary, {
      timeoutSeconds: settings.downloadTimeoutSeconds,
      onBytes: (done, total) =>
        options.onProgress?.({ step: 'download', done, total, what: bytesOf(total, 'downloaded') }),
    });
    currency = (await recognise(temporary, url, readingSettings(settings))).currency;
  });
  return { ...fileSource([file], { currency }), kind: 'download' };
}
