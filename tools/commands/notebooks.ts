import { loadSettings } from '../../src/config';
import { commandOptions, executedFolder, executeNotebooks, runCommand } from './steps';

runCommand(async () => {
  const settings = loadSettings();
  await executeNotebooks(settings, commandOptions());
  console.log(`\nExecuted notebooks: ${executedFolder(settings)}`);
});
