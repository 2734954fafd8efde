import { loadSettings } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { formatNumber } from '../../src/format';
import { publishers, publishHistory } from '../../src/publish';
import { commandOptions, runCommand, withRunLock } from './steps';

runCommand(async () => {
  const { to = process.env.INSIDERS_POSTGRES_URL, month } = commandOptions();
  if (to === undefined) {
    throw new Error(
      `--to must name where the history goes, such as ${publishers.map(({ example }) => example).join(' or ')}; INSIDERS_POSTGRES_URL can name it as well`,
    );
  }
  const settings = await settingsOfRun(loadSettings());
  const months = month?.split(',').map((each) => each.trim());
  const log = (line: string): void => console.log(line);
  // The files must not be written anew meanwhile.
  const published = await withRunLock(settings, () => publishHistory(to, settings, { months, log }));
  const seconds = published.reduce((sum, each) => sum + each.seconds, 0);
  console.log(`${published.length} months in ${formatNumber(seconds, { decimals: 1 })} s.`);
});
