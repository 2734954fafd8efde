import { loadSettings } from '../src/config';
import { commandOptions, findData, runCommand } from '../tools/commands/steps';
import { compareWithPython } from './compare';
import { benchForecast } from './forecast';
import { benchGrowth } from './growth';
import { benchKernels } from './kernels';
import { benchMonthly } from './monthly';
import { benchNotebooks } from './notebooks';
import { benchOtherShops } from './other-shops';
import { benchPeople } from './people';
import { benchPublish } from './publish';
import { benchReport } from './report';

const WHAT = [
  'cycle',
  'kernels',
  'notebooks',
  'report',
  'growth',
  'forecast',
  'publish',
  'monthly',
  'shops',
  'people',
] as const;

runCommand(async () => {
  const settings = loadSettings();
  const { what = 'cycle', seeds = '5', customers, to, only } = commandOptions();
  if (!WHAT.some((known) => known === what)) {
    throw new Error(`--what must be one of ${WHAT.join(', ')}, received "${what}"`);
  }
  if (what === 'shops') {
    await benchOtherShops(7);
    return;
  }
  if (what === 'growth') {
    await benchGrowth((customers ?? '5000,20000,80000').split(',').map(Number), settings.seed);
    return;
  }
  if (what === 'forecast') {
    await benchForecast(Number(seeds), settings.seed);
    return;
  }
  if (what === 'publish') {
    const postgres = process.env.INSIDERS_POSTGRES_URL;
    if (postgres === undefined)
      throw new Error('INSIDERS_POSTGRES_URL must name a database that one can spare');
    await benchPublish(settings, postgres, Number(customers ?? 1_000_000));
    return;
  }
  const source = await findData(settings);
  if (what === 'monthly') {
    const { INSIDERS_POSTGRES_URL: postgres, INSIDERS_S3_ENDPOINT: endpoint } = process.env;
    if (to === undefined || postgres === undefined || endpoint === undefined)
      throw new Error(
        '--to must name a place in the store of INSIDERS_S3_ENDPOINT, such as s3://bucket/prefix/, and INSIDERS_POSTGRES_URL a database, both of which one can spare',
      );
    await benchMonthly(settings, source, { bucket: to, postgres });
    return;
  }
  if (what === 'notebooks') await benchNotebooks(Object.keys(settings.presets), source);
  else if (what === 'people') await benchPeople(source.paths[0], settings.seed, only?.split(',') ?? []);
  else if (what === 'report') await benchReport(source);
  else if (what === 'kernels') await benchKernels(source, settings.seed, 3);
  else await compareWithPython(source, settings.seed);
});
