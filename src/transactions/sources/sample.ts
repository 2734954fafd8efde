import path from 'node:path';
import { type Settings } from '../../config';
import { generateSample } from '../sample';
import { type Source } from './types';

/**
 * Generates the sample that the settings describe and returns it as a source.
 *
 * It is generated each time: the same settings give the same bytes, and an older version's file is never taken for it.
 *
 * @param why why there are no real transactions, the end of a sentence
 */
export async function sampleSource(settings: Settings, why: string): Promise<Source> {
  const { sampleCustomers, seed, dataDir } = settings;
  const file = path.join(dataDir, 'interim', 'sample', `sample-${sampleCustomers}-${seed}.csv`);
  await generateSample(file, { customers: sampleCustomers, seed });
  return {
    kind: 'sample',
    path: file,
    name: `generated sample of ${sampleCustomers.toLocaleString('en-GB')} customers (seed ${seed})`,
    notice: `These are not real customers: the transactions were generated, ${why}.`,
    isSample: true,
  };
}
