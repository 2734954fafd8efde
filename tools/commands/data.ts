import path from 'node:path';
import { loadSettings } from '../../src/config';
import { fetchPublicDataSet } from '../../src/transactions';
import { downloadBar } from './progress-bar';
import { runCommand } from './steps';

runCommand(async () => {
  const settings = loadSettings();
  const file = await fetchPublicDataSet(settings, {
    log: (line) => console.log(line),
    onProgress: downloadBar(),
  });
  console.log(`The data set is in ${path.relative(process.cwd(), file)}.`);
});
