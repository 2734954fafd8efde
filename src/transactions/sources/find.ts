import path from 'node:path';
import { projectRoot, type Settings } from '../../config';
import { atomically } from '../../store';
import { recognise, SourceError } from '../reading';
import { download, nameOfUrl } from './download';
import { bytesOf, fetchPublicDataSet, PUBLIC_NAME } from './public-data-set';
import { searchRawFolder } from './raw-folder';
import { sampleSource } from './sample';
import { type Source, type SourceOptions } from './types';

/**
 * Finds a run's transactions.
 *
 * What the setting `data` names comes before all: a path (from the project's root), an address, or the word `sample`.
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
  const file = path.resolve(projectRoot(), data);
  await recognise(file);
  return fileSource(file);
}

function fileSource(file: string, notice: string | null = null): Source {
  return { kind: 'file', path: file, name: path.basename(file), notice, isSample: false };
}

async function searchSource(settings: Settings, options: SourceOptions): Promise<Source> {
  const raw = path.join(settings.dataDir, 'raw');
  const { known, refused } = await searchRawFolder(raw);
  for (const fact of refused) options.log?.(`Left out of ${raw}: ${fact}`);
  if (known.length > 0) {
    const others = known.slice(1).map((file) => path.basename(file));
    const notice =
      others.length === 0
        ? null
        : `data/raw holds several files of transactions: ${path.basename(known[0])} was read, not ${others.join(', ')}.`;
    if (notice !== null) options.log?.(`${notice} Name another with --data.`);
    return fileSource(known[0], notice);
  }
  const unused = refused.length === 0 ? '' : `. In data/raw nothing could be used: ${refused.join('; ')}`;
  try {
    const file = await fetchPublicDataSet(settings, options);
    return { ...fileSource(file), kind: 'download', name: PUBLIC_NAME };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    options.log?.(error.message);
    return sampleSource(settings, `because the public data set could not be had: ${error.fact}${unused}`);
  }
}

/** Fetches the file at an address to the folder of intermediate files; each run fetches it anew. */
async function fetchSource(settings: Settings, url: string, options: SourceOptions): Promise<Source> {
  const file = path.join(settings.dataDir, 'interim', 'downloads', nameOfUrl(url));
  options.log?.(`Fetching ${url}`);
  await atomically(file, async (temporary) => {
    await download(url, temporary, {
      timeoutSeconds: settings.downloadTimeoutSeconds,
      onBytes: (done, total) =>
        options.onProgress?.({ step: 'download', done, total, what: bytesOf(total, 'downloaded') }),
    });
    await recognise(temporary, url);
  });
  return { ...fileSource(file), kind: 'download' };
}
