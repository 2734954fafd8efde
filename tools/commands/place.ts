import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadSettings, type Settings } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { formatNumber } from '../../src/format';
import { scoreFile, writeScoredList } from '../../src/scoring';
import { runFolders } from '../../src/store';
import { scoringTexts } from '../../src/texts';
import { scoredCustomerText, scoredFrame, scoredTable, refusedTable } from '../scoring';
import { commandOptions, findData, runCommand } from './steps';

/** Rows that are shown of each table; the file has them all. */
const SHOWN = 20;

runCommand(async () => {
  const settings = await settingsOfRun(loadSettings());
  const texts = scoringTexts[settings.lang];
  const { out, customer, 'as-of': asOf = null } = commandOptions();
  if (settings.data === null) {
    throw new Error('--data must name the transactions of the customers to place, such as --data new.csv');
  }
  const file = outFile(settings, out);
  const setAsideFile = file.replace(/(\.csv)?$/i, '.set_aside.csv');
  const source = await findData(settings);
  if (source.paths.some((each) => path.resolve(each) === file))
    throw new Error(`--out must not be the data itself: ${file}`);
  const scored = await scoreFile(settings, source.paths, { asOf, setAsideFile });
  const { names } = scored.file;
  const shown = scored.customers.find(
    ({ customerId }) => customer === (names.get(customerId) ?? String(customerId)),
  );
  if (customer !== undefined && shown === undefined) {
    throw new Error(
      `--customer must be one of the ${formatNumber(scored.customers.length)} customers of ${source.name}, received ${customer}`,
    );
  }
  await writeScoredList(settings, file, scored);
  console.log(scoredFrame(settings, scored, asOf !== null));
  if (shown !== undefined) console.log(scoredCustomerText(settings, shown, scored));
  else {
    if (scored.scored > 0) console.log(`\n${scoredTable(settings, scored, SHOWN)}`);
    if (scored.refused > 0) console.log(`\n${refusedTable(settings, scored, SHOWN)}`);
  }
  const rejected = scored.file.reading.setAside > 0 ? `\n${texts.rowsSetAside}: ${setAsideFile}` : '';
  console.log(`\n${texts.everyCustomer}: ${file}${rejected}`);
});

/** Where the list goes: never in the place of one of the run's own files. */
function outFile(settings: Settings, out: string | undefined): string {
  const { interim, processed, reports } = runFolders(settings);
  const usual = path.join(processed, 'placed.csv');
  const file = out === undefined ? usual : path.resolve(out);
  if (existsSync(file) && statSync(file).isDirectory()) {
    throw new Error(
      `--out must be a file, and ${file} is a folder: name a file in it, such as ${path.join(file, 'placed.csv')}`,
    );
  }
  const inside = [interim, processed, reports].some(
    (folder) => !path.relative(folder, file).startsWith('..'),
  );
  if (file === usual || !inside) return file;
  throw new Error(`--out must lie outside the folders of the run "${settings.run}", received ${file}`);
}
