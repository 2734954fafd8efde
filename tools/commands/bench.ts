import path from 'node:path';
import { compareWithPython, printGrowth } from '../../bench/compare';
import { timeCycle } from '../../bench/cycle';
import { benchNotebooks } from '../../bench/notebooks';
import { loadSettings, type Settings } from '../../src/config';
import { formatNumber } from '../../src/format';
import { generateSample } from '../../src/transactions';
import { commandOptions, findData, runCommand } from './steps';

const WHAT = ['cycle', 'notebooks', 'growth'] as const;

runCommand(async () => {
  const settings = loadSettings();
  const { what = 'cycle', customers = '5000,20000,80000' } = commandOptions();
  if (!WHAT.some((known) => known === what)) {
    throw new Error(`--what must be one of ${WHAT.join(', ')}, received "${what}"`);
  }
  if (what === 'notebooks') await benchNotebooks(Object.keys(settings.presets));
  else if (what === 'growth') await benchGrowth(settings, customers.split(',').map(Number));
  else await compareWithPython((await findData(settings)).path, settings.seed);
});

/** Our cycle on generated samples of growing size. */
async function benchGrowth(settings: Settings, sizes: readonly number[]): Promise<void> {
  const runs = [];
  for (const customers of sizes) {
    const file = path.join(settings.dataDir, 'interim', 'sample', `bench-${customers}.csv`);
    await generateSample(file, { customers, seed: settings.seed });
    console.log(`${formatNumber(customers)} generated customers:`);
    runs.push(await timeCycle(file, settings.seed, console.log));
  }
  printGrowth(runs);
}
