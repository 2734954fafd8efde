import { loadSettings } from '../src/config';
import { commandOptions, findData, runCommand } from '../tools/commands/steps';
import { compareWithPython } from './compare';
import { benchForecast } from './forecast';
import { benchGrowth } from './growth';
import { benchKernels } from './kernels';
import { benchNotebooks } from './notebooks';
import { benchReport } from './report';

const WHAT = ['cycle', 'kernels', 'notebooks', 'report', 'growth', 'forecast'] as const;

runCommand(async () => {
  const settings = loadSettings();
  const { what = 'cycle', seeds = '5', customers = '5000,20000,80000' } = commandOptions();
  if (!WHAT.some((known) => known === what)) {
    throw new Error(`--what must be one of ${WHAT.join(', ')}, received "${what}"`);
  }
  if (what === 'growth') {
    await benchGrowth(customers.split(',').map(Number), settings.seed);
    return;
  }
  if (what === 'forecast') {
    await benchForecast(Number(seeds), settings.seed);
    return;
  }
  const source = await findData(settings);
  if (what === 'notebooks') await benchNotebooks(Object.keys(settings.presets), source);
  else if (what === 'report') await benchReport(source);
  else if (what === 'kernels') await benchKernels(source, settings.seed, 3);
  else await compareWithPython(source, settings.seed);
});
