import { loadSettings } from '../../src/config';
import { historyFolder } from '../../src/programme';
import { writeDashboard } from '../dashboard';
import { runCommand } from './steps';

runCommand(async () => {
  const settings = loadSettings();
  const page = await writeDashboard(settings);
  if (page === null) {
    throw new Error(
      `the run "${settings.run}" has no history in ${historyFolder(settings)}: make a month with npm run monthly -- --run ${settings.run}`,
    );
  }
  console.log(`Dashboard: ${page}`);
});
