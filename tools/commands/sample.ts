import path from 'node:path';
import { loadSettings } from '../../src/config';
import { formatNumber } from '../../src/format';
import { generateSample } from '../../src/sample';
import { commandOptions, runCommand } from './steps';

runCommand(async () => {
  const { seed, sampleCustomers, sampleYears, dataDir } = loadSettings();
  const { customers = String(sampleCustomers), out = path.join(dataDir, 'interim', 'sample', 'sample.csv') } =
    commandOptions();
  const { rows, truthFile } = await generateSample(path.resolve(out), {
    customers: Number(customers),
    years: sampleYears,
    seed,
  });
  console.log(
    `${formatNumber(rows)} generated lines: ${path.resolve(out)}\nThe planted groups: ${truthFile}`,
  );
});
