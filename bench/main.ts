import { loadSettings } from '../src/config';
import { commandOptions, findData, runCommand } from '../tools/commands/steps';
import { compareWithPython } from './compare';
import { benchGrowth } from './growth';
import { benchKernels } from './kernels';
import { benchNotebooks } from './notebooks';

const WHAT = ['cycle', 'kernels', 'notebooks', 'growth'] as const;

runCommand(async () => {
  const settings = loadSettings();
  const { what = 'cycle', customers = '5000,20000,80000' } = commandOptions();
  if (!WHAT.some((known) => known === what)) {
    throw new Error(`--what must be one of ${WHAT.join(', ')}, received "${what}"`);
  }
  if (what === 'notebooks') await benchNotebooks(Object.keys(settings.presets));
  else if (what === 'growth') await benchGrowth(customers.split(',').map(Number), settings.seed);
  else if (what === 'kernels') await benchKernels((await findData(settings)).path, settings.seed, 3);
  else await compareWithPython((await findData(settings)).path, settings.seed);
});
