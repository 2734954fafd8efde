import { loadSettings } from '../../src/config';
import { commandOptions, executedFolder, executeNotebooks, planRun, runCommand } from './steps';

runCommand(async () => {
  const given = loadSettings();
  const { settings, source } = await planRun(given, commandOptions());
  await executeNotebooks(settings, commandOptions(), {}, source);
  console.log(`\nExecuted notebooks: ${executedFolder(settings)}`);
});
