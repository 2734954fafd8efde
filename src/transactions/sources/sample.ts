import path from 'node:path';
import { type Settings } from '../../config';
import { generateSample } from '../../sample';
import { type Source } from './types';

/**
 * Generates the sample that the settings describe and returns it as a source.
 *
 * It is generated each time: the same settings give the same bytes, and an older version's file is never taken for it.
 *
 * @param why why there are no real transactions, the end of a sentence
 */
export async function sampleSource(settings: Settings, why: string): Promise<Source> {
  const { sampleCustomers, sampleYears, seed, dataDir } = settings;
  const years = sampleYears === 1 ? '' : `${sampleYears}-years-`;
  const file = path.join(dataDir, 'interim', 'sample', `sample-${sampleCustomers}-${years}${seed}.csv`);
  await generateSample(file, { customers: sampleCustomers, years: sampleYears, seed });
  return {
    kind: 'sample',
    paths: [file],
    name: `generated sample of ${sampleCustomers.toLocaleString('en-GB')} customers${sampleYears === 1 ? '' : ` over ${sampleYears} years`} (seed ${seed})`,
    notice: `These are not real customers: the transactions were generated, ${why}.`,
    isSample: true,
    currency: 'GBP',
  };
}
